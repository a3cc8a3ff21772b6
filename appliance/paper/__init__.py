"""One layout for everything printed, drawn as ESC/POS, PDF, PNG or text."""
