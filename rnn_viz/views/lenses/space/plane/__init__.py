"""The plane of states: a cloud of them, with axes, names, paths and marks over it."""
