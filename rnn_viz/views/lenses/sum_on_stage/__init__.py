"""The sum on stage as a slim strip with the carry, and where it is typed."""
