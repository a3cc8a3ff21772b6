"""Receipts, each composed from the journal entry that it is for.

Headings are the body's own (the law's words), whatever language the rest is in. Every amount is read
from the body; the two that the body holds only as parts are put together here and nowhere else: what
is to pay after cash rounding, and the change.

Contents: kassasystemforskrifta § 2-8-4 (sale), § 2-8-5 (return), § 2-8-6 (copy, provisional, training),
§ 2-8-7 (delivery); bokføringsforskriften § 5-1-1, § 5-3-12; rounding: prinsipputtalelse 13.06.2019.
Amounts are never printed large, so that a large mark is the 50 % larger that the law wants.
"""

from appliance.domain.card_number import ending
from appliance.domain.line import ONE
from appliance.domain.line_kind import OUTSIDE, kind_of
from appliance.domain.receipt import Align, Barcode, Blank, Cut, Pair, Paper, Rule, Text
from appliance.domain.receipt_code import encode
from appliance.paper.letterhead import (
    Data,
    Letterhead,
    begin,
    exchanged,
    mark,
    named,
    numbered,
    own_lines,
    signature,
    stamp,
    tender_name,
    vat_table,
)
from appliance.words import N_, Words


def receipt(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """A sales or return receipt, from an entry ``sale``."""
    return (letterhead.own.logo, *_receipt(body, letterhead, words), Cut())


def sample(heading: str, letterhead: Letterhead, words: Words) -> Paper:
    """How the shop's own texts will stand on a receipt; nothing is sold on it."""
    nothing = words("Example")
    return (
        letterhead.own.logo,
        *begin(heading, letterhead, words),
        *own_lines(letterhead.own.above),
        Rule(),
        Pair(nothing, words.amount(0)),
        Rule(),
        Blank(),
        *_farewell(letterhead, words),
        Cut(),
    )


def _farewell(letterhead: Letterhead, words: Words) -> Paper:
    thanks = (words("Thank you, and welcome back"),)
    return tuple(Text(line, Align.CENTRE) for line in letterhead.own.below or thanks)


def _receipt(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    return (
        *_paid(body, letterhead, words),
        Blank(),
        *_farewell(letterhead, words),
        *_code(body, letterhead),
    )


def _code(body: Data, letterhead: Letterhead) -> Paper:
    """What the till finds a sale by when its goods come back."""
    if body["series"] != "sale":
        return ()
    digits = encode(letterhead.organisation, body["till"], body["epoch"], body["receipt"])
    return (Blank(), Barcode(digits)) if digits else ()


def copy(body: Data, of: Data, letterhead: Letterhead, words: Words) -> Paper:
    """The one copy of a receipt: word for word the original ``of``, marked before and behind.

    Raises:
        ValueError: When ``of`` is not what the entry says was copied.
    """
    if (of["series"], of["receipt"]) != (body["series"], body["receipt"]):
        raise ValueError(f"expected receipt {body['receipt']} for its copy, got {of['receipt']}")
    marked = mark(body["heading"])
    return (marked, *_receipt(of, letterhead, words), *_copied(body, words), marked, Cut())


def _copied(body: Data, words: Words) -> Paper:
    when = words.moment(body["at"], body["offset"])
    return (Rule(), Text(words("Copy printed {when}, cashier {number}", when=when, number=body["operator"])))


def training(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """A receipt of the training mode: like a real one, and marked before and behind as none."""
    return (*_paid(body, letterhead, words), Blank(), mark(body["heading"]), Cut())


def provisional(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """What a sale comes to so far (foreløpig kvittering): unpaid, and marked before and behind."""
    return (
        *_goods(body, letterhead, words),
        Blank(),
        *_vat(body, words),
        Blank(),
        mark(body["heading"]),
        Cut(),
    )


def delivery(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """What was handed out on credit (utleveringskvittering): to whom, what it belongs to in their books and
    the shop's, and a line for them to sign on."""
    return (
        *_goods(body, letterhead, words),
        Pair(words("On the customer's account"), words.amount(body["gross"])),
        Blank(),
        *_vat(body, words),
        *signature(words, words("Received by the customer")),
        Cut(),
    )


def _paid(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """Goods, what they came to, and how that was paid."""
    return (
        *_goods(body, letterhead, words),
        *(element for tender in body["tenders"] for element in _tender(tender, words)),
        Blank(),
        *_vat(body, words),
    )


def _customer(body: Data, words: Words) -> Paper:
    """Whose it is: a number, and the name where the paper must show it, or an organisation wants it."""
    who = body.get("customer", {})
    if "name" not in who:
        return (Text(words("Customer {number}", **who)),) if who else ()
    named = Text(words("Customer {number}: {name}", **who), bold=True)
    if organisation := who.get("organisation"):
        return named, Text(words("Organisation number {number}", number=organisation))
    return (named,)


def _goods(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """The heading, the seller, the paper's number and moment, each line, and the sum."""
    whole, apart = _belonging(body, words)
    return (
        *begin(body["heading"], letterhead, words),
        *own_lines(letterhead.own.above),
        *stamp(numbered(body["series"], body["receipt"], words), body, letterhead, words),
        *((mark(words("Order {number}", number=body["kitchen"])),) if "kitchen" in body else ()),
        *_customer(body, words),
        *map(Text, whole),
        Rule(),
        *(
            element
            for line, own in zip(body["lines"], apart, strict=True)
            for element in (*_line(line, body, words), *map(_under, own))
        ),
        *((Text(body["note"]),) if "note" in body else ()),
        Rule(),
        *_total(body, words),
    )


def _bundle(line: Data, words: Words) -> list[Pair]:
    """What was agreed on for a bundle; the amounts are those of what is in it, below."""
    agreed = f"{words.quantity(line['quantity'])} × {words.amount(line['bundle'])}"
    return [Pair(line["name"], ""), _under(agreed)]


_BELONGS = {
    "department": N_("Department {name}"),
    "project": N_("Project {name}"),
    "object": N_("Object {name}"),
}


def _belonging(body: Data, words: Words) -> tuple[list[str], list[list[str]]]:
    """What the goods of a delivery belong to: all of them, and beside that each line. Who pays at once needs
    to know none of it."""
    lines = body["lines"] if body["series"] == "delivery" else []
    each = [
        [
            words(_BELONGS[one["kind"]], name=named(one["code"], one["name"]))
            for one in line.get("belongs", ())
        ]
        for line in lines
    ]
    whole = [one for one in each[0] if all(one in line for line in each)] if each else []
    apart = [[one for one in line if one not in whole] for line in each]
    return whole, apart or [[]] * len(body["lines"])


def _line(line: Data, body: Data, words: Words) -> Paper:
    """Name and amount; quantity × price and each reduction under it where the amount is not the price."""
    within = any("bundle" in one and one["line"] == line.get("follows") for one in body["lines"])
    elements = [Pair(line["name"], words.amount(line["gross"]), indent=2 if within else 0)]
    unit = line.get("unit", "")
    if "bundle" in line:
        elements = _bundle(line, words)
    elif unit or line["quantity"] != ONE or line["gross"] != line["price"]:
        quantity = f"{words.quantity(line['quantity'])} {unit}".rstrip()
        elements.append(_under(f"{quantity} × {words.amount(line['price'])}"))
    for one in line.get("campaigns", ()):
        elements.append(_under(f"{one['name']} {words.amount(-one['amount'])}"))
    if "discount" in line:
        elements.append(_reduction(line["discount"], line["reason"], words("Discount"), words))
    if "share" in line:
        elements.append(
            _reduction(line["share"], body["discount_reason"], words("Discount on the sale"), words)
        )
    if "served" in line:
        elements.append(_under(words("Eaten here") if line["served"] == "here" else words("To take along")))
    if "note" in line:
        elements.append(_under(line["note"]))
    elements += [_under(_card(card, words)) for card in line.get("cards", ())]
    if any("first" in ticket for ticket in line.get("tickets", ())):
        first, last = (line["tickets"][0][name] for name in ("first", "last"))
        elements.append(_under(words.valid(first, last)))
    if kind_of(line) in OUTSIDE:
        elements.append(_under(words("No VAT")))
    if "origin" in line:
        number = line["origin"]["receipt"]
        elements.append(_under(words("Bought on receipt {number}", number=number)))
    if "unreceipted" in line:
        elements.append(
            _under(words("Taken back without a receipt ({reason})", reason=words(line["unreceipted"])))
        )
    return tuple(elements)


def _card(card: Data, words: Words) -> str:
    """Which gift card it is, and not enough of its number to pay with."""
    number = ending(card["number"])
    if "until" not in card:
        return words("Card {number} can be used no more", number=number)
    return words("Card {number}, until {date}", number=number, date=words.date(card["until"]))


def _under(text: str) -> Pair:
    """A remark under a line, its margin kept where it wraps."""
    return Pair(text, "", indent=2)


def _reduction(amount: int, reason: str, what: str, words: Words) -> Pair:
    """A reduction that the amount above has taken in already: on the left, so that nobody adds it."""
    why = f" ({words(reason)})" if reason else ""
    return _under(f"{what} {words.amount(-amount)}{why}")


def _total(body: Data, words: Words) -> Paper:
    total = Pair(words("Total {currency}", currency=body["currency"]), words.amount(body["gross"]), bold=True)
    rounding = body.get("rounding", 0)  # what is not paid yet is not rounded yet
    if not rounding:
        return (total,)
    due = body["gross"] + rounding
    return (
        total,
        Pair(words("Cash rounding"), words.amount(rounding)),
        Pair(words("Rounded total {currency}", currency=body["currency"]), words.amount(due), bold=True),
    )


def _tender(tender: Data, words: Words) -> Paper:
    if "change" in tender:
        return (Pair(words("Change"), words.amount(-tender["amount"]), indent=2),)
    name = tender_name(tender["kind"], tender["brand"], words)
    elements = [Pair(name, words.amount(tender["amount"]))]
    if "given" in tender:
        change = tender["given"] - tender["amount"]
        elements.append(Pair(words("Handed over"), words.amount(tender["given"]), indent=2))
        elements.append(Pair(words("Change"), words.amount(change), indent=2))
    if "foreign" in tender:
        elements.append(_under(exchanged(tender, words)))
    if "card" in tender:
        number, left = ending(tender["card"]), words.amount(tender["left"])
        elements.append(_under(words("Card {number}, left on it {amount}", number=number, amount=left)))
    if "reference" in tender:
        elements.append(_under(words("Reference {reference}", reference=tender["reference"])))
    return tuple(elements)


def _vat(body: Data, words: Words) -> Paper:
    """VAT by rate, in the currency that it is owed in (§ 5-1-1 of bokføringsforskriften); nothing where all
    is outside total sales."""
    if not body["vat"]:
        return ()
    head = words("VAT {currency}", currency=body["currency"])
    return (vat_table(body["vat"], head, words),)
