"""Work in threads of its own, beside the trainer and the analyst."""
