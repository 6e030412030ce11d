"""The analyst and what it finds out, while somebody looks."""
