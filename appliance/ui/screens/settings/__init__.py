"""How the till is set up: a new one from its first page, and all that can be changed later."""
