"""What a receipt printer can write: its code page, and what becomes of everything else.

CP858, which most have, has the Nordic letters and the euro sign. A character outside the page is written
with those it has (Łódź → Lódz, “ ” → ", on an old printer Ørsta → Oersta, 5 € → 5 EUR); one that has no
such spelling becomes a visible block, never a question mark that might be mistaken for the text's own.
"""

import re
import unicodedata
from functools import lru_cache

from appliance.printer_profiles import has

CODE_PAGE = "cp858"
BLOCKS = ("■", "¤", "#")
"""What stands for what cannot be written; the first that the page has."""

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


_WITHOUT = {
    "æ": "ae", "ø": "oe", "å": "aa", "Æ": "AE", "Ø": "OE", "Å": "AA", "ä": "ae", "ö": "oe", "Ä": "AE",
    "Ö": "OE", "€": "EUR", "ß": "ss", "×": "x", "Ð": "D", "ð": "d", "Þ": "TH", "þ": "th", "§": "par.",
    "©": "(C)", "®": "(R)", "£": "GBP", "¹": "1", "³": "3", "¾": "3/4", "¤": "*", "¨": "", "\u00b4": "'",
}  # fmt: skip
"""For pages that lack them, as the countries spell them on a typewriter without."""
_BEGINS = re.compile(r"(?<![A-ZÆØÅ])[ÆØÅÄÖ](?=[a-zæøåäö])")


def printable(text: str, page: str = CODE_PAGE) -> str:
    """The text in characters of the page only, ``\\n`` kept; every kind of space is an ordinary one."""
    if text.isprintable() and (
        text.isascii() or (has(page, text) and unicodedata.is_normalized("NFC", text))
    ):
        return text
    composed = unicodedata.normalize("NFC", text).translate(_SPELLED)
    if not has(page, "Ø"):
        composed = _BEGINS.sub(lambda letter: _write(letter[0], page).capitalize(), composed)
    return "".join(char if " " <= char <= "~" or char == "\n" else _write(char, page) for char in composed)


@lru_cache(1000)
def _write(char: str, page: str) -> str:
    category = unicodedata.category(char)
    if category in ("Zs", "Zl", "Zp", "Cc"):
        return " "
    if category in ("Mn", "Me"):  # a combining mark without a letter of its own
        return ""
    if has(page, char):
        return char
    if char in _WITHOUT:
        return _WITHOUT[char]
    block = next(block for block in BLOCKS if has(page, block))
    simple = [part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part)]
    if simple != [char]:
        spelled = ((part, part.translate(_SPELLED)) for part in simple)
        return "".join(said if has(page, part) else block for part, said in spelled)
    return block
