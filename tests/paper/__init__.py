"""What is drawn on paper, byte by byte and line by line."""
