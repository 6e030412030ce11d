"""Experiments: many runs that differ in one or two numbers, and what can be said of them."""
