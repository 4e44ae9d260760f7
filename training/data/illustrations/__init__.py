"""Real illustrations as training data: from folders of pictures with alpha to paint pairs."""
