"""What can be taken along, as the bytes or text of a file; :mod:`rnn_viz.io.atomic` writes it."""
