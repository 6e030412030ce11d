"""The ways in which something is guessed, each with the mouse and with keys."""
