"""Lessons read from their text: every mistake is a sentence with its line, the rest is usable."""
