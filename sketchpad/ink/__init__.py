"""How items become pixels; knows strokes and pictures, but no tools and no widgets."""
