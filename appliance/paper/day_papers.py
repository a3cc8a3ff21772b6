"""The papers that go to the books with a day, as one PDF: Z, settlement, voucher, list of receipts.

Whoever stands at a figure in the books finds here what it is made of: the voucher with the accounts that
it was sent with, the sums per account, and each receipt with its number, its journal entry, its VAT and
how it was paid. ``tillbox trace`` with the voucher's key leads on to the entries themselves.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from appliance.domain import anchors
from appliance.domain.receipt import Align, Blank, Pair, Paper, Rule, Table, Text
from appliance.domain.settlement import BOOKED, CREDIT, USED
from appliance.domain.voucher import Account, Kind, Posting, Role, Voucher
from appliance.paper.compose import compose
from appliance.paper.letterhead import Data, Letterhead, begin, named, numbered, tender_name
from appliance.paper.pdf import Sheet, sheets
from appliance.words import N_, Words

Booked = tuple[Posting, Account | None]
"""A posting and the account that it was sent with; None where nothing is mapped."""

NARROW = 96
"""Columns of the list of receipts: seventy to a page, and still to be read."""

ROLES = {
    Role.REVENUE: N_("Sales"),
    Role.TENDER: N_("Paid with"),
    Role.ROUNDING: N_("Cash rounding"),
    Role.CASH_DIFFERENCE: N_("Cash difference"),
    Role.TERMINAL_DIFFERENCE: N_("Terminal difference"),
    Role.CASH_IN: N_("Cash in"),
    Role.CASH_OUT: N_("Cash out"),
    Role.BANK_BAG: N_("Bag to the bank"),
    Role.GIFT_CARD: N_("Gift card"),
    Role.RECEIVABLE: N_("To be invoiced"),
    Role.PANT: N_("Bottle deposit"),
    Role.TIP: N_("Tips"),
    Role.PREPAYMENT: N_("Prepayment"),
    Role.VAT_DIFFERENCE: N_("VAT difference"),
}
_TEXTS = {CREDIT: N_("on credit"), USED: N_("used as payment"), "cash rounding": ""}
"""What the postings' own texts say to people; a bag's number and a reason stand as they are."""
_KINDS = {
    Kind.REVERSAL: N_("Takes back what was booked for {key}"),
    Kind.CORRECTION: N_("In place of what was booked for {key}"),
}


def day_pdf(
    closing: tuple[Data, Data],
    voucher: Voucher,
    booked: Sequence[Booked],
    receipts: Iterable[Data],
    made: tuple[Letterhead, Words, dt.datetime],
) -> bytes:
    """All papers of a day as one file; the same day gives the same bytes.

    Args:
        closing: The bodies of its Z and of its settlement.
        voucher: What is sent.
        booked: Its postings with their accounts, in its order.
        receipts: The bodies of the day's entries, oldest first; those that are no receipt are passed over.
        made: The shop, the language, and the aware moment that the file is dated with.
    """
    letterhead, words, created = made
    papers = (
        *(Sheet(compose(body, letterhead, words)) for body in closing),
        Sheet(sent(voucher, booked, letterhead, words), NARROW),
        Sheet(receipt_list(voucher, receipts, words), NARROW),
    )
    return sheets(papers, created, voucher.key, voucher.key)


def sent(voucher: Voucher, booked: Sequence[Booked], letterhead: Letterhead, words: Words) -> Paper:
    """The voucher as it goes to the books, and its sums per account."""
    command = f"tillbox trace {voucher.key}"
    return (
        *begin(words("Voucher"), letterhead, words),
        Pair(words("Z report {number}", number=voucher.z), words.date(voucher.date)),
        Pair(words("Till {number}", number=voucher.till), voucher.key),
        *((Text(words(_KINDS[voucher.kind], key=voucher.of), bold=True),) if voucher.of else ()),
        *_head(voucher, words),
        Text(words("What each line is made of, on the till: {command}", command=command)),
        Rule(),
        _postings(booked, words),
        Blank(),
        Text(words("Sums per account"), bold=True),
        _accounts(booked, words),
    )


def _head(voucher: Voucher, words: Words) -> Paper:
    if not voucher.head:
        return ()
    place, head = anchors.printed(voucher.head).split("  ")
    return (Pair(words("Journal {place}", place=place), head),)


def posting_name(posting: Posting, words: Words, account: Account | None = None) -> str:
    """A posting in words of the shop: ``Sales, department 10, group 20, VAT 25 %``; with the dimensions that
    are fixed for its account, where it has none of its own."""
    parts = [words(ROLES[posting.role])]
    out = account or posting
    if posting.tender:
        kind, _, brand = posting.tender.partition(":")
        parts.append(tender_name(kind, brand, words))
    named = (
        (N_("Department {name}"), out.department),
        (N_("Group {name}"), f"{posting.group} {posting.name}".strip()),
        (N_("Article {name}"), posting.product),
        (N_("Project {name}"), out.project),
        (N_("Object {name}"), out.object),
    )
    parts += [words(text, name=value) for text, value in named if value]
    if posting.rate is not None:
        parts.append(words("VAT {percent} %", percent=words.percent(posting.rate)))
    if posting.reason:
        known = posting.reason in {*Role}
        parts.append(words(ROLES[Role(posting.reason)]) if known else words(posting.reason))
    parts.append(words(_TEXTS.get(posting.text, posting.text)))
    return ", ".join(dict.fromkeys(filter(None, parts)))


def _sides(amount: int, words: Words) -> tuple[str, str]:
    return (words.amount(amount), "") if amount >= 0 else ("", words.amount(-amount))


def _postings(booked: Sequence[Booked], words: Words) -> Table:
    rows = []
    for place, (posting, account) in enumerate(booked, start=1):
        code = account.vat_code if account else ""
        rows.append(
            (
                f"{place}. {posting_name(posting, words, account)}", account.number if account else "-", code,
                *_sides(posting.amount, words), words.amount(posting.vat) if posting.vat else "",
            )
        )  # fmt: skip
    head = tuple(map(words, (N_("Posting"), N_("Account"), N_("VAT code"), N_("Debit"), N_("Credit"))))
    return Table(tuple(rows), (*head, words("VAT")))


def _accounts(booked: Sequence[Booked], words: Words) -> Table:
    """Debit and credit of each account and VAT code; what nobody mapped stands on a line of its own."""
    sums: dict[tuple[str, str], list[int]] = {}
    for posting, account in booked:
        place = (account.number, account.vat_code) if account else (words("No account"), "")
        held = sums.setdefault(place, [0, 0, 0])
        held[0] += max(posting.amount, 0)
        held[1] += max(-posting.amount, 0)
        held[2] += posting.vat
    total = [sum(column) for column in zip(*sums.values(), strict=True)] or [0, 0, 0]
    rows = [(number, code, *map(words.amount, held)) for (number, code), held in sorted(sums.items())]
    rows.append((words("Total"), "", *map(words.amount, total)))
    head = (N_("Account"), N_("VAT code"), N_("Debit"), N_("Credit"), N_("VAT"))
    return Table(tuple(rows), tuple(map(words, head)))


def receipt_list(voucher: Voucher, bodies: Iterable[Data], words: Words) -> Paper:
    """Every receipt of the day that the books see, and each means of payment that was put right."""
    rows: list[tuple[str, ...]] = []
    vat = gross = count = 0
    for data in bodies:
        if data.get("training"):
            continue
        if data["kind"] in ("sale", "delivery") and data["series"] in BOOKED:
            held = sum(row["vat"] for row in data["vat"])
            count, vat, gross = count + 1, vat + held, gross + data["gross"]
            rows += _receipt(data, held, words)
        elif data["kind"] == "tender_corrected":
            rows += _corrected(data, words)
    head = (N_("Receipts"), N_("Time"), N_("Journal"), N_("VAT"), N_("Amount"))
    paid = (N_("Means of payment"), N_("Paid"))
    total = (words("Total of {count}", count=count), "", "", words.amount(vat), words.amount(gross), "", "")
    title = words("Receipts of Z report {number}", number=voucher.z)
    return (
        Text(title, Align.CENTRE, bold=True),
        Blank(),
        Table((*rows, total), tuple(map(words, (*head, *paid)))),
    )


def _receipt(data: Data, vat: int, words: Words) -> Iterator[tuple[str, ...]]:
    paid = [(tender_name(one["kind"], one["brand"], words), one["amount"]) for one in data["tenders"]]
    if data["kind"] == "delivery":
        paid = [(named(data["customer"]["number"], data["customer"]["name"]), data["gross"])]
    name = numbered(data["series"], data["receipt"], words)
    amounts = words.amount(vat), words.amount(data["gross"])
    yield from _rows((name, *_place(data, words), *amounts), paid, words)


def _corrected(data: Data, words: Words) -> Iterator[tuple[str, ...]]:
    """The old means of payment goes off, the new one comes on; the receipt stays what it is."""
    signed = [*((-1, one) for one in data["old"]), *((1, one) for one in data["new"])]
    paid = [(tender_name(one["kind"], one["brand"], words), sign * one["amount"]) for sign, one in signed]
    name = words("{receipt}, put right", receipt=numbered(data["series"], data["receipt"], words))
    yield from _rows((name, *_place(data, words), "", ""), paid, words)


def _place(data: Data, words: Words) -> tuple[str, str]:
    return words.time(data["at"], data["offset"]), f"{data['epoch']}/{data['number']}"


def _rows(
    begins: tuple[str, ...], paid: Sequence[tuple[str, int]], words: Words
) -> Iterator[tuple[str, ...]]:
    """A row for each means of payment; the receipt itself stands on the first."""
    for place, (name, amount) in enumerate(paid or [("", 0)]):
        begun = begins if not place else ("",) * len(begins)
        yield (*begun, name, words.amount(amount))
