"""Values that the text of a lesson names: each is computed from the lesson's own run."""
