"""Papers that somebody hands over to get something for: the kitchen's ticket, the customer's gift card and
tickets.

None is a receipt. The kitchen's says what is to be made, large enough to be read from the stove, and no
price; it says at its top what it is not, twice as large (kassasystemforskrifta § 2-8-6 wants it of papers
that could be taken for one). A gift card says so at its foot: it is a gift; so does a ticket.
"""

from appliance.domain.receipt import Barcode, Blank, Cut, Pair, Paper, Rule, Text
from appliance.paper.letterhead import Data, Letterhead, begin, mark
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


def gift_card(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """What is on it, until when it can be used and where; its number to be scanned or typed."""
    return (
        *begin(words("Gift card"), letterhead, words),
        Rule(),
        Pair(words("Value {currency}", currency=body["currency"]), words.amount(body["amount"]), bold=True),
        Pair(words("Can be used until"), words.date(body["until"])),
        Rule(),
        Blank(),
        Barcode(body["card"]),
        Blank(),
        Text(words("Use it in this shop, for one purchase or for many. What is left stays on the card.")),
        Text(words("Keep it like money. It is no receipt.")),
        Pair(
            words("Till {number}", number=letterhead.till),
            words.moment(body["at"], body["offset"]),
        ),
        Cut(),
    )


def ticket(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """What it is for, when and how often, in whose name; its number to be scanned or typed; what it cost."""
    return (
        *begin(body["name"], letterhead, words),
        Rule(),
        Text(words.valid(body["first"], body["last"]), bold=True),
        Text(words.entries(body["entries"])),
        *((Text(words("Holder: {name}", name=body["holder"]), bold=True),) if body["holder"] else ()),
        Rule(),
        Blank(),
        Barcode(body["ticket"]),
        Blank(),
        Pair(words("Price {currency}", currency=body["currency"]), words.amount(body["amount"])),
        Pair(
            words("Till {number}", number=letterhead.till),
            words.moment(body["at"], body["offset"]),
        ),
        Text(words("It is no receipt.")),
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
