"""What the program explains of itself: its words, its keys, its first steps."""
