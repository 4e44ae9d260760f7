"""The drawing at any moment of its making, and films of it."""
