"""Sentences, captions, claims, and numbers as text."""
