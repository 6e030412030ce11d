"""What the lenses say: a computed sentence each, by a stated rule."""
