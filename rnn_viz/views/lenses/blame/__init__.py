"""The picture of how far blame reaches."""
