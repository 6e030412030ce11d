"""When was it learned? Accuracy over the run, and the weights that have a card."""
