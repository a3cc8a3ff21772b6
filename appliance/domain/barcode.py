"""What a scanned text means: an article number, a text of the shop's own, or a misreading.

Article numbers carry a check digit (GS1 General Specifications, section 7.9), worked out by biip;
a wrong one is a value that says so, not an exception. UPC-A (12 digits) is the same article as the
EAN-13 with a zero before it. Codes that carry more than the article (GS1-128, DataBar, DataMatrix, QR;
GS1 Digital Link) are read by biip, and what is looked up is their article number. Everything else is
taken as it stands, as Code 128 prints it.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a scanned text turned out to be."""

    EAN8 = "ean8"
    EAN13 = "ean13"
    GTIN14 = "gtin14"
    """A case or a bundle of articles, or goods whose weight varies: 14 digits, the first not 0."""
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
    """The article number with its check digit; for any other kind the text that was read."""

    @property
    def readable(self) -> bool:
        """Whether it may be looked up at all."""
        return self.kind not in (Kind.BAD_CHECK_DIGIT, Kind.UNREADABLE)


_AIM = re.compile(r"\]([A-Za-z])([0-9A-Za-z])")
"""Symbology identifier, ISO/IEC 15424: ``]``, the symbology's letter, a modifier."""

_ELEMENTS = frozenset({"]C1", "]e0", "]e1", "]e2", "]d2", "]Q3", "]J1"})
"""GS1-128, DataBar, DataMatrix, QR and DotCode: element strings (GS1 General Specifications, 5.1.2)."""
_ITF14 = "]I1"

_GROUP_SEPARATOR = "\x1d"


def normalise(text: str) -> Code:
    """Say what a scanned text means.

    Without a symbology identifier 8, 12 and 13 digits are article numbers, and so is what stands behind
    a leading application identifier 01; with one, only where it says so, and then ``]E`` is an article
    number and nothing else.

    >>> normalise("7038010000010").kind, normalise("7038010000011").kind
    (<Kind.EAN13: 'ean13'>, <Kind.BAD_CHECK_DIGIT: 'bad_check_digit'>)
    >>> normalise("036000291452")
    Code(kind=<Kind.EAN13: 'ean13'>, digits='0036000291452')
    >>> normalise("]C0HYLLE-7").digits
    'HYLLE-7'
    >>> normalise("]d20107038010000010" "17261231").digits, normalise("https://id.gs1.org/01/96385074").digits
    ('7038010000010', '96385074')
    """
    identifier, body = _aimed(text)
    odd = any(char == "\ufffd" or (not char.isprintable() and char != _GROUP_SEPARATOR) for char in body)
    if odd or not body:
        return Code(Kind.UNREADABLE, text)
    if identifier.startswith("]E"):
        return _article(_without_add_on(body, identifier[2])) or Code(Kind.UNREADABLE, text)
    found = _carried(identifier, body) or (None if identifier else _article(body))
    return found or Code(Kind.CODE128, body)


def _aimed(text: str) -> tuple[str, str]:
    """A scanned text's symbology identifier, empty where it has none, and what stands behind it."""
    aim = _AIM.match(text)
    return (aim[0], text[aim.end() :]) if aim else ("", text.strip(" "))


def bare(text: str) -> str:
    """The code in a scanned text, for whoever notes or shows it; what is plainly one is not looked into.

    >>> bare("7038010000010"), bare("]d2010703801000001010A"), bare("HYLLE-7")
    ('7038010000010', '7038010000010', 'HYLLE-7')
    """
    return text if len(text) <= 14 and text.isalnum() else normalise(text).digits


def elements(text: str) -> list[tuple[str, Decimal | None, dt.date | None]]:
    """Every application identifier of a scanned text with its number and its date, where it has one.

    >>> elements("]d20107038010000010" "3103001250" "17261231")[1]
    ('3103', Decimal('1.250'), None)
    """
    _, body = _aimed(text)
    read = _read(_link if "://" in body else _message, body.lstrip(_GROUP_SEPARATOR))
    return [(one.ai.ai, one.decimal, one.date) for one in read.element_strings] if read else []


def _without_add_on(digits: str, modifier: str) -> str:
    """``]E3`` is an EAN-13 with the 2 or 5 digit add-on of newspapers and magazines behind it."""
    return digits[:13] if modifier == "3" else digits


def _article(digits: str, lengths: tuple[int, ...] = (8, 12, 13)) -> Code | None:
    if not (digits.isascii() and digits.isdigit() and len(digits) in lengths):
        return None
    from biip.checksums import gs1_standard_check_digit  # brings all its tables: not before the first frame

    if gs1_standard_check_digit(digits[:-1]) != int(digits[-1]):
        return Code(Kind.BAD_CHECK_DIGIT, digits)
    if len(digits) == 14:
        return _shortest(digits)
    return Code(Kind.EAN8, digits) if len(digits) == 8 else Code(Kind.EAN13, digits.zfill(13))


def _shortest(digits: str) -> Code:
    """A GTIN-14 is an EAN-13 with a zero before it, an EAN-8 with six (General Specifications, 3.3.2)."""
    if not digits.startswith("0"):
        return Code(Kind.GTIN14, digits)
    if digits.startswith("000000"):
        return Code(Kind.EAN8, digits[6:])
    return Code(Kind.EAN13, digits[1:])


def _carried(identifier: str, body: str) -> Code | None:
    """The article number in a code that holds more, or None where it holds none that we can read."""
    elements = body.lstrip(_GROUP_SEPARATOR)  # the FNC1 that begins the symbol, as some scanners send it
    if identifier == _ITF14:
        return _article(body, (14,))
    if identifier in _ELEMENTS:
        return _parsed(_message, elements)
    if "://" in body:
        return _parsed(_link, body)
    if not identifier and re.match(r"01[0-9]{14}", elements):
        found = _parsed(_message, elements)  # a text of the shop's own may begin so too
        return found if found and found.readable else None
    return None


def _message(elements: str, config: Any) -> Any:
    from biip.gs1_messages import GS1Message

    return GS1Message.parse(elements, config=config)


def _link(uri: str, config: Any) -> Any:
    from biip.gs1_digital_link_uris import GS1DigitalLinkURI

    return GS1DigitalLinkURI.parse(uri, config=config)


def _read(parse: Callable[[str, Any], Any], text: str) -> Any:
    """What biip makes of it; None where it makes nothing."""
    from biip import ParseConfig, ParseError

    try:
        # a shop's till sells what has 00 for a month too
        return parse(text, ParseConfig(gs1_element_strings_verify_date=False))
    except (ParseError, ValueError):
        return None


def _parsed(parse: Callable[[str, Any], Any], text: str) -> Code | None:
    read = _read(parse, text)
    if read is None:
        return None
    gtin = next((element.value for element in read.element_strings if element.ai.ai == "01"), "")
    return _article(gtin, (14,))
