"""Receipts and slips, each composed from the journal entry that it is for.

Headings are the body's own (the law's words), whatever language the rest is in. Every amount is read
from the body; the two that the body holds only as parts are put together here and nowhere else: what
is to pay after cash rounding, and the change.

Contents: kassasystemforskrifta § 2-8-4 (sale), § 2-8-5 (return), § 2-8-6 (copy);
bokføringsforskriften § 5-1-1, § 5-3-12; rounding: prinsipputtalelse 13.06.2019. Amounts are never
printed large, so that a large KOPI is the 50 % larger that the law wants.
"""

from appliance.domain.payment import CASH
from appliance.domain.receipt import Align, Blank, Cut, Logo, Pair, Paper, Rule, Table, Text
from appliance.domain.sale import ONE
from appliance.paper.letterhead import Data, Letterhead, begin, signature, stamp, tender_name
from appliance.words import Words


def receipt(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """A sales or return receipt, from an entry ``sale``."""
    return (Logo(), *_receipt(body, letterhead, words), Cut())


def copy(body: Data, of: Data, letterhead: Letterhead, words: Words) -> Paper:
    """The one copy of a receipt: word for word the original ``of``, marked before and behind.

    Raises:
        ValueError: When ``of`` is not what the entry says was copied.
    """
    if (of["series"], of["receipt"]) != (body["series"], body["receipt"]):
        raise ValueError(f"expected receipt {body['receipt']} for its copy, got {of['receipt']}")
    marked = Text(body["heading"], Align.CENTRE, bold=True, large=True)
    return (marked, *_receipt(of, letterhead, words), *_copied(body, words), marked, Cut())


def _copied(body: Data, words: Words) -> Paper:
    when = words.moment(body["at"], body["offset"])
    return (Rule(), Text(words("Copy printed {when}, cashier {number}", when=when, number=body["operator"])))


def _receipt(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    title = words("Receipt {number}", number=body["receipt"])
    return (
        *begin(body["heading"], letterhead, words),
        *stamp(title, body, letterhead, words),
        Rule(),
        *(element for line in body["lines"] for element in _line(line, body["discount_reason"], words)),
        Rule(),
        *_total(body, words),
        *(element for tender in body["tenders"] for element in _tender(tender, words)),
        Blank(),
        _vat(body, words),
        Blank(),
        Text(words("Thank you, and welcome back"), Align.CENTRE),
    )


def _line(line: Data, whole_reason: str, words: Words) -> Paper:
    """Name and amount; quantity × price and each reduction under it where the amount is not the price."""
    elements = [Pair(line["name"], words.amount(line["gross"]))]
    unit = line.get("unit", "")
    if unit or line["quantity"] != ONE or line["gross"] != line["price"]:
        quantity = f"{words.quantity(line['quantity'])} {unit}".rstrip()
        elements.append(_under(f"{quantity} × {words.amount(line['price'])}"))
    if "discount" in line:
        elements.append(_reduction(line["discount"], line["reason"], words("Discount"), words))
    if "share" in line:
        elements.append(_reduction(line["share"], whole_reason, words("Discount on the sale"), words))
    if "note" in line:
        elements.append(_under(line["note"]))
    if "origin" in line:
        number = line["origin"]["receipt"]
        elements.append(_under(words("Bought on receipt {number}", number=number)))
    return tuple(elements)


def _under(text: str) -> Pair:
    """A remark under a line, its margin kept where it wraps."""
    return Pair(text, "", indent=2)


def _reduction(amount: int, reason: str, what: str, words: Words) -> Pair:
    """A reduction that the amount above has taken in already: on the left, so that nobody adds it."""
    why = f" ({words(reason)})" if reason else ""
    return _under(f"{what} {words.amount(-amount)}{why}")


def _total(body: Data, words: Words) -> Paper:
    total = Pair(words("Total {currency}", currency=body["currency"]), words.amount(body["gross"]), bold=True)
    if not body["rounding"]:
        return (total,)
    due = body["gross"] + body["rounding"]
    return (
        total,
        Pair(words("Cash rounding"), words.amount(body["rounding"])),
        Pair(words("Rounded total {currency}", currency=body["currency"]), words.amount(due), bold=True),
    )


def _tender(tender: Data, words: Words) -> Paper:
    name = tender_name(tender["kind"], tender["brand"], words)
    elements = [Pair(name, words.amount(tender["amount"]))]
    if "given" in tender:
        change = tender["given"] - tender["amount"]
        elements.append(Pair(words("Handed over"), words.amount(tender["given"]), indent=2))
        elements.append(Pair(words("Change"), words.amount(change), indent=2))
    if "reference" in tender:
        elements.append(_under(words("Reference {reference}", reference=tender["reference"])))
    return tuple(elements)


def _vat(body: Data, words: Words) -> Table:
    head = (words("VAT rate"), words("Net"), words("VAT"), words("Gross"))
    rows = tuple(
        (f"{words.percent(row['rate'])} %", *(words.amount(row[name]) for name in ("net", "vat", "gross")))
        for row in body["vat"]
    )
    return Table(rows, head)


def tender_corrected(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """The slip of a corrected means of payment: the receipt, what stood there, what is right."""
    title = words("Receipt {number}", number=body["receipt"])
    rounding = Pair(words("Cash rounding"), words.amount(body["rounding"]))
    return (
        *begin(words("Means of payment corrected"), letterhead, words),
        *stamp(title, body, letterhead, words),
        Rule(),
        Text(words("Registered"), bold=True),
        *_tenders(body["old"], words),
        Text(words("Corrected to"), bold=True),
        *_tenders(body["new"], words),
        *((rounding,) if body["rounding"] else ()),
        *signature(words),
        Cut(),
    )


def _tenders(tenders: list[Data], words: Words) -> Paper:
    return tuple(
        Pair(tender_name(one["kind"], one["brand"], words), words.amount(one["amount"]), indent=2)
        for one in tenders
    )


def cash_moved(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """The slip of cash put in or taken out: how much, why, when and who (bokføringsforskriften § 5-3-8)."""
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
