"""What is on hand, what moves it, and the count."""
