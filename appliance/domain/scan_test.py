"""Symbols to scan, to see whether a scanner sends all that it reads, and as it stands there.

The last three hold a batch and a date; between them stands the group separator (GS, FNC1 in the symbol),
which many scanners leave out as they are sold (GS1 General Specifications, 7.8.2). The text has letters and
marks that change places where a scanner types for another country's keyboard.
"""

import re
from dataclasses import dataclass

GS = "\x1d"
_AIM = re.compile(r"\][A-Za-z][0-9A-Fa-f]")
WELL, NO_GS, CASE, LAYOUT, AROUND, CHECK, OTHER, UNLIKE = (
    "well", "no_gs", "case", "layout", "around", "check", "other", "unlike",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Symbol:
    """One symbol, and what must come through of it."""

    key: str
    name: str
    text: str


_CARRIED = f"10LOT7{GS}17261231"
SYMBOLS = (
    Symbol("ean13", "EAN-13", "7038010000010"),
    Symbol("ean8", "EAN-8", "96385074"),
    Symbol("code128", "Code 128", "Hylle-7/Zy"),
    Symbol("gs1", "GS1-128", _CARRIED),
    Symbol("qr", "QR", f"0107038010000010{_CARRIED}"),
    Symbol("datamatrix", "GS1 DataMatrix", f"0107038010000010{_CARRIED}"),
)


def verdict(symbol: Symbol, scanned: str) -> str:
    """What is so with what came through.

    >>> verdict(SYMBOLS[0], "]E07038010000010"), verdict(SYMBOLS[0], "703801000001")
    ('well', 'check')
    >>> [verdict(SYMBOLS[2], text) for text in ("hYLLE-7/zY", "Hylle+7-Yz", "xHylle-7/Zy")]
    ['case', 'layout', 'around']
    >>> verdict(SYMBOLS[3], SYMBOLS[3].text.replace(GS, "")), verdict(SYMBOLS[0], "96385074")
    ('no_gs', 'other')
    """
    meant, came = symbol.text, _AIM.sub("", scanned, count=1) if _AIM.match(scanned) else scanned
    found = {
        meant: WELL,
        meant.replace(GS, ""): NO_GS if GS in meant else WELL,
        meant.swapcase(): WELL if meant.isdecimal() else CASE,
    }
    if came in found and came:
        return found[came]
    if any(came == one.text != meant for one in SYMBOLS):
        return OTHER
    if meant.isdecimal() and came == meant[:-1]:
        return CHECK
    if meant in came:
        return AROUND
    same = len(came) == len(meant) and [one for one in came if one.isdecimal()] == [
        one for one in meant if one.isdecimal()
    ]
    return LAYOUT if same else UNLIKE


def around(symbol: Symbol, scanned: str) -> tuple[str, str]:
    """What came before and behind it."""
    before, _, behind = scanned.partition(symbol.text)
    return before, behind
