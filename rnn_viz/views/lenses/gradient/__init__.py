"""The picture of the gradient, checked."""
