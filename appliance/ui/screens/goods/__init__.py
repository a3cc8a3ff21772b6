"""What the shop sells, as whoever keeps it sees it."""
