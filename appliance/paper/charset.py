"""What a receipt printer can write: code page 858, and what becomes of everything else.

CP858 has the Nordic letters and the euro sign. A character outside it is written with those it has
(Łódź → Lódz, “ ” → "); one that has no such spelling becomes a visible block, never a question mark
that might be mistaken for the text's own.
"""

import unicodedata

CODE_PAGE = "cp858"
BLOCK = "■"

_SPELLED = str.maketrans(
    {
        "\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-",
        "\u2018": "'", "\u2019": "'", "\u201a": ",", "\u201b": "'", "\u2032": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2033": '"',
        "\u2026": "...", "\u2022": "·", "\u2192": "->", "\u2190": "<-", "\u2122": "(TM)",
        "\u2044": "/", "\u2264": "<=", "\u2265": ">=", "\u2713": "v", "\u2030": "0/00",
        "Œ": "OE", "œ": "oe", "Ł": "L", "ł": "l", "Đ": "Ð", "đ": "ð", "Ħ": "H", "ħ": "h",
        "Ŋ": "NG", "ŋ": "ng", "Ŧ": "T", "ŧ": "t", "ẞ": "SS", "\u017f": "s", "ĸ": "k",
        "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "", "\u00ad": "",
        "\ufe0e": "", "\ufe0f": "",
    }
)  # fmt: skip


def printable(text: str) -> str:
    """The text in characters of CP858 only, ``\\n`` kept; every kind of space is an ordinary one."""
    composed = unicodedata.normalize("NFC", text).translate(_SPELLED)
    return "".join(char if " " <= char <= "~" or char == "\n" else _write(char) for char in composed)


def _write(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Zs", "Zl", "Zp", "Cc"):
        return " "
    if category in ("Mn", "Me"):  # a combining mark without a letter of its own
        return ""
    if _known(char):
        return char
    simple = [part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part)]
    if simple != [char]:
        return "".join(part.translate(_SPELLED) if _known(part) else BLOCK for part in simple)
    return BLOCK


def _known(char: str) -> bool:
    try:
        char.encode(CODE_PAGE)
    except UnicodeEncodeError:
        return False
    return True
