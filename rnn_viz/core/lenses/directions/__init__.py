"""Directions in the space of hidden states, and how the states lie along them."""
