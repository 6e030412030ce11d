"""The script and its print-outs."""
