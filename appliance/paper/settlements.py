"""The day's settlement on paper (dagsoppgjør, bokføringsforskriften § 5-3-14), for who counted to sign.

What should lie in the drawer stands here and not on the Z: the Z is on the counter while the drawer is
counted, and a count is worth something when the answer is not beside it.
"""

from appliance.domain.receipt import Blank, Cut, Element, Pair, Paper, Rule, Table, Text
from appliance.paper.letterhead import Data, Letterhead, begin, signature, stamp, tender_name
from appliance.words import Words


def settlement(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """The day's settlement (bokføringsforskriften § 5-3-14), signed by who counted."""
    title = words("Z report {number}", number=body["z"])
    return (
        *begin(words("Day's settlement"), letterhead, words),
        *stamp(title, body, letterhead, words),
        Pair(words("Business date"), words.date(body["date_of_z"])),
        Rule(),
        *_counted(body, words),
        *(element for row in body.get("foreign", ()) for element in (Rule(), *_notes(row, words))),
        *(element for row in body["terminals"] for element in (Rule(), *_terminal(row, words))),
        Rule(),
        *_kept(body, words),
        *signature(words),
        Cut(),
    )


def _counted(body: Data, words: Words) -> Paper:
    elements: list[Element] = []
    if body["denominations"]:
        pieces = tuple((words.amount(row["value"]), str(row["n"])) for row in body["denominations"])
        elements += [Table(pieces, (words("Notes and coins"), words("Number"))), Blank()]
    elements.append(Pair(words("Cash that should be there"), words.amount(body["expected"])))
    if body["not_counted"]:
        elements.append(Text(words("The cash was not counted"), bold=True))
    else:
        elements.append(Pair(words("Cash counted"), words.amount(body["counted"])))
    return (*elements, *_difference(body, words))


def _difference(row: Data, words: Words) -> Paper:
    """The difference, and why: each one has a reason, and so has a drawer that was not counted."""
    why = (Text(words("Reason: {reason}", reason=words(row["reason"]))),) if row["reason"] else ()
    return (Pair(words("Difference"), words.amount(row["difference"]), bold=bool(row["difference"])), *why)


def _terminal(row: Data, words: Words) -> Paper:
    kind, _, brand = row["tender"].partition(":")
    return (
        Text(tender_name(kind, brand, words), bold=True),
        Pair(words("Registered"), words.amount(row["registered"])),
        Pair(words("By the terminal"), words.amount(row["counted"])),
        *_difference(row, words),
    )


def _notes(row: Data, words: Words) -> Paper:
    """Notes of another currency, in it; what they are worth goes into the books."""
    kind, _, currency = row["tender"].partition(":")
    why = (Text(words("Reason: {reason}", reason=words(row["reason"]))),) if row["reason"] else ()
    return (
        Text(tender_name(kind, currency, words), bold=True),
        Pair(words("Registered"), words.written(row["registered"])),
        Pair(words("Counted and taken out"), words.written(row["counted"])),
        Pair(words("Difference"), words.written(row["difference"]), bold=bool(row["off"])),
        *why,
        Pair(words("Worth"), words.amount(row["worth"] + row["off"])),
    )


def _kept(body: Data, words: Words) -> Paper:
    """Where the money went: the bag to the bank, and tomorrow's float."""
    bag = words("Bag to the bank {number}", number=body["bag"]) if body["bag"] else words("Bag to the bank")
    who = words("Counted by {name}", name=body["counted_by"])
    return (
        Pair(bag, words.amount(body["bag_amount"])),
        Pair(words("Stays in the drawer"), words.amount(body["closing_float"]), bold=True),
        *((Text(who),) if body["counted_by"] else ()),
    )
