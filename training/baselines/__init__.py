"""What the paint network is measured beside: the baselines, and one way to ask any of them."""
