"""``tillbox trace``: from a figure in the books to the receipts that it is made of, and back.

Asked for a voucher or a Z it shows each ledger line with the journal entries behind it and their sum, and
behind the lines each entry with the lines that it is in. Asked for a receipt it shows the way up: entry, Z,
voucher, and its part of each line. Both files are only read, so the till sells on and the uploader delivers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from appliance.domain.contributions import Contribution, contributions
from appliance.domain.journal import Entry
from appliance.domain.receipt import Paper
from appliance.domain.voucher import Mapping, Voucher
from appliance.integrations import accounted, as_booked
from appliance.paper.letterhead import numbered
from appliance.paper.text import lines
from appliance.storage import trail
from appliance.storage.delivery import Delivery, OutOfReach, states
from appliance.storage.vouchers import TillReader, reading
from appliance.wiring import traced
from appliance.words import Words

WIDTH = 100
"""Columns."""


class Untraceable(Exception):
    """There is nothing of that name: what was expected, and what came."""


@dataclass(frozen=True, slots=True)
class Files:
    """Both files, open for reading."""

    till: TillReader
    known: dict[str, Delivery] | None
    """How each voucher stands, by its id; None: the uploader's record cannot be read just now."""
    mapping: Mapping
    words: Words


def trace(data: Path, wanted: str, words: Words, account: str = "") -> list[str]:
    """The way from and to what is wanted, in lines of plain words.

    Args:
        data: The data folder.
        wanted: A voucher's key or its number in the books, ``Z 42`` or ``42``, a receipt with its series
            (``sale 17``, or as the paper says it).
        words: The shop's language.
        account: Of a voucher: only the ledger lines on this account.

    Raises:
        Untraceable: Nothing here is called that.
    """
    with reading(data / "till.db") as till:
        files = Files(till, _known(data), till.mapping(), words)
        found = [paper for paper in _found(files, " ".join(wanted.split()), account) if paper]
        if not found:
            raise Untraceable(_expected(files, wanted))
        return [line for paper in found for line in lines(paper, WIDTH)]


def _known(data: Path) -> dict[str, Delivery] | None:
    try:
        return states(data / "delivery.db")
    except OutOfReach:
        return None


def _found(files: Files, wanted: str, account: str) -> Iterator[Paper]:
    """Whatever is called that: a number can be a Z's here and a voucher's in the books."""
    word, _, digits = wanted.rpartition(" ")
    number = int(digits) if digits.isascii() and digits.isdigit() else 0
    called = _names(files.words).get(word.casefold()) if number else None
    if number and called in trail.SERIES:
        yield from _receipt(files, str(called), number)
        return
    shown: set[str] = set()
    if number and called in ("", "z"):
        for voucher in _of_z(files, number):
            shown.add(voucher.id)
            yield _voucher(files, voucher, account)
        if not shown:
            yield _unsettled(files, number)
    names = {wanted.casefold(), digits.casefold() if called == "voucher" else wanted.casefold()}
    for voucher in trail.vouchers(files.till):
        if voucher.id not in shown and names & _called(files, voucher):
            yield _voucher(files, voucher, account)


def _names(words: Words) -> dict[str, str]:
    """What may stand before a number: the series' own names, and those on this shop's paper."""
    paper = {numbered(series, 0, words).rpartition(" ")[0].casefold(): series for series in trail.SERIES}
    z = words("Z report {number}", number=0).rpartition(" ")[0].casefold()
    voucher = words("Voucher").casefold()
    own = {series: series for series in trail.SERIES}
    return (
        {"": "", "z": "z", z: "z", "voucher": "voucher", voucher: "voucher", "receipt": "sale"} | paper | own
    )


def _called(files: Files, voucher: Voucher) -> set[str]:
    """A voucher's key, and what its delivery and the books call it."""
    row = (files.known or {}).get(voucher.id)
    there = (row.voucher_number, row.reference, row.id) if row else ()
    return {name.casefold() for name in (voucher.key, voucher.id, *there) if name}


def _of_z(files: Files, z: int) -> list[Voucher]:
    return trail.vouchers(files.till, z) if trail.day(files.till, z) else []


def _expected(files: Files, wanted: str) -> str:
    words, last = files.words, trail.last_z(files.till)
    receipts = [
        numbered(series, number, words)
        for series in trail.SERIES
        if (number := trail.last_receipt(files.till, series))
    ]
    said = words(
        "expected a voucher's key or its number in the books, a Z (the last one is {z}), or a receipt with "
        "its series (the last ones are {receipts}); got {wanted}",
        z=last,
        receipts=", ".join(receipts) or "-",
        wanted=repr(wanted),
    )
    if files.known is None:
        said += "; " + words("the uploader's record, which knows the books' numbers, cannot be read just now")
    return said


def _ledger(files: Files, voucher: Voucher) -> traced.Ledger:
    """The voucher's lines: as they were sent, or as they are mapped now."""
    row = (files.known or {}).get(voucher.id)
    sent = row.accounts if row else None
    lines = as_booked(voucher, sent) if sent else accounted(voucher, files.mapping)
    accounts = tuple(line.account for line in lines)
    return traced.Ledger(voucher, accounts, sent is not None, row, files.known is not None)


def _made(files: Files, voucher: Voucher) -> tuple[list[Entry], tuple[tuple[Contribution, ...], ...]]:
    day = trail.day(files.till, voucher.z)
    found = [*trail.entries(files.till, day)] if day else []
    return found, contributions(voucher, (entry.data for entry in found))


def _voucher(files: Files, voucher: Voucher, account: str) -> Paper:
    found, made = _made(files, voucher)
    beside = [one for one in _of_z(files, voucher.z) if one.id != voucher.id]
    ledger = _ledger(files, voucher)
    if account and account not in {one.number for one in ledger.accounts if one}:
        has = ", ".join(sorted({one.number for one in ledger.accounts if one})) or "-"
        said = files.words("expected an account of {key} ({accounts}), got {account}", key=voucher.key,
                           accounts=has, account=repr(account))  # fmt: skip
        raise Untraceable(said)
    return traced.voucher(ledger, beside, (found, made), account, files.words)


def _unsettled(files: Files, z: int) -> Paper:
    day = trail.day(files.till, z)
    if day is None:
        return ()
    return traced.unsettled([*trail.entries(files.till, day)], day.settled is not None, files.words)


def _receipt(files: Files, series: str, number: int) -> Iterator[Paper]:
    row = trail.receipt(files.till, series, number)
    if row is None:
        return
    receipt, day = trail.entry(files.till, row), trail.day_of(files.till, row)
    put_right = [*trail.corrections(files.till, receipt.data)]
    yield traced.receipt(receipt, put_right, files.words)
    if day is None:
        yield traced.open_day(files.words)
        return
    yield traced.z_report(trail.entry(files.till, day.z_row), files.words)
    mine = [receipt, *put_right]
    for voucher in _of_z(files, day.z):
        gave = contributions(voucher, (entry.data for entry in mine))
        yield traced.part(_ledger(files, voucher), gave, files.words)
    if not _of_z(files, day.z):
        yield traced.no_voucher(day.settled is not None, files.words)
