"""Kitchen tickets: what is to be made, large enough to be read from the stove, and no price.

It is no receipt and says so at its top, twice as large (kassasystemforskrifta § 2-8-6 wants it of papers
that could be taken for one).
"""

from appliance.domain.receipt import Blank, Cut, Pair, Paper, Rule, Text
from appliance.paper.letterhead import Data, Letterhead, mark
from appliance.words import Words


def kitchen_ticket(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """The order's number and name, when and at which till, what to make; behind it what is cancelled."""
    make = [line for line in body["lines"] if line["quantity"] > 0]
    gone = [line for line in body["lines"] if line["quantity"] < 0]
    cashier = words("Cashier {number}", number=body["operator"]) if body["operator"] else ""
    return (
        mark(body["heading"]),
        *((mark(words("REPEAT")),) if body.get("repeat") else ()),
        Blank(),
        mark(words("Order {number}", number=body["order"])),
        *((mark(body["name"]),) if body["name"] else ()),
        Pair(words.moment(body["at"], body["offset"]), cashier),
        Text(words("Till {number}", number=letterhead.till)),
        *((Text(body["note"], bold=True),) if "note" in body else ()),
        Rule(),
        *(element for line in make for element in _line(line, words)),
        *((mark(words("CANCELLED")),) if gone else ()),
        *(element for line in gone for element in _line(line, words)),
        Rule(),
        Cut(),
    )


def _line(line: Data, words: Words) -> Paper:
    """How many of what, and under it what the customer wants of it."""
    unit = line.get("unit", "")
    quantity = f"{words.quantity(abs(line['quantity']))} {unit}".rstrip()
    note = line.get("note", "")
    served = {"here": words("Eaten here"), "away": words("To take along")}.get(line.get("served", ""), "")
    return (
        Text(f"{quantity} × {line['name']}", bold=True, large=True),
        *((Text(f"  {served}"),) if served else ()),
        *((Text(f"  {note}", bold=True),) if note else ()),
    )
