"""What is kept of runs, as values that a file can hold."""
