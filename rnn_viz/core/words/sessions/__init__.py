"""What is said of sessions, and a run as a short text."""
