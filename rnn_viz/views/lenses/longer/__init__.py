"""Longer numbers: the share of right sums of each length, over the run and now."""
