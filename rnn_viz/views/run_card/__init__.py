"""What the run is made of."""
