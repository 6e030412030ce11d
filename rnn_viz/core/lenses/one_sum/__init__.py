"""What lenses find out about one sum, rather than about all of them."""
