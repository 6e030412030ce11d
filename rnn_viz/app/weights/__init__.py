"""Weights of the user's own, opened in the window."""
