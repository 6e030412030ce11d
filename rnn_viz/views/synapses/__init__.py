"""All weights as heat maps: themselves, an update, a change, two nets compared."""
