"""The network on one page, its answers and all values of one example."""
