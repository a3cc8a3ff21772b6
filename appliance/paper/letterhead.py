"""Whose paper it is: the seller's facts, and the lines that begin every paper.

A receipt names its seller with organisation number, what the registers want behind it, the cash
point, the moment and the cashier (bokføringsforskriften § 5-1-1, § 5-3-12; kassasystemforskrifta
§ 2-8-2 b-d for reports).
"""

from dataclasses import dataclass
from typing import Any

from appliance.domain.receipt import Align, Blank, Pair, Paper, Text
from appliance.words import Words

Data = dict[str, Any]

_NUMBERS = {"NOK": "Org.nr.", "DKK": "CVR-nr."}
"""What the register calls its number: the law's own words, in every language."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The shop as its papers name it."""

    name: str
    organisation: str = ""
    """Organisation number (NO) or CVR number (DK), digits."""
    register: str = ""
    """What stands behind the number: ``MVA``, ``Foretaksregisteret MVA``."""
    address: tuple[str, ...] = ()
    till: str = "1"
    """The cash point (kassapunkt)."""


def begin(heading: str, letterhead: Letterhead, words: Words) -> Paper:
    """The heading at the top, and under it the seller. The heading is printed as it is given."""
    name = _NUMBERS.get(words.currency.code, "")
    number = " ".join(part for part in (name, letterhead.organisation, letterhead.register) if part)
    return (
        Text(heading, Align.CENTRE, bold=True, large=True),
        Text(letterhead.name, Align.CENTRE, bold=True),
        *(Text(line, Align.CENTRE) for line in letterhead.address),
        *((Text(number, Align.CENTRE),) if letterhead.organisation else ()),
        Blank(),
    )


def stamp(title: str, body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """What it is called, when it happened, at which cash point, and who stood there."""
    cashier = words("Cashier {number}", number=body["operator"]) if body["operator"] else ""
    return (
        Pair(title, words.moment(body["at"], body["offset"])),
        Pair(words("Till {number}", number=letterhead.till), cashier),
    )


def signature(words: Words) -> Paper:
    """A line to sign on."""
    return (Blank(2), Text("_" * 28), Text(words("Signature")))


def tender_name(kind: str, brand: str, words: Words) -> str:
    """A means of payment in words: the kind, and the card's brand behind it.

    The shop's own kinds stand as the shop wrote them, with a capital letter.
    """
    known = {"cash": words("Cash"), "card": words("Card"), "gift_card": words("Gift card")}
    name = known.get(kind) or _title(kind)
    return f"{name} {_BRANDS.get(brand) or _title(brand)}" if brand else name


_BRANDS = {"bankaxept": "BankAxept", "mastercard": "Mastercard", "amex": "American Express", "jcb": "JCB"}


def _title(name: str) -> str:
    return (name[:1].upper() + name[1:]).replace("_", " ")
