"""Data of a run as files: numbers, texts, the network, animations; and the dialog for them."""
