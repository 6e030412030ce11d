"""Experiments with many runs in the window: what is wished of them, and what they come to."""
