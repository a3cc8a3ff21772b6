"""Names as people type them: folded for the search indexes, and what these are asked.

SQLite does not fold ø, æ and å: names are folded here, into the two ways that people type them (``ø`` as o or
oe, ``å`` as a or aa).
"""

import unicodedata

_SHORT = str.maketrans({"ø": "o", "æ": "ae", "å": "a", "ö": "o", "ä": "a", "ü": "u", "ß": "ss"})
_LONG = str.maketrans({"ø": "oe", "æ": "ae", "å": "aa", "ö": "oe", "ä": "ae", "ü": "ue", "ß": "ss"})


def fold(text: str, long: bool = False) -> str:
    """Fold a name for searching: small letters, no accents, Nordic letters as typed elsewhere.

    >>> fold("Blåbærsyltetøy Café"), fold("Blåbærsyltetøy", long=True)
    ('blabaersyltetoy cafe', 'blaabaersyltetoey')
    """
    folded = unicodedata.normalize("NFC", text).lower().translate(_LONG if long else _SHORT)
    if folded.isascii():
        return folded
    return "".join(mark for mark in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(mark))


def beginning(typed: str) -> str:
    """What an index is asked (FTS5): for words that begin with each word typed; empty where there is none.

    >>> beginning("Blå-bær 1 l")
    '"bla"* "baer"* "1"* "l"*'
    """
    words = "".join(letter if letter.isalnum() else " " for letter in fold(typed)).split()
    return " ".join(f'"{word}"*' for word in words)
