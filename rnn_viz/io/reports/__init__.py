"""What the program writes down of itself: its log, and why a process ended that crashed."""
