"""A lesson in the left column: the list of them, their pages, guesses, challenges."""
