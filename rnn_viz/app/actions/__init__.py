"""Every action of the program: menus, buttons, shortcuts and their sheet."""
