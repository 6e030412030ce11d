"""What lies between transport and timeline: what the network does, what it has learned, what if."""
