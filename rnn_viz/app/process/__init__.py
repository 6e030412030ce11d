"""The process that the window runs in: its start, its signals, its garbage, its last resort."""
