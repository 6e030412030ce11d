"""Lessons in the program: those that come with it."""
