"""The mathematics: no Qt, no threads, no files, no clock, no hidden randomness."""
