"""What a shop prints on its receipts of its own: a logo, lines under its address, lines at the end.

They stand below the law's own heading, and may not look like it: a line that is a heading of the law, or says
that the paper is a copy, is refused (kassasystemforskrifta § 2-8-4, § 2-8-6).
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from appliance.domain.receipt import Logo

ABOVE, BELOW, LONGEST = 3, 6, 48
"""Lines under the address, lines at the end, letters of each."""
HIGHEST, WIDEST = 120, 576
"""Dots of a logo: 15 mm, and the width of 80 mm paper."""
NO_LOGO = Logo()
_MARKS = re.compile(r"\b(kopi\w*|copy|copies|duplikat\w*|duplicate|genpart\w*)\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\b(org|cvr|mva|nuf)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OwnTexts:
    """What is printed beside what the law wants."""

    above: tuple[str, ...] = ()
    """Under the address."""
    below: tuple[str, ...] = ()
    """At the end: opening hours, how goods come back, a web address."""
    logo: Logo = NO_LOGO


NOTHING = OwnTexts()


def looks_official(line: str, headings: Iterable[str]) -> bool:
    """May a line be taken for a heading of the law, a mark of a copy, or a seller's number?

    >>> looks_official("— KOPI —", ()), looks_official("Salgskvittering!", ["Salgskvittering"])
    (True, True)
    >>> looks_official("Org. nr 999 888 777", ()), looks_official("Byttes mot kvittering", ["Kvittering"])
    (True, False)
    """
    words = " ".join(_LETTERS.findall(line.casefold()))
    official = {" ".join(_LETTERS.findall(one.casefold())) for one in headings}
    parts = {" ".join(_LETTERS.findall(part)) for one in headings for part in one.casefold().split("–")}
    number = _NUMBER.search(line) and sum(letter.isdigit() for letter in line) >= 8
    return bool(words in (official | parts) - {""} or _MARKS.search(line) or number)


def body(own: OwnTexts) -> dict[str, Any]:
    """As it stands in the journal; a logo's dots in base64 (RFC 4648 § 4)."""
    said: dict[str, Any] = {"above": list(own.above), "below": list(own.below)}
    if own.logo.rows:
        dots = b64encode(own.logo.rows).decode()
        said["logo"] = {"wide": own.logo.wide, "high": own.logo.high, "dots": dots}
    return said


def of(said: dict[str, Any]) -> OwnTexts:
    """From the journal."""
    logo = said.get("logo")
    dots = Logo(logo["wide"], logo["high"], b64decode(logo["dots"])) if logo else NO_LOGO
    return OwnTexts(tuple(said["above"]), tuple(said["below"]), dots)
