"""Fields that text is typed into."""
