"""The ledger read back: is our day there, and does it hold our figures?

``GET /transactionlines`` shows lines, not vouchers, and says nothing of who sent them; so all lines
around the date are read and searched for our key. A ledger may show a sale as one gross line, or as
net and VAT on accounts of their own: both are ours.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from appliance.domain.voucher import Voucher
from appliance.integrations import Absent, Accepted, Followed, Found, Later, Line, Unsure
from appliance.integrations.accounting.office24.access import Connection
from appliance.integrations.accounting.office24.body import EXPONENT
from appliance.integrations.boxes import later_box
from appliance.integrations.exact import minor
from appliance.integrations.http import UNREADABLE, odd
from appliance.integrations.sums import as_ledgers_show, sums, totals

_PAGE = 50
_MOST_PAGES = 400
_MOVED = 366
"""Days around its date in which a day is looked for that is not where it was put."""

Row = dict[str, Any]


def ledger_lines(
    connection: Connection, params: Mapping[str, str], wanted: Callable[[Row], bool]
) -> list[Row] | Later | Unsure:
    """The ledger's lines that are wanted, from every page of a question."""
    found: dict[str, Row] = {}
    for page in range(1, _MOST_PAGES + 1):
        answer = connection.read("/transactionlines", **params, limit=str(_PAGE), page=str(page))
        if isinstance(answer, Later):
            return answer
        try:
            rows = answer.json()
            for place, row in enumerate(rows):
                if wanted(row):  # by id: pages may shift while they are read
                    found[str(row.get("id") or f"{page}-{place}")] = row
        except UNREADABLE as fault:
            return odd(fault)
        if not rows:  # only an empty page is the end: the server may give less than asked for
            return list(found.values())
    return Unsure("answer_odd", {"detail": f"more than {_MOST_PAGES} pages"})


def around(voucher: Voucher, before: int = 1, after: int = 1) -> dict[str, str]:
    """A window of days around the voucher's date."""
    day = date.fromisoformat(voucher.date)
    return {
        "dateFrom": (day - timedelta(days=before)).isoformat(),
        "dateTo": (day + timedelta(days=after + 1)).isoformat(),  # exclusive
    }


def carries(row: Mapping[str, Any], key: str) -> bool:
    """Whether a ledger line bears our key, as invoice number or as the first word of its comment."""
    return key in (_first_word(row), (row.get("invoice") or {}).get("number"))


def search(connection: Connection, voucher: Voucher, epoch: int) -> Found:
    """Look for a day by its key: around its date; then where whoever moved it to another date has left it,
    with its invoice number. Days that a later box (`boxes.later_box`) closed about then are told of."""

    def wanted(row: Row) -> bool:
        return carries(row, voucher.key) or later_box(_first_word(row), voucher, epoch)

    found = ledger_lines(connection, around(voucher), wanted)
    if isinstance(found, Later | Unsure):
        return found
    ours = [row for row in found if carries(row, voucher.key)]
    if not ours:
        elsewhere = _moved(connection, voucher)
        if isinstance(elsewhere, Later | Unsure):
            return elsewhere
        ours = elsewhere
    if found and not ours:
        return Unsure("taken_over", {"found": _first_word(found[0])})
    return compare(voucher, ours)


def _moved(connection: Connection, voucher: Voucher) -> list[Row] | Later | Unsure:
    """The lines of the transactions that have our invoice number on one of theirs, a year around the date."""
    window = around(voucher, _MOVED, _MOVED)
    bearing = ledger_lines(
        connection, window | {"invoiceNumber": voucher.key}, lambda row: carries(row, voucher.key)
    )
    if isinstance(bearing, Later | Unsure) or not (number := _number(bearing)):
        return bearing
    wanted = _transactions(bearing).keys()
    whole = window | {"transactionNumber": number}
    return ledger_lines(connection, whole, lambda row: not wanted.isdisjoint(_transactions([row])))


def _first_word(row: Mapping[str, Any]) -> str:
    return str(row.get("comment") or "").split(" ", 1)[0]


def compare(voucher: Voucher, rows: list[Row]) -> Found:
    """Hold what was found against the voucher: one transaction, same debit and credit totals."""
    found = _transactions(rows)
    if not found:
        return Absent()
    if len(found) > 1:
        return Unsure("found_twice", {"found": ", ".join(sorted(found))[:200]})
    [(reference, lines)] = found.items()
    try:
        there = totals(minor(line["amount"], EXPONENT) for line in lines)
    except (ValueError, KeyError) as fault:
        return Unsure("found_differs", {"found": reference, "detail": str(fault)[:200]})
    gross, parts = as_ledgers_show(voucher)
    if there not in (gross, parts):
        debits = {"debit_amount": there[0], "expected_amount": gross[0]}
        return Unsure("found_differs", {"found": reference, **debits})
    return Accepted(reference or voucher.key, number=_number(lines))


def _transactions(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(str((row.get("transaction") or {}).get("id") or ""), []).append(row)
    return found


def _number(rows: Iterable[Row]) -> str:
    numbers = {str((row.get("transaction") or {}).get("number") or "") for row in rows}
    return numbers.pop() if len(numbers) == 1 else ""


def read_back(
    connection: Connection, voucher: Voucher, lines: tuple[Line, ...], delivery: str, reference: str
) -> Followed | Later:
    """Say what became of an accepted day, account by account.

    A ``reference`` that we did not give (the delivery's own id, or a voucher number that a person typed)
    means that somebody found it there; it need not bear our key.
    """
    codes = _tax_numbers(connection)
    if isinstance(codes, Later):
        return codes
    typed = reference.isdigit()
    window = around(voucher)
    found = ledger_lines(connection, window, lambda row: _is_ours(row, voucher.key, reference))
    if found == [] and typed:
        window = around(voucher, 31, 31) | {"transactionNumber": reference}
        found = ledger_lines(connection, window, lambda row: _is_meant(row, voucher, reference))
    elif found == []:  # whoever moved it to another date left its invoice number on it
        window = around(voucher, _MOVED, _MOVED) | {"invoiceNumber": voucher.key}
        found = ledger_lines(connection, window, lambda row: carries(row, voucher.key))
    if isinstance(found, Later):
        return found
    if isinstance(found, Unsure):
        return Followed("cannot_tell", facts=found.facts)
    if not found and (typed or reference == delivery):
        return Followed("cannot_tell", facts={"detail": f"no line bears {voucher.key} or number {reference}"})
    return judge(voucher, lines, found, codes) if found else Followed("gone")


def _is_ours(row: Row, key: str, reference: str) -> bool:
    return carries(row, key) or str((row.get("transaction") or {}).get("id") or "-") == reference


def _is_meant(row: Row, voucher: Voucher, number: str) -> bool:
    """Whether a line stands under the number that was typed, and bears no other key of this till."""
    word = _first_word(row)
    another = word.startswith(f"Z-{voucher.till}") and word != voucher.key
    return _number([row]) == number and not another


def judge(voucher: Voucher, lines: tuple[Line, ...], rows: list[Row], codes: Mapping[str, str]) -> Followed:
    """Hold the lines of our day against what was sent; ``codes`` are tax numbers by the ledger's ids."""
    found = _transactions(rows)
    if len(found) > 1:
        return Followed("changed", facts={"found": ", ".join(sorted(found))[:200], "count": len(found)})
    number = _number(rows)
    days = sorted({str(row.get("date"))[:10] for row in rows})
    if days != [voucher.date]:
        return Followed("changed", number, facts={"found_date": " ".join(days), "date": voucher.date})
    try:
        there = sums((str(row["account"]["number"]), minor(row["amount"], EXPONENT)) for row in rows)
        taxed = sums((_code(row, codes), minor(row["amount"], EXPONENT)) for row in rows)
    except UNREADABLE as fault:
        return Followed("cannot_tell", number, facts={"detail": f"{type(fault).__name__}: {fault}"[:200]})
    wrong = _gross(lines, there, taxed)
    if wrong and _net(lines, there):
        return Followed("changed", number, facts=wrong)
    return Followed("posted", number, verified=True)


def _gross(lines: tuple[Line, ...], there: Counter[str], taxed: Counter[str]) -> dict[str, str | int]:
    """What is unlike, where the ledger shows each line with its VAT inside; empty = nothing."""
    accounts = sums((line.account.number, line.posting.amount) for line in lines if line.account)
    codes = sums((_sent_code(line), line.posting.amount) for line in lines)
    return _unlike("account", accounts, there) or _unlike("vat_code", codes, taxed)


def _net(lines: tuple[Line, ...], there: Counter[str]) -> dict[str, str | int]:
    """The same, where it shows the VAT on accounts of its own."""
    accounts = sums(
        (line.account.number, line.posting.amount - line.posting.vat) for line in lines if line.account
    )
    others = {account: there[account] for account in there if account not in accounts}
    if sum(others.values()) != sum(line.posting.vat for line in lines):
        return {"account": "VAT", "found_amount": sum(others.values())}
    return _unlike("account", accounts, Counter({a: there[a] for a in there if a not in others}))


def _unlike(name: str, ours: Counter[str], there: Counter[str]) -> dict[str, str | int]:
    for one in sorted({*ours, *there}):
        if ours[one] != there[one]:
            return {name: one, "found_amount": there[one], "expected_amount": ours[one]}
    return {}


def _sent_code(line: Line) -> str:
    return (line.account.vat_code if line.account else "") or "0"


def _code(row: Row, codes: Mapping[str, str]) -> str:
    """The tax number of a line; a line without tax shows none, or the id 0."""
    identity = str((row.get("tax") or {}).get("id") or "0")
    return codes.get(identity, "0" if identity == "0" else f"id {identity}")


def _tax_numbers(connection: Connection) -> dict[str, str] | Later:
    answer = connection.read("/taxes")
    if isinstance(answer, Later):
        return answer
    try:
        return {str(row["id"]): str(row["number"]) for row in answer.json()}
    except UNREADABLE as fault:
        return odd(fault)
