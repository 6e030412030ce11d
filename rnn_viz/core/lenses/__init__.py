"""What can be found out about what a network has learned, a file a lens."""
