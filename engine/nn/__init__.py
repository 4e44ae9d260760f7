"""The networks. Each file reads from top to bottom in its paper's order and knows no pixels."""
