"""The trained voter: its weights, training and measuring."""
