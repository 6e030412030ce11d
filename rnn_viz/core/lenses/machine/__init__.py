"""The machine of a few states that a network has learned: from its states to its arrows."""
