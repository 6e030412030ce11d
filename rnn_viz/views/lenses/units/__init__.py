"""Which units matter: what holding each of them costs, in bars, per place and in the map."""
