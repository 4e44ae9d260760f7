"""What is drawn: strokes, pictures, references, and how they change."""
