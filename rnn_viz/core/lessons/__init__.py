"""Lessons as values: what they say, show, ask and wait for; and what is true of their run."""
