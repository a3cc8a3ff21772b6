"""What a scanned text means: an article number, a text of the shop's own, or a misreading.

Article numbers carry a check digit (GS1 General Specifications, section 7.9), worked out by biip;
a wrong one is a value that says so, not an exception. UPC-A (12 digits) is the same article as the
EAN-13 with a zero before it. Everything else is taken as it stands, as Code 128 prints it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a scanned text turned out to be."""

    EAN8 = "ean8"
    EAN13 = "ean13"
    CODE128 = "code128"
    """Any other text: the shop's own labels, receipt numbers, QR codes."""
    BAD_CHECK_DIGIT = "bad_check_digit"
    UNREADABLE = "unreadable"
    """Empty, broken off, or with characters that no barcode of ours holds."""


@dataclass(frozen=True, slots=True)
class Code:
    """A scanned code."""

    kind: Kind
    digits: str
    """EAN-8 or EAN-13 digits with their check digit; for any other kind the text that was read."""

    @property
    def readable(self) -> bool:
        """Whether it may be looked up at all."""
        return self.kind not in (Kind.BAD_CHECK_DIGIT, Kind.UNREADABLE)


_AIM = re.compile(r"\]([A-Za-z])([0-9A-Za-z])")
"""Symbology identifier, ISO/IEC 15424: ``]``, the symbology's letter, a modifier."""

_GROUP_SEPARATOR = "\x1d"


def normalise(text: str) -> Code:
    """Say what a scanned text means.

    Without a symbology identifier 8, 12 and 13 digits are article numbers; with one, only where it
    says so (``]E``), and then nothing but an article number is accepted.

    >>> normalise("7038010000010").kind, normalise("7038010000011").kind
    (<Kind.EAN13: 'ean13'>, <Kind.BAD_CHECK_DIGIT: 'bad_check_digit'>)
    >>> normalise("036000291452")
    Code(kind=<Kind.EAN13: 'ean13'>, digits='0036000291452')
    >>> normalise("]C0HYLLE-7").digits
    'HYLLE-7'
    """
    aim = _AIM.match(text)
    body = text[aim.end() :] if aim else text.strip(" ")
    if not body or any(not char.isprintable() and char != _GROUP_SEPARATOR for char in body):
        return Code(Kind.UNREADABLE, text)
    if "\ufffd" in body:
        return Code(Kind.UNREADABLE, text)
    if aim and aim[1] == "E":
        return _article(_without_add_on(body, aim[2])) or Code(Kind.UNREADABLE, text)
    return (None if aim else _article(body)) or Code(Kind.CODE128, body)


def _without_add_on(digits: str, modifier: str) -> str:
    """``]E3`` is an EAN-13 with the 2 or 5 digit add-on of newspapers and magazines behind it."""
    return digits[:13] if modifier == "3" else digits


def _article(digits: str) -> Code | None:
    if not (digits.isascii() and digits.isdigit() and len(digits) in (8, 12, 13)):
        return None
    from biip.checksums import gs1_standard_check_digit  # brings all its tables: not before the first frame

    if gs1_standard_check_digit(digits[:-1]) != int(digits[-1]):
        return Code(Kind.BAD_CHECK_DIGIT, digits)
    return Code(Kind.EAN8, digits) if len(digits) == 8 else Code(Kind.EAN13, digits.zfill(13))
