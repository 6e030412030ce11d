"""What is said about runs other than the one that is shown."""
