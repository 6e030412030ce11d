"""Run, pause, step, speed, and what the run is doing."""
