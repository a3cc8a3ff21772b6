"""The X and Z report on paper, read from the journal's own figures.

The letters are those of kassasystemforskrifta § 2-8-2, and each is there also when nothing happened
(number 0, amount 0,00); only a float for each cashier (k) has no line, since a till of ours has none. What
should lie in the drawer is not among the letters and stands on the settlement alone.
Seller, figures and the journal's head come from the entry: a report printed again is the same report.
"""

from dataclasses import replace

from appliance.domain import anchors
from appliance.domain.receipt import Blank, Cut, Element, Pair, Paper, Rule, Table, Text
from appliance.domain.settlement import moved
from appliance.paper.happened import amounts, happened
from appliance.paper.letterhead import (
    Data,
    Letterhead,
    begin,
    named,
    numbered_series,
    stamp,
    tender_name,
    vat_table,
)
from appliance.words import N_, Words


def report(body: Data, letterhead: Letterhead, words: Words) -> Paper:
    """An X or Z report with the whole content that the entry holds."""
    shop = body["shop"]
    seller = replace(
        letterhead, name=shop["name"], organisation=shop["organisation"], register=shop["register"]
    )
    # An X is numbered as the export numbers it (§ 2-8-1): by its place in the journal.
    number = body["z"] if "z" in body else f"X-{body['epoch']}-{body['number']}"
    sections = (
        sales, _vat, _groups, tenders, _cashiers, outside, _cash, happened, _credit, _grand, _emergencies,
        _restored, _series, _proof,
    )  # fmt: skip
    drawn = [found for section in sections if (found := section(body, words))]
    return (
        *begin(body["heading"], seller, words),
        *stamp(words("No. {number}", number=number), body, seller, words),
        *_day(body, words),
        *(element for found in drawn for element in (Rule(), *found)),
        Cut(),
    )


def _day(body: Data, words: Words) -> Paper:
    opened = (Pair(words("Opened"), words.moment(body["opened_at"], body["offset"])),)
    return (
        *(() if "z" in body else (Text(words("Since the last Z report")),)),
        *((Pair(words("Business date"), words.date(body["date"])),) if body["date"] else ()),
        *(opened if body["opened_at"] else ()),
        *_again(body, words),
    )


def _again(body: Data, words: Words) -> Paper:
    """Two Zs on one date are explained (§ 2-8-3)."""
    again = body["again"]
    if not again["n"]:
        return ()
    said = N_("This is Z report no. {number} of this date: {reason}")
    if "z" not in body:
        said = N_("The day was opened again, for Z report no. {number} of this date: {reason}")
    return (Text(words(said, number=again["n"] + 1, reason=words(again["reason"]))),)


def sales(body: Data, words: Words) -> Paper:
    """Letter e, and how it came about."""
    counts = body["counts"]
    return (
        Pair(words("Goods sold"), words.amount(counts["sold"]["amount"])),
        Pair(words("Goods taken back"), words.amount(counts["returned"]["amount"])),
        Pair(words("Total cash sales"), words.amount(body["gross"]), bold=True),
        Pair(words("Cash rounding"), words.amount(body["rounding"])),
    )


def _vat(body: Data, words: Words) -> Paper:
    """Letter j: what was sold without and with VAT, by rate."""
    sums = (body["net"], body["gross"] - body["net"], body["gross"])
    total = (words("Total"), *map(words.amount, sums))
    return (vat_table(body["vat"], words("VAT rate"), words, total),)


def _groups(body: Data, words: Words) -> Paper:
    """Letter f, and the same by department."""
    departments = tuple(
        (named(row["code"], row["name"]), words.amount(row["vat"]), words.amount(row["gross"]))
        for row in body["departments"]
    )
    nothing = ((words("None"), words.amount(0), words.amount(0)),)
    return (
        amounts(words("Article group"), _group_rows(body["groups"], words), words),
        Blank(),
        Table(departments or nothing, (words("Department"), words("VAT"), words("Amount"))),
    )


def _group_rows(groups: list[Data], words: Words) -> list[tuple[str, str, int]]:
    return [
        (named(row["code"], row["name"]), words.quantity(row["quantity"]), row["gross"]) for row in groups
    ]


def _tender_rows(tenders: list[Data], words: Words) -> list[tuple[str, str, int]]:
    return [(tender_name(row["kind"], row["brand"], words), str(row["n"]), row["amount"]) for row in tenders]


def tenders(body: Data, words: Words) -> Paper:
    """Letter g; and how much it was of each other currency, whose notes stand there at their worth."""
    notes = (
        Pair(words("of it {currency}", currency=row["currency"]), words.written(row["amount"]), indent=2)
        for row in body.get("foreign", ())
    )
    return (amounts(words("Means of payment"), _tender_rows(body["tenders"], words), words), *notes)


def _cashiers(body: Data, words: Words) -> Paper:
    """Letter h: groups and means of payment of each cashier."""
    names = {row["code"]: row["name"] for row in body["groups"]}
    elements: list[Element] = []
    for who in body["operators"]:
        operator = who["operator"]
        groups = [
            {**row, "name": names.get(row["code"], row["code"])}
            for row in body["operator_groups"]
            if row["operator"] == operator
        ]
        paid = [row for row in body["operator_tenders"] if row["operator"] == operator]
        cashier = words("Cashier {number}", number=named(operator, who["name"]))
        rows = [(words("Receipts"), str(who["n"]), who["gross"])]
        rows += [*_group_rows(groups, words), *_tender_rows(paid, words)]
        elements += [*([Blank()] if elements else []), amounts(cashier, rows, words)]
    return tuple(elements) or (amounts(words("Cashier"), [], words),)


_OUTSIDE = {"tip": N_("Tips"), "gift_card": N_("Gift cards sold"), "prepayment": N_("Prepayments taken")}


def outside(body: Data, words: Words) -> Paper:
    """Letter i, tips, and what else was taken that is no sale; a report from before has none of it, and says
    of no tip whom it was for."""
    held = {row["kind"]: row for row in body.get("outside", ())}
    nothing = {"n": 0, "amount": 0}
    rows = []
    for kind, name in _OUTSIDE.items():
        if kind in (*held, "tip"):
            row = held.get(kind, nothing)
            rows.append((words(name), str(row["n"]), row["amount"]))
        if kind == "tip":
            rows += [row for one in body.get("tips", ()) for row in _tips(one, words)]
    return (amounts(words("Outside total sales"), rows, words),)


def _tips(one: Data, words: Words) -> list[tuple[str, str, int]]:
    """Whom tips were for, and what of them was paid out in cash."""
    name = named(one["employee"], one["name"])
    taken = [(f"- {name}", str(one["n"]), one["amount"])] if one["n"] else []
    out = words("{name}, paid out", name=name)
    paid = [(f"- {out}", str(one["times"]), one["paid"])]
    return taken + (paid if one["times"] else [])


def _cash(body: Data, words: Words) -> Paper:
    """Letter k, and the second paragraph's money in and out."""
    rows = []
    for direction, name in (("in", words("Cash in")), ("out", words("Cash out"))):
        moves = [row for row in body["cash_moves"] if row["direction"] == direction]
        rows += [(_moved(name, row, words), str(row["n"]), moved(row)) for row in moves]
        rows += [] if moves else [(name, "0", 0)]
    opening = Pair(words("Opening float"), words.amount(body["float"]))
    return (opening, amounts(words("Cash in and out"), rows, words))


def _moved(name: str, row: Data, words: Words) -> str:
    """Why money moved; where a customer paid what they owe, who and how: it need not be cash."""
    if "customer" not in row:
        return f"{name}: {words(row['reason'])}"
    return f"{words(row['reason'])} {row['customer']}, {tender_name(row['kind'], row['brand'], words)}"


def _credit(body: Data, words: Words) -> Paper:
    """The second paragraph's credit sales: outside everything above, and in no grand total."""
    credit = body["credit"]
    rows = [(words("Credit sales"), str(credit["n"]), credit["gross"])]
    if (handed := body.get("handed_over", {"n": 0}))["n"]:
        rows.append((words("of these handed to the books as orders"), str(handed["n"]), handed["gross"]))
    sold = amounts(words("Sold on credit"), rows, words)
    if not credit["n"]:
        return (sold,)
    groups = amounts(words("Article group"), _group_rows(credit["groups"], words), words)
    return (sold, Blank(), vat_table(credit["vat"], words("VAT rate"), words), Blank(), groups)


def _grand(body: Data, words: Words) -> Paper:
    """Letters x, y and z: since the till was started, never reset."""
    grand = body["grand"]
    return (
        Pair(words("Grand total sales"), words.amount(grand["sales"])),
        Pair(words("Grand total returns"), words.amount(grand["returns"])),
        Pair(words("Grand total net"), words.amount(grand["net"])),
    )


_CAUSES = {"printer": N_("the printer"), "drawer": N_("the drawer"), "other": N_("something else")}


def _emergencies(body: Data, words: Words) -> Paper:
    """When the till was sold from although something did not work, and why (§ 5-3-11)."""
    elements: list[Element] = []
    for row in body["emergencies"]:
        ended = words.moment(row["ended"], body["offset"]) if row["ended"] else words("still on")
        began = words.moment(row["began"], body["offset"])
        elements += [
            Text(words("Emergency mode: {cause}", cause=words(_CAUSES[row["cause"]])), bold=True),
            Text(words("From {began} to {ended}", began=began, ended=ended)),
            Text(words("Reason: {reason}", reason=words(row["reason"]))),
        ]
    return tuple(elements)


def _restored(body: Data, words: Words) -> Paper:
    """When the till was taken up on another box: the numbers that are left out are no sales of this one."""
    elements: list[Element] = []
    for row in body.get("restored", ()):
        at = words.moment(row["since"], body["offset"])
        elements += [
            Text(words("Taken up on another box: {time}", time=at), bold=True),
            Text(words("Receipts {first} to {last} are left out", first=row["known"] + 1, last=row["last"])),
        ]
    return tuple(elements)


def _series(body: Data, words: Words) -> Paper:
    """Which receipt numbers and which journal entries the report is about, and which receipts are owed."""
    spans = [(numbered_series(row["series"], words), row["first"], row["last"]) for row in body["series"]]
    spans.append((words("Journal entries"), body["first"], body["last"]))
    return (
        *(Pair(name, f"{first} - {last}") for name, first, last in spans),
        Pair(words("Receipts that still have to print"), str(body["owed"])),
    )


def _proof(body: Data, words: Words) -> Paper:
    """The head of the journal before this report, which ``verify`` can be asked for, and the build."""
    place, head = anchors.printed(body["journal"]).split("  ")
    build = body["build"]
    return (
        Pair(words("Journal {place}", place=place), head),
        *((Text(build),) if build else ()),
    )
