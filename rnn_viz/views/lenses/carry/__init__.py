"""Where is the carry? How well it is read over the run, and what each unit tells of it."""
