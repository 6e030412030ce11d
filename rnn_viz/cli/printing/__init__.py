"""Forms in which commands print what they have found."""
