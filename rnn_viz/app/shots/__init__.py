"""Pictures of the whole window, drawn by Qt off screen."""
