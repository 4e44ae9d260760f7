"""The tools: what a drag of the pointer over the sheet means. Fed with samples, not widgets."""
