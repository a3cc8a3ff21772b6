"""What each make of receipt printer can do: columns, code pages, cut, symbols of its own.

Taken from python-escpos 3.1's ``capabilities.json`` (the escpos-printer-db project, CC BY 4.0), receipt
printers only, and of their code pages those that have Nordic letters; where a page stands under several
numbers, the first. Put right: NT-80-V-UL, whose "12 columns" are the dots of a letter; ``default`` has the
48 columns of an 80 mm printer of today. Every one of them takes ``ESC p`` for a drawer on pin 2 or 5, so
that is not in the table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

LETTERS = "æøåÆØÅ€"
"""What a receipt here cannot do without."""

_EPSON = {"cp858": 19, "cp1252": 16, "cp850": 2, "cp865": 5, "cp437": 0}
_OLD = {"cp1252": 16, "cp850": 2, "cp865": 5, "cp437": 0}
_STAR = {"cp858": 4, "cp1252": 32, "cp865": 9, "cp437": 0}
_WINCOR = {"cp858": 6, "cp1252": 8, "cp850": 1, "cp865": 5, "cp437": 0}
_KEFAR = {"cp858": 14, "cp1252": 11, "cp850": 2, "cp865": 5, "cp437": 0}
_METAPACE = {"cp858": 19, "cp850": 2, "cp865": 5, "cp437": 0}
_US = {"cp437": 0}


@dataclass(frozen=True, slots=True)
class Profile:
    """One make of printer; what is not said is as with an Epson of today."""

    columns: int = 48
    """Of font A, 12 dots each, on the widest paper that it takes."""
    pages: Mapping[str, int] = field(default_factory=lambda: _EPSON)
    """Python's name of each code page → its number for ``ESC t``, the better ones first."""
    cuts: bool = True
    qr: bool = True
    """Draws QR codes by itself (GS ( k)."""
    bars: bool = True
    """Draws Code 128 by itself (GS k 73)."""
    raster: bool = True
    """Prints pictures line by line (GS v 0)."""
    page: str = field(init=False)
    """The code page that has most of `LETTERS`, as Python names it."""

    def __post_init__(self) -> None:
        best = max(self.pages, key=lambda page: sum(has(page, letter) for letter in LETTERS))
        object.__setattr__(self, "page", best)

    @property
    def number(self) -> int:
        """The same, as the printer numbers it."""
        return self.pages[self.page]


def has(page: str, text: str) -> bool:
    """Whether a code page has every letter of a text."""
    try:
        text.encode(page)
    except UnicodeEncodeError:
        return False
    return True


_EIGHTY, _MEDIUM = Profile(), Profile(42)
_SMALL = Profile(32, cuts=False, qr=False, bars=False)

DEFAULT = "default"
PROFILES: dict[str, Profile] = {
    DEFAULT: _EIGHTY,
    "simple": Profile(42, _US, cuts=False, qr=False, bars=False),
    # Epson
    "TM-L90": _EIGHTY,
    "TM-P80": _MEDIUM,
    "TM-T20II": _EIGHTY,
    "TM-T20II-42col": _MEDIUM,
    "TM-T88II": Profile(42, _OLD),
    "TM-T88III": _MEDIUM,
    "TM-T88IV": _MEDIUM,
    "TM-T88IV-SA": Profile(42, _US),
    "TM-T88V": _MEDIUM,
    "TM-U220": Profile(42, _US, cuts=False, qr=False, bars=False, raster=False),
    "TM-U220B": Profile(42, _US, qr=False, bars=False, raster=False),
    # Star Micronics, speaking ESC/POS
    "SP2000": Profile(42, _STAR),
    "TSP600": Profile(42, _STAR),
    "TUP500": Profile(42, _STAR),
    # Wincor Nixdorf
    "TH230": Profile(44, _WINCOR, qr=False),
    "TH230Plus": Profile(44, _WINCOR),
    # others
    "CT-S651": _EIGHTY,
    "KR-306": Profile(pages=_KEFAR),
    "NT-5890K": _SMALL,
    "NT-80-V-UL": _EIGHTY,
    "P822D": _MEDIUM,
    "POS-5890": _SMALL,
    "RP-F10-58mm": Profile(36),
    "RP-F10-80mm": _EIGHTY,
    "RP326": _MEDIUM,
    "Sunmi-V2": Profile(32, cuts=False),
    "T-1": Profile(42, _METAPACE),
    "TEP-200M": _MEDIUM,
    "ZJ-5870": Profile(32, _OLD, cuts=False, qr=False, bars=False),
}
"""By the name that ``[printer] profile`` has."""
