"""Ripples on their way to rest."""
