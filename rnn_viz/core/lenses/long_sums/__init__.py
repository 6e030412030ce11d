"""What becomes of sums that are longer than those trained on."""
