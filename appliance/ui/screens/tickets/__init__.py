"""Tickets: what they let in to, for whom and when, and the door."""
