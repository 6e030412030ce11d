"""How the program is started: from the menu of the desktop, and on what is to be opened."""
