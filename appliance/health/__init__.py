"""How the box ages: the card that wears out, the room that fills, heat and a weak supply, the weekly check.

Everything here is read from files that the kernel or this till has written; nothing is changed but small
records in the data folder. What is found are `domain.finding` values; `wiring` asks for them and shows them.
"""
