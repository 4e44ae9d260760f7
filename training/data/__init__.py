"""Data sets: index -> load -> augment -> pair. Nothing here knows a network or a loss."""
