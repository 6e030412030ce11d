"""State space: all hidden states in a plane, the path of the sum on stage, earlier moments."""
