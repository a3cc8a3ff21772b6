"""The X and Z report and the day's settlement on paper, read from the journal's own figures.

The letters are those of kassasystemforskrifta § 2-8-2; what a till of ours cannot do (tips, training,
provisional receipts, price inquiries, credit sales) has no line. What should lie in the drawer is not
among the letters and stands on the settlement only: the Z is on the counter while the drawer is
counted, and a count is worth something when the answer is not beside it.
"""

from appliance.domain.receipt import Blank, Cut, Element, Pair, Paper, Rule, Table, Text
from appliance.paper.letterhead import Data, Letterhead, begin, signature, stamp, tender_name
from appliance.words import N_, Words

_COUNTS = (
    ("receipts", N_("Sales receipts")),  # l
    ("return_receipts", N_("Return receipts")),  # p
    ("sold", N_("Lines sold")),
    ("returned", N_("Lines returned")),  # p
    ("discounts", N_("Discounts")),  # q
    ("aborted", N_("Aborted sales")),  # r
    ("corrections", N_("Line corrections")),  # s
    ("tenders_corrected", N_("Means of payment corrected")),  # u
    ("copies", N_("Copies")),  # n
)
_DRAWER = (
    ("drawer_openings", N_("Drawer opened")),
    ("drawer_without_sale", N_("Drawer opened without a sale")),  # m
)


def report(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """An X or Z report with the whole content that the entry holds."""
    name = words("No. {number}", number=body["z"]) if "z" in body else words("Since the last Z report")
    sections = (_sales, _vat, _groups, _tenders, _cashiers, _cash, _counts, _series, _grand)
    return (
        *begin(body["heading"], letterhead, words),
        *stamp(name, body, letterhead, words),
        *_day(body, words),
        *(element for section in sections for element in (Rule(), *section(body, words))),
        Cut(),
    )


def _day(body: Data, words: Words) -> Paper:
    opened = (Pair(words("Opened"), words.moment(body["opened_at"], body["offset"])),)
    return (
        *((Pair(words("Business date"), words.date(body["date"])),) if body["date"] else ()),
        *(opened if body["opened_at"] else ()),
    )


def _sales(body: Data, words: Words) -> Paper:
    """Letter e."""
    return (
        Pair(words("Total cash sales"), words.amount(body["gross"]), bold=True),
        Pair(words("Without VAT"), words.amount(body["net"])),
        Pair(words("Cash rounding"), words.amount(body["rounding"])),
    )


def _vat(body: Data, words: Words) -> Paper:
    """Letter j."""
    rows = tuple(
        (f"{words.percent(row['rate'])} %", *(words.amount(row[name]) for name in ("net", "vat", "gross")))
        for row in body["vat"]
    )
    return (Table(rows, (words("VAT rate"), words("Net"), words("VAT"), words("Gross"))),)


def _groups(body: Data, words: Words) -> Paper:
    """Letter f, and the same by department."""
    groups = tuple(
        (_named(row["code"], row["name"]), words.quantity(row["quantity"]), words.amount(row["gross"]))
        for row in body["groups"]
    )
    departments = tuple(
        (_named(row["code"], row["name"]), words.amount(row["vat"]), words.amount(row["gross"]))
        for row in body["departments"]
    )
    return (
        Table(groups, (words("Article group"), words("Number"), words("Amount"))),
        Blank(),
        Table(departments, (words("Department"), words("VAT"), words("Amount"))),
    )


def _tenders(body: Data, words: Words) -> Paper:
    """Letter g."""
    rows = tuple(
        (tender_name(row["kind"], row["brand"], words), str(row["n"]), words.amount(row["amount"]))
        for row in body["tenders"]
    )
    return (Table(rows, (words("Means of payment"), words("Number"), words("Amount"))),)


def _cashiers(body: Data, words: Words) -> Paper:
    """Letter h, as far as the entry divides it."""
    rows = tuple(
        (_named(row["operator"], row["name"]), str(row["n"]), words.amount(row["gross"]))
        for row in body["operators"]
    )
    return (Table(rows, (words("Cashier"), words("Number"), words("Amount"))),)


def _cash(body: Data, words: Words) -> Paper:
    """Letter k, and money in and out (second paragraph)."""
    opening = Pair(words("Opening float"), words.amount(body["float"]))
    if not body["cash_moves"]:
        return (opening,)
    ways = {"in": words("Cash in"), "out": words("Cash out")}
    rows = tuple(
        (f"{ways[row['direction']]}: {words(row['reason'])}", str(row["n"]), words.amount(row["amount"]))
        for row in body["cash_moves"]
    )
    return (opening, Table(rows, (words("Cash in and out"), words("Number"), words("Amount"))))


def _counts(body: Data, words: Words) -> Paper:
    """Letters l-n, p-s and u, also where nothing happened."""
    counts = body["counts"]
    rows = [
        (words(name), str(counts[key]["n"]), words.amount(counts[key]["amount"])) for key, name in _COUNTS
    ]
    rows += [(words(name), str(counts[key]["n"]), "") for key, name in _DRAWER]
    return (Table(tuple(rows), (words("Happened"), words("Number"), words("Amount"))),)


def _series(body: Data, words: Words) -> Paper:
    """Which receipt numbers and which journal entries the report is about."""
    names = {"sale": words("Sales receipts"), "return": words("Return receipts")}
    spans = [(names[row["series"]], row["first"], row["last"]) for row in body["series"]]
    spans.append((words("Journal entries"), body["first"], body["last"]))
    return tuple(Pair(name, f"{first} - {last}") for name, first, last in spans)


def _grand(body: Data, words: Words) -> Paper:
    """Letters x, y and z: since the till was started, never reset."""
    grand = body["grand"]
    return (
        Pair(words("Grand total sales"), words.amount(grand["sales"])),
        Pair(words("Grand total returns"), words.amount(grand["returns"])),
        Pair(words("Grand total net"), words.amount(grand["net"])),
    )


def settlement(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """The day's settlement (bokføringsforskriften § 5-3-14), signed by who counted."""
    title = words("Z report {number}", number=body["z"])
    return (
        *begin(words("Day's settlement"), letterhead, words),
        *stamp(title, body, letterhead, words),
        Pair(words("Business date"), words.date(body["date_of_z"])),
        Rule(),
        *_counted(body, words),
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


def _kept(body: Data, words: Words) -> Paper:
    """Where the money went: the bag to the bank, and tomorrow's float."""
    bag = words("Bag to the bank {number}", number=body["bag"]) if body["bag"] else words("Bag to the bank")
    who = words("Counted by {name}", name=body["counted_by"])
    return (
        Pair(bag, words.amount(body["bag_amount"])),
        Pair(words("Stays in the drawer"), words.amount(body["closing_float"]), bold=True),
        *((Text(who),) if body["counted_by"] else ()),
    )


def _named(code: str, name: str) -> str:
    """Code and name; one that nobody named stands for itself."""
    return code if name == code else f"{code} {name}"
