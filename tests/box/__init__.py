"""The box: its units, its users, its rescue screen, and what the image is made of."""
