"""What a page waits for: whether it is done, what does it for the learner, and how it is said."""
