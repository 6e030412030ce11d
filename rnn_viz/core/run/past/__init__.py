"""What a run keeps of its past: in pieces that branches share, within a budget."""
