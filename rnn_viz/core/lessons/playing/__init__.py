"""Doing a lesson: what is sent for what the learner does, and when the next page may come."""
