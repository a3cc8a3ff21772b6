"""What a box is told by the file on its card, and by its screen."""
