"""Lessons on the command line: the list of them, and what is wrong with one."""
