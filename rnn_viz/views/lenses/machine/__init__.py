"""The machine that the network has learned, as a graph."""
