"""Find a sum it gets wrong: what was tried, and the wrong sum bit by bit."""
