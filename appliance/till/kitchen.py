"""What the kitchen is told: a ticket on the second printer for the lines whose article group goes there.

An order is told when its sale is paid, handed out on credit or parked, and told once: what was parked and
is paid later says only what is new. What is taken out of it again, cancelled with its sale or brought back
on the same day is told as cancelled. Each ticket is an entry of its own (13018) in the commit of what made
it, with a job of its own; it has no prices and is no receipt. Practice tells the kitchen nothing.

Orders are numbered from 1 after each Z; a ticket that is still owed then is of no use any more.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from appliance.domain.line import Line
from appliance.domain.problems import Problem
from appliance.domain.sale import Sale
from appliance.storage import catalogue as shelf
from appliance.storage import journal, receipts
from appliance.storage.journal import Fact
from appliance.till.needs import PRINTS_NOTHING
from appliance.till.till import KITCHEN_JOB, Till

TICKET = "kitchen_ticket"
_STATES = {"failed": "kitchen_owed", "unknown": "kitchen_doubtful"}

_Key = tuple[int, str, str, str, str]
"""A line as the kitchen knows it: its id, its name, its note, its unit, eaten here or taken along."""


@dataclass(slots=True)
class _Told:
    """What the kitchen has been told of a sale since the last Z."""

    order: int = 0
    """The order's number; 0: nothing was told."""
    name: str = ""
    lines: Counter[_Key] = field(default_factory=Counter)
    """Thousandths that it is to make."""


def tell(till: Till, sale: Sale) -> tuple[int, tuple[Fact, ...]]:
    """What the kitchen is to be told now of a sale that is paid, handed out or parked: the order's number,
    0 where nothing of it goes there, and the tickets for the same commit."""
    if not till.kitchen or till.training:
        return 0, ()
    groups = shelf.cooked(till.database)
    lines = [line for line in sale.lines if line.origin is None and line.group in groups]
    wanted = Counter({_key(line): line.quantity for line in lines if line.quantity > 0})
    told = _told(till, sale.id)
    facts = _ticket(till, sale, told, wanted)
    number = told.order or (facts[0].data["order"] if facts else 0)
    return number, (*facts, *_brought_back(till, sale))


def tell_gone(till: Till, sale: Sale) -> tuple[Fact, ...]:
    """The ticket that takes back all that the kitchen was told of a sale which is aborted."""
    if not till.kitchen:
        return ()
    return _ticket(till, sale, _told(till, sale.id), Counter())


def _key(line: Line) -> _Key:
    return line.id, line.name, line.note, line.unit, line.served


def _told(till: Till, sale: str) -> _Told:
    told = _Told()
    for body in journal.of_sale(till.database, TICKET, sale):
        if "of" in body:
            continue  # the same once more
        told.order, told.name = body["order"], body["name"]
        for line in body["lines"]:
            key = (
                line["line"],
                line["name"],
                line.get("note", ""),
                line.get("unit", ""),
                line.get("served", ""),
            )
            told.lines[key] += line["quantity"]
    return told


def _ticket(till: Till, sale: Sale, told: _Told, wanted: Counter[_Key]) -> tuple[Fact, ...]:
    """The difference between what is wanted and what was told; none, no ticket."""
    keys = sorted({*wanted, *told.lines})
    lines = [_line(key, change) for key in keys if (change := wanted[key] - told.lines[key])]
    return (_fact(till, sale.id, told, sale.label, lines, sale.note),) if lines else ()


def _line(key: _Key, quantity: int) -> dict[str, Any]:
    line, name, note, unit, served = key
    said = {"note": note, "unit": unit, "served": served}
    return {"line": line, "name": name, "quantity": quantity} | {what: of for what, of in said.items() if of}


def _fact(till: Till, sale: str, told: _Told, name: str, lines: list[dict[str, Any]], note: str = "") -> Fact:
    order = told.order or journal.highest(till.database, TICKET, "order") + 1
    body = {"heading": till.rules.headings["kitchen"], "sale": sale, "order": order, "name": name}
    if note:
        body["note"] = note
    return Fact(TICKET, body | {"lines": lines}, (KITCHEN_JOB,))


def _brought_back(till: Till, sale: Sale) -> list[Fact]:
    """A ticket for each order of today of which something comes back."""
    back: dict[tuple[str, int], Counter[int]] = {}
    for line in sale.lines:
        if line.origin and line.quantity < 0:
            of = (line.origin.series, line.origin.receipt)
            back.setdefault(of, Counter())[line.origin.line] -= line.quantity
    facts = []
    for of, quantities in back.items():
        row = receipts.row_of(till.database, *of)
        entry = journal.entry(till.database, row) if row else None
        told = _told(till, entry.data["sale"]) if entry else _Told()
        gone = {key: min(made, quantities[key[0]]) for key, made in told.lines.items()}
        lines = [_line(key, -quantity) for key, quantity in sorted(gone.items()) if quantity > 0]
        if entry and lines:
            facts.append(_fact(till, entry.data["sale"], told, told.name, lines))
    return facts


def show(till: Till) -> None:
    """Put what is wrong with the kitchen's printer or its tickets among the banners, or take it away."""
    states = [state for job, state in journal.open_jobs(till.database) if job.kind == KITCHEN_JOB]
    for state, code in _STATES.items():
        if count := states.count(state):
            till.banners[code] = Problem.of(code, count=count)
        else:
            till.banners.pop(code, None)
    if str(till.kitchen) in PRINTS_NOTHING and "failed" not in states:
        till.banners["kitchen_trouble"] = Problem.of("kitchen_trouble")
    else:
        till.banners.pop("kitchen_trouble", None)


def let_go(till: Till) -> None:
    """The day is closed: no ticket of it is owed any more."""
    for job, _ in journal.open_jobs(till.database):
        if job.kind == KITCHEN_JOB:
            journal.set_job(till.database, job.id, "done")
    show(till)
