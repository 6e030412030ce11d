"""Exports that take more than a few lines to be asked for."""
