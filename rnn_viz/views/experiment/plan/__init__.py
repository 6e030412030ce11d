"""The plan of an experiment: what varies, where it runs, in which file, and how far it is."""
