"""What several views share, and only that: theme, fonts, palettes, plots, small controls."""
