"""The error curve."""
