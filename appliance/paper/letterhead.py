"""Whose paper it is: the seller's facts, the lines that begin every paper, and how papers name things.

A receipt names its seller with organisation number, what the registers want behind it, the cash
point, the moment and the cashier (bokføringsforskriften § 5-1-1, § 5-3-12; kassasystemforskrifta
§ 2-8-2 b-d for reports).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from appliance.domain.line_kind import GIFT_CARD, SINGLE
from appliance.domain.own_texts import NOTHING, OwnTexts
from appliance.domain.receipt import Align, Blank, Pair, Paper, Table, Text
from appliance.words import N_, Words

Data = dict[str, Any]

_NUMBERS = {"NOK": "Org.nr.", "DKK": "CVR-nr."}
"""What the register calls its number: the law's own words, in every language."""
_VAT = "MVA"
"""Stands right behind the number (bokføringsforskriften § 5-1-2); what else a shop is in has a line."""


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
    own: OwnTexts = NOTHING
    """What the shop prints on receipts beside it."""


def begin(heading: str, letterhead: Letterhead, words: Words) -> Paper:
    """The heading at the top, and under it the seller. The heading is printed as it is given."""
    return (
        mark(heading),
        Text(letterhead.name, Align.CENTRE, bold=True),
        *(Text(line, Align.CENTRE) for line in (*letterhead.address, *_registered(letterhead, words))),
        Blank(),
    )


def own_lines(lines: Sequence[str]) -> Paper:
    """Lines of the shop's own: small, and set off, so that nobody takes them for the paper's."""
    return (*(Text(line, Align.CENTRE) for line in lines), Blank()) if lines else ()


def mark(heading: str) -> Text:
    """What a paper is, or is not, at least 50 % larger than any amount (§ 2-8-6)."""
    return Text(heading, Align.CENTRE, bold=True, large=True)


def _registered(letterhead: Letterhead, words: Words) -> list[str]:
    """``Org.nr. 999888777 MVA``, and ``Foretaksregisteret`` under it."""
    if not letterhead.organisation:
        return []
    registers = letterhead.register.split()
    vat = _VAT if _VAT in registers else ""
    number = (_NUMBERS.get(words.currency.code, ""), letterhead.organisation, vat)
    others = " ".join(register for register in registers if register != _VAT)
    return [" ".join(filter(None, number)), *([others] if others else [])]


def stamp(title: str, body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """What it is called, when it happened, at which cash point, and who stood there."""
    cashier = words("Cashier {number}", number=body["operator"]) if body["operator"] else ""
    return (
        Pair(title, words.moment(body["at"], body["offset"])),
        Pair(words("Till {number}", number=letterhead.till), cashier),
    )


def signature(words: Words, who: str = "") -> Paper:
    """A line to sign on."""
    return (Blank(2), Text("_" * 28), Text(who or words("Signature")))


_SERIES = {
    "sale": N_("Receipt {number}"),
    "return": N_("Return receipt {number}"),
    "provisional": N_("Provisional receipt {number}"),
    "training": N_("Training receipt {number}"),
    "delivery": N_("Delivery receipt {number}"),
}


_PLURAL = {
    "sale": N_("Sales receipts"),
    "return": N_("Return receipts"),
    "provisional": N_("Provisional receipts"),
    "training": N_("Training receipts"),
    "delivery": N_("Delivery receipts"),
}


def numbered_series(series: str, words: Words) -> str:
    """The name of a receipt series: ``Sales receipts``."""
    return words(_PLURAL[series])


def numbered(series: str, number: int, words: Words) -> str:
    """A receipt by its number: each series has its own, so the series is named."""
    return words(_SERIES[series], number=number)


def tender_name(kind: str, brand: str, words: Words) -> str:
    """A means of payment in words: the kind, and the card's brand behind it.

    The shop's own kinds stand as the shop wrote them, with a capital letter.
    """
    known = {
        "cash": words("Cash"),
        "foreign": words("Foreign cash"),
        "card": words("Card"),
        "gift_card": words("Gift card"),
        "prepayment": words("Prepayment"),
        "pant": words("Bottle deposit"),
        "mobilepay": "MobilePay",
    }
    if (kind, brand) == (GIFT_CARD, SINGLE):
        return words("Gift card with its VAT paid")
    name = known.get(kind) or _title(kind)
    return f"{name} {_BRANDS.get(brand) or _title(brand)}" if brand else name


def exchanged(tender: Data, words: Words) -> str:
    """Notes of another currency and their rate: ``20,00 EUR × 11,50``."""
    return f"{words.written(tender['foreign'])} {tender['brand']} × {words.written(tender['exchange'])}"


_BRANDS = {"bankaxept": "BankAxept", "mastercard": "Mastercard", "amex": "American Express", "jcb": "JCB"}


def _title(name: str) -> str:
    return (name[:1].upper() + name[1:]).replace("_", " ")


def vat_table(rates: Sequence[Data], title: str, words: Words, *total: tuple[str, ...]) -> Table:
    """Net, VAT and gross by rate, and what they sum up to where it is given."""
    rows = tuple(
        (f"{words.percent(row['rate'])} %", *(words.amount(row[name]) for name in ("net", "vat", "gross")))
        for row in rates
    )
    return Table((*rows, *total), (title, words("Net"), words("VAT"), words("Gross")))


def named(code: str, name: str) -> str:
    """Code and name; one that nobody named stands for itself."""
    return code if name == code else f"{code} {name}"
