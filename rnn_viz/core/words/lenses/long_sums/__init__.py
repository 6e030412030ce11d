"""Long sums in words: how far addition reaches, and a sum that comes out wrong."""
