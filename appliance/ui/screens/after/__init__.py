"""After the sale: its receipt, a copy, a gift or a mail of it, and goods that come back."""
