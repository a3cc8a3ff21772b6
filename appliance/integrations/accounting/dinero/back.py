"""A booked voucher read back: do the books hold our figures?

Dinero tells an item's voucher number and not its lines; the lines stand in ``entries``, one row per
account, which bear the number. A range of dates may not reach across accounting years.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from appliance.domain.voucher import Voucher
from appliance.integrations import Followed, Later, Line
from appliance.integrations.accounting.dinero import item, reading
from appliance.integrations.accounting.dinero.access import Connection
from appliance.integrations.accounting.dinero.item import EXPONENT, Accounts
from appliance.integrations.accounting.dinero.replies import harmless, lower
from appliance.integrations.exact import minor
from appliance.integrations.http import UNREADABLE, Reply


@dataclass(frozen=True, slots=True)
class Compared:
    """What was read back of a booked voucher."""

    found: bool
    facts: Mapping[str, str | int] = field(default_factory=dict)
    """What is otherwise, empty = nothing."""
    why: str = ""
    """Why it could not be told."""


def read_back(
    connection: Connection, voucher: Voucher, lines: tuple[Line, ...], accounts: Accounts, number: str
) -> Followed | Later:
    """Compare the booked entries under a voucher number with the voucher.

    They are looked for on the day, and where they are not there, in its accounting year: whoever
    booked the draft may have dated it otherwise.
    """
    told = _compared(connection, (voucher.date, voucher.date), voucher, lines, accounts, number)
    if isinstance(told, Compared) and not told.found:
        spans = harmless(connection.ask("GET", "accountingyears"))
        years = spans if isinstance(spans, Later) else reading.years(spans)
        if isinstance(years, Later):
            return years
        for span in years:
            if span[0] <= voucher.date <= span[1]:
                told = _compared(connection, span, voucher, lines, accounts, number)
    if isinstance(told, Later):
        return told
    if not told.found:
        return Followed("posted", number, facts={"detail": f"no entries under voucher {number} yet"})
    if told.why:
        return Followed("cannot_tell", number, facts={"detail": told.why})
    return Followed("changed" if told.facts else "posted", number, not told.facts, told.facts)


def _compared(
    connection: Connection,
    span: tuple[str, str],
    voucher: Voucher,
    lines: tuple[Line, ...],
    accounts: Accounts,
    number: str,
) -> Compared | Later:
    window = {"fromDate": span[0], "toDate": span[1], "includePrimo": "false"}
    answer = harmless(connection.ask("GET", "entries", params=window))
    return answer if isinstance(answer, Later) else compare(answer, voucher, lines, accounts, number)


def compare(
    reply: Reply, voucher: Voucher, lines: tuple[Line, ...], accounts: Accounts, number: str
) -> Compared:
    """Hold the booked entries under a voucher number against the voucher, account by account.

    The accounts that are ours must hold our net amounts; everything beside them, Dinero's VAT and the
    difference, must be our VAT. Entries that show gross amounts and no VAT are the same in another form.
    """
    try:
        entries = [row for row in lower(reply.json()) if str(row["voucherNumber"]) == number]
        ours = _ours(entries, voucher.key)
        if not entries:
            return Compared(False)
        if ours is None:
            return Compared(True, why="several vouchers bear this number, and not one of them the day's key")
        found: Counter[str] = Counter()
        for row in ours:
            found[str(row["accountNumber"])] += minor(row["amount"], EXPONENT)
        days = {str(row["date"])[:10] for row in ours}
    except UNREADABLE as fault:
        return Compared(True, why=f"the entries cannot be read: {type(fault).__name__}: {fault}"[:200])
    if days != {voucher.date}:
        return Compared(True, {"found_date": " ".join(sorted(days)), "date": voucher.date})
    wrong = [_unlike(found, *sums) for sums in _expected(voucher, lines, accounts)]
    return Compared(True, {} if not all(wrong) else wrong[0])


def _ours(entries: list[dict[str, Any]], key: str) -> list[dict[str, Any]] | None:
    """Invoices have numbers of their own: of several kinds under one number, the one that bears our key."""
    kinds: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in entries:
        kinds[str(row.get("voucherType"))].append(row)
    bearing = [rows for rows in kinds.values() if any(_bears(row, key) for row in rows)]
    if len(bearing) != 1:
        return entries if len(kinds) == 1 else None
    return bearing[0]


def _bears(row: Mapping[str, Any], key: str) -> bool:
    return str(row.get("description") or "").split(" ", 1)[0] == key


def _expected(
    voucher: Voucher, lines: tuple[Line, ...], accounts: Accounts
) -> Iterable[tuple[dict[str, int], int]]:
    """(øre by account, øre on all other accounts): once with the VAT apart, once with it inside."""
    net: Counter[str] = Counter({accounts.clearing: 0})
    gross: Counter[str] = Counter({accounts.clearing: 0})
    for line in lines:
        if line.account:
            net[line.account.number] += line.posting.amount - line.posting.vat
            gross[line.account.number] += line.posting.amount
    vat = sum(line.posting.vat for line in lines)
    rows = item.rows(voucher, lines, accounts)
    moved = item.differences(lines, rows) if not isinstance(rows, Later) else {}
    difference = sum(moved.values())
    for (account, _), amount in moved.items():
        gross[account] -= amount
    off = accounts.difference
    if off and off.number in net:  # the difference shares its account with something else
        net[off.number] += difference
        gross[off.number] += difference
        return [(dict(net), vat - difference), (dict(gross), 0)]
    return [(dict(net), vat), (dict(gross), difference)]


def _unlike(found: Mapping[str, int], accounts: Mapping[str, int], rest: int) -> dict[str, str | int]:
    for account, amount in accounts.items():
        if found.get(account, 0) != amount:
            return {"account": account, "found_amount": found.get(account, 0), "expected_amount": amount}
    others = sum(amount for account, amount in found.items() if account not in accounts)
    return {} if others == rest else {"account": "VAT", "found_amount": others, "expected_amount": rest}
