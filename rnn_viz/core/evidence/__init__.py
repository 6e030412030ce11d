"""What can be found out about weights and about a run; one file a study."""
