"""Texts in code page 437, as SIE files want them: what it lacks is spelled with what it has, never as "?"."""

import unicodedata

_SPELLED = """
    ø ö ł l đ d ð d ħ h ı i ŋ n œ oe ŧ t þ th ǥ g ʒ z ə e ẞ ß
    а a б b в v г g ґ g д d е e є ye ж zh з z и i і i ї yi й y к k л l м m н n о o п p р r с s т t у u ф f х
    kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya ё yo
    α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o
    \u2010 - \u2011 - – - — - − - \u2044 / ’ ' ‘ ' \u201a ' “ " ” " „ " • · × x … ... € EUR © (c) ® (R) § par.
    ‰ o/oo
"""  # noqa: RUF001 - they look alike and are others: that is what they are here for
"""A letter and its spelling in turn, small letters alone: what does not come apart into a letter of the code
page and an accent. Cyrillic and Greek about as passports spell them."""
_PAIRS = _SPELLED.split()
_OTHER = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)) | {"ь": "", "ъ": ""}


def spelled(written: str) -> str:
    """The text in signs that code page 437 has; it has æ and å but no ø.

    A sign without letters of ours (Chinese, a face) stands as its number, so that it is not lost.

    >>> spelled("Øl på fløte – 5 €"), spelled("Łódź, Žemė"), spelled("Київ"), spelled("中")
    ('Öl på flöte - 5 EUR', 'Lódz, Zeme', 'Kiyiv', 'U+4E2D')
    """
    return "".join(map(_letters, unicodedata.normalize("NFC", written)))


def _letters(sign: str) -> str:
    if sign in _OTHER:
        return _OTHER[sign]
    if sign.lower() in _OTHER:
        return _OTHER[sign.lower()].capitalize()
    if _writable(sign):
        return sign
    kind = unicodedata.category(sign)[0]
    if kind in "MCZ":  # accents and joiners; spaces of other widths
        return " " if kind == "Z" else ""
    parts = unicodedata.normalize("NFKD", sign)
    return "".join(map(_letters, parts)) if parts != sign else f"U+{ord(sign):04X}"


def _writable(sign: str) -> bool:
    try:
        sign.encode("cp437")
    except UnicodeEncodeError:
        return False
    return True
