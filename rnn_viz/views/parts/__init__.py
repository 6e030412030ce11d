"""What all views share: theme values, palettes, cells, small controls."""
