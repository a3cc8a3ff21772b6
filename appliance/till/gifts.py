"""Gift receipts (byttelapp): for goods that are given away, so that who gets them may exchange them.

They show no price and are no receipt, so there may be as many as there are gifts; scanned, their bars begin
a return of the receipt that they name, from which no line comes back twice.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from appliance.domain.line_kind import GOODS, kind_of
from appliance.domain.problems import refuse
from appliance.storage.journal import Fact
from appliance.till.needs import needs_earnest
from appliance.till.papers import papers
from appliance.till.permissions import needs
from appliance.till.returns import Receipt
from appliance.till.till import PRINT_JOB, Till, store


def exchangeable(found: Receipt) -> list[dict[str, Any]]:
    """The lines of a sales receipt that can be given away: goods, of which something has not come back."""
    if found.data["series"] != "sale":
        return []
    return [
        one
        for one in found.data["lines"]
        if one["quantity"] > 0 and kind_of(one) == GOODS and found.left(one["line"])
    ]


def last_day(till: Till, found: Receipt) -> str:
    """The last business date (YYYY-MM-DD) on which a receipt's gifts can be exchanged."""
    bought = dt.date.fromisoformat(found.data["date"])
    return (bought + dt.timedelta(papers(till).exchange)).isoformat()


def print_gifts(till: Till, found: Receipt, lines: Sequence[int], apart: bool = False) -> list[int]:
    """Print gift receipts; gives the ids of their jobs.

    Args:
        till: The till.
        found: The receipt that the gifts were bought on.
        lines: Which of its lines.
        apart: A paper for each of them; otherwise one for all.

    Raises:
        Refused: ``line_gone`` without a line, or with one that is not `exchangeable`; ``not_logged_in``,
            ``manager_needed``, ``training_only_sells``.
    """
    needs(till, "sell")
    needs_earnest(till)
    given = {one["line"]: one for one in exchangeable(found)}
    if not lines or not given.keys() >= set(lines):
        raise refuse("line_gone")
    chosen = [_said(found, given[line]) for line in sorted(set(lines))]
    data = found.data
    body = {name: data[name] for name in ("sale", "series", "receipt")}
    body |= {"heading": till.rules.headings["gift"], "of_epoch": found.epoch}
    body |= {"bought": data["date"], "until": last_day(till, found)}
    papers_of = [[one] for one in chosen] if apart else [chosen]
    stored = store(till, *(Fact("gift_receipt", body | {"lines": of}, (PRINT_JOB,)) for of in papers_of))
    return [one.jobs[0].id for one in stored]


def _said(found: Receipt, line: dict[str, Any]) -> dict[str, Any]:
    said = {"line": line["line"], "name": line["name"], "quantity": found.left(line["line"])}
    return said | ({"unit": line["unit"]} if line.get("unit") else {})
