"""A run: what it is made of, what is done to it, and every moment of it."""
