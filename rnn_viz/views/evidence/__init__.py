"""What the network can do: the map of all sums, accuracy per place."""
