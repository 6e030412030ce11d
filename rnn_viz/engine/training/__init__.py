"""The trainer: the playhead in a run, its pace, and the sum on stage."""
