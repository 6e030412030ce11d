"""Lenses: small true pictures of what the network has learned, each with one sentence."""
