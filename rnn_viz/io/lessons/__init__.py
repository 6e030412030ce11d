"""Files of lessons: their texts, and how far somebody has come."""
