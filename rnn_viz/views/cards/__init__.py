"""Cards that take one value apart."""
