"""The sum on stage as school addition."""
