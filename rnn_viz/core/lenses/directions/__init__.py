"""Directions in the space of hidden states: where the carry is told, where they differ most."""
