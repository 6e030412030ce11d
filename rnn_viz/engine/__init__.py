"""Time and threads: commands in by queue, the newest snapshot out by mailbox. No Qt."""
