"""The wall of all lenses, and the page of one."""
