"""What would come of a run with other numbers: the whole of it, trained again."""
