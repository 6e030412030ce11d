"""The picture of why a bit is said: the terms of its sum."""
