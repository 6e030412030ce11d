"""``rnn-viz sweep``: many runs, their table and the verdict."""
