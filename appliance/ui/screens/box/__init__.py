"""The box itself: how it is, its back-ups, and what it does when something is broken."""
