"""What is said of experiments."""
