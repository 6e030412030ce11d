"""One time step of the network as a picture: nodes and wires."""
