"""Sales that are put aside under a name, taken up again at the prices that they had, or cancelled."""

import json
from dataclasses import replace
from typing import Any

from appliance.domain.problems import Refused, refuse
from appliance.domain.sale import Sale
from appliance.storage import drafts, journal
from appliance.storage import parked as put_aside
from appliance.storage.journal import Fact
from appliance.till import basket, kitchen
from appliance.till.bodies import aborted_body, line_body
from appliance.till.dates import by_clock
from appliance.till.needs import drawer_blocks, needs_day, needs_drawer_shut, needs_earnest, needs_operator
from appliance.till.till import Till, store


def park(till: Till, name: str) -> None:
    """Put the open sale aside under a name (13010). Its prices stay as they are."""
    needs_earnest(till)
    sale = replace(basket.current(till), label=name.strip(), of_age=0)
    if not sale.lines:
        raise refuse("sale_empty")
    store(till, Fact("parked", _body(sale)), *kitchen.tell(till, sale)[1])
    basket.close(till)
    basket.note(till, "parked", sale)


def _body(sale: Sale) -> dict[str, Any]:
    return {"sale": sale.id, "name": sale.label, "gross": sale.total,
            "lines": [line_body(line) for line in sale.lines],
            "draft": json.dumps(drafts.as_dict(sale), ensure_ascii=False)}  # fmt: skip


def change_hands(till: Till, before: str, now: str) -> None:
    """Another cashier is at the till: the open sale is put aside under who rang it up (13010), and their own
    comes back to whoever is there now (13011). Practice, and a sale that money was taken for, stay open.

    Args:
        till: The till.
        before: Number of who was logged in last.
        now: Number of who is logged in now.
    """
    if till.training or before == now or (till.payment and till.payment.tenders):
        return
    basket.drop_empty(till)
    if till.sale:
        store(till, Fact("parked", _body(till.sale) | {"of": before}), operator=before)
        basket.close(till)
    own = next((one for one, *_ in parked(till) if _of(till, one) == now), None)
    today = till.day is not None and till.day.date >= by_clock(till)
    if own and today and not drawer_blocks(till):
        resume(till, own)


def _of(till: Till, sale: str) -> str:
    """Whose parked sale returns by itself; empty where somebody parked it."""
    row = put_aside.row_of(till.database, sale)
    entry = journal.entry(till.database, row) if row else None
    return str(entry.data.get("of", "")) if entry else ""


def parked(till: Till) -> list[tuple[str, str, int, int, str]]:
    """Parked sales, oldest first: (sale id, name, parked at in UTC ms, total, operator).

    They are read once and kept until one comes or goes: the screens ask at every drawing.
    """
    if till.parked is None:
        till.parked = []
        for sale, row, name, at, operator in put_aside.every(till.database):
            entry = journal.entry(till.database, row)
            till.parked.append((sale, name, at, entry.data["gross"] if entry else 0, operator))
    return till.parked


def parked_sale(till: Till, sale: str) -> Sale:
    """A parked sale as it was put aside; refuses with ``line_gone`` when it is not parked."""
    row = put_aside.row_of(till.database, sale)
    if not row or not (entry := journal.entry(till.database, row)):
        raise refuse("line_gone")
    return drafts.sale_from(json.loads(entry.data["draft"]))


def resume(till: Till, sale: str) -> None:
    """Take a parked sale up again (13011); the open one must be finished or parked first."""
    needs_day(till)
    needs_operator(till)
    needs_drawer_shut(till)
    needs_earnest(till)
    basket.drop_empty(till)
    if till.sale:
        raise refuse("sale_under_payment")
    found = parked_sale(till, sale)
    basket.change(till, found)
    if till.drafts:
        till.drafts.flush()
    try:
        store(till, Fact("resumed", {"sale": sale, "name": found.label}))
    except Refused:
        basket.close(till)
        raise


def abort_parked(till: Till, sale: str) -> None:
    """Cancel a parked sale: journalled as aborted (the way out on the closing screen)."""
    needs_operator(till)
    needs_earnest(till)
    found = parked_sale(till, sale)
    store(till, Fact("sale_aborted", aborted_body(found)), *kitchen.tell_gone(till, found))
