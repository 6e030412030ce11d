"""What is needed before anything else: nothing here has a text, or imports a module with one."""
