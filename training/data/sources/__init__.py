"""Where photos and sketches are found: one module per layout, and how one of them is read."""
