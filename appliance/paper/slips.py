"""Slips: papers beside a sale that are no receipt for goods, each composed from its journal entry.

The card terminal's own slip (kassasystemforskrifta § 2-8-8), the correction of a wrong means of payment
(Skatteetaten's FAQ), cash put in or taken out (bokføringsforskriften § 5-3-8), and the public key that the
product declaration names (RF-1348).
"""

from appliance.domain.payment import CASH
from appliance.domain.receipt import Blank, Cut, Pair, Paper, Qr, Rule, Text
from appliance.domain.settlement import moved
from appliance.paper.letterhead import (
    Data,
    Letterhead,
    begin,
    exchanged,
    named,
    numbered,
    signature,
    stamp,
    tender_name,
)
from appliance.words import Words


def terminal_slip(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """What a card terminal that is not integrated gave out, under the mark that it is no receipt."""
    title = words("Slip from the card terminal")
    number = body["receipt"]
    return (
        *begin(body["heading"], letterhead, words),
        *stamp(title, body, letterhead, words),
        *((Text(words("Belongs to receipt {number}", number=number)),) if number else ()),
        Rule(),
        *(Text(line) for line in body["lines"]),
        Cut(),
    )


def tender_corrected(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """The slip of a corrected means of payment: the receipt, what stood there, what is right."""
    rounding = Pair(words("Cash rounding"), words.amount(body["rounding"]))
    return (
        *begin(words("Means of payment corrected"), letterhead, words),
        *stamp(words("Entry {number}", number=body["number"]), body, letterhead, words),
        Rule(),
        Text(numbered(body["series"], body["receipt"], words), bold=True),
        Blank(),
        Text(words("Registered"), bold=True),
        *_tenders(body["old"], words),
        Text(words("Corrected to"), bold=True),
        *_tenders(body["new"], words),
        *((rounding,) if body["rounding"] else ()),
        *signature(words),
        Cut(),
    )


def _tenders(tenders: list[Data], words: Words) -> Paper:
    return tuple(element for one in tenders for element in _tender(one, words))


def _tender(one: Data, words: Words) -> Paper:
    if "change" in one:
        return (Pair(words("Change"), words.amount(-one["amount"]), indent=4),)
    name = Pair(tender_name(one["kind"], one["brand"], words), words.amount(one["amount"]), indent=2)
    return (name, Pair(exchanged(one, words), "", indent=4)) if "foreign" in one else (name,)


def cash_moved(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """The slip of cash put in or taken out: how much, why, when and who."""
    if "customer" in body:
        return _paid_on_account(body, letterhead, words)
    if "pant" in body:
        return _bottles_back(body, letterhead, words)
    if "employee" in body:
        return _tips_paid(body, letterhead, words)
    heading = words("Cash in") if body["amount"] >= 0 else words("Cash out")
    return (
        *begin(heading, letterhead, words),
        *stamp(words("Entry {number}", number=body["number"]), body, letterhead, words),
        Rule(),
        Pair(tender_name(CASH, "", words), words.amount(body["amount"]), bold=True),
        Text(words("Reason: {reason}", reason=words(body["reason"]))),
        *((Text(body["note"]),) if body["note"] else ()),
        *signature(words),
        Cut(),
    )


def _bottles_back(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """What was paid out for empty bottles: how many of each, the slip of a machine."""
    pieces = [
        Pair(f"{one['n']} × {words.amount(one['value'])}", words.amount(one["n"] * one["value"]))
        for one in body["pant"]
    ]
    slip = [Pair(words("A machine's slip"), words.amount(body["slip"]["amount"]))] if "slip" in body else []
    return (
        *begin(words("Bottles back"), letterhead, words),
        *stamp(words("Entry {number}", number=body["number"]), body, letterhead, words),
        Rule(),
        *pieces,
        *slip,
        *_paid(body, CASH, "", words),
        Cut(),
    )


def _tips_paid(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """What an employee got of their tips, for them to sign: their wages have to show it."""
    who = body["employee"]
    return (
        *begin(words("Tips paid out"), letterhead, words),
        *stamp(words("Entry {number}", number=body["number"]), body, letterhead, words),
        Text(named(who["number"], who["name"]), bold=True),
        Rule(),
        Pair(tender_name(CASH, "", words), words.amount(body["amount"]), bold=True),
        *signature(words),
        Cut(),
    )


def _paid_on_account(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """What a customer paid of what they owe, by whatever means."""
    kind, brand = body["tender"]["kind"], body["tender"]["brand"]
    return (
        *begin(words("Payment on account"), letterhead, words),
        *stamp(words("Entry {number}", number=body["number"]), body, letterhead, words),
        Text(words("Customer {number}: {name}", **body["customer"]), bold=True),
        Rule(),
        *_paid(body, kind, brand, words),
        *signature(words),
        Cut(),
    )


def _paid(body: Data, kind: str, brand: str, words: Words) -> Paper:
    """What was paid, and above it what it is rounded from, if it is."""
    paid = Pair(tender_name(kind, brand, words), words.amount(moved(body)), bold=True)
    if not body.get("rounding"):
        return (paid,)
    owed = Pair(words("Total"), words.amount(body["amount"]))
    return owed, Pair(words("Cash rounding"), words.amount(body["rounding"])), paid


def key_made(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """The public part of a signing key, to be read and scanned: the declaration is filled in from it."""
    public = body["public"].strip()
    head, *code, foot = public.split("\n")
    return (
        *begin(words("Public key"), letterhead, words),
        *stamp(words("Entry {number}", number=body["number"]), body, letterhead, words),
        Rule(),
        Pair(words("Key version"), body["version"]),
        Pair(words("Algorithm"), body["algorithm"]),
        Blank(),
        # PEM's own lines are 64 characters: one text, which the paper breaks where it ends.
        Text("\n".join((head, "".join(code), foot))),
        Blank(),
        Qr(public),
        Text(words("For the declaration of this till. The private part of the key never leaves it.")),
        Cut(),
    )
