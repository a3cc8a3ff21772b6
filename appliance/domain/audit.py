"""Does the journal add up? What each entry says of the others, held against them as they pass.

The hash chain shows that an entry was changed by somebody who did not work the hashes out anew. One who
did has to keep everything else in order too: every series of numbers, every report, every reference from
one entry to another. `check` looks at one entry after the other, oldest first, and names what does not
fit; what it needs to remember of a whole year is a few numbers per day.
"""

from collections.abc import Callable

from appliance.domain import reckoning
from appliance.domain.journal import Entry
from appliance.domain.kinds import KINDS
from appliance.domain.line_kind import OUTSIDE, kind_of, outside
from appliance.domain.passed import Data, Found, Passed, follows
from appliance.domain.tally import add

_SERIES = {
    "sale": ("sale", "return"),
    "training": ("training",),
    "provisional": ("provisional",),
    "delivery": ("delivery",),
}
_BEFORE = ("memory_full", "clock_stepped")
"""What the till puts in front of the entry that it is about to make, in the same commit."""


def check(passed: Passed, entry: Entry, data: Data) -> Found:
    """Name what does not fit in an entry; to be read to its end before the next.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: The body is not one of its kind.
    """
    if entry.kind not in KINDS:
        yield "kinds", f"no till makes an entry of kind {entry.kind!r}"
        return
    yield from _placed(passed, data)
    for look in _LOOKS.get(entry.kind, ()):
        yield from look(passed, data)
    _count(passed, data)
    passed.heads.append((entry.epoch, entry.number, entry.hash))
    passed.newest = data


def _placed(passed: Passed, data: Data) -> Found:
    """Is it of this till, of the day that is open, and marked as practice when it is?"""
    if passed.born and data["till"] != passed.born["till"]:
        yield "origin", f"it is of till {data['till']}, the file is of till {passed.born['till']}"
    if data["kind"] != "day_opened" and data["date"] != passed.date:
        yield "days", f"its business date is {data['date'] or 'none'}, expected {passed.date or 'none'}"
    if bool(data.get("training")) != passed.training:
        yield "days", f"training is {'on' if passed.training else 'off'}, and the entry says otherwise"


def _count(passed: Passed, data: Data) -> None:
    """Take the entry into the day's sums; what came in one commit before a report is not in that report."""
    if data["kind"] in _BEFORE:
        passed.held.append(data)
        return
    if data["kind"] != "z_report":
        for one in (*passed.held, data):
            add(passed.sums, one)
    passed.held.clear()


def _numbered(passed: Passed, data: Data) -> Found:
    series = data["series"]
    if series not in _SERIES[data["kind"]]:
        yield "numbers", f"a {data['kind']} has no number in the series {series!r}"
        return
    yield from follows(passed, f"{series} receipt", data, data["receipt"])


def _transaction(passed: Passed, data: Data) -> Found:
    yield from follows(passed, "nr", data, data["nr"])
    paid = sum(tender["amount"] for tender in data["tenders"])
    if paid != data["gross"] + data["rounding"]:
        yield "sums", f"{paid} was paid for {data['gross']}, rounded by {data['rounding']}"
    if bool(data.get("emergency")) != (passed.emergency and data["kind"] == "sale"):
        yield "days", f"an emergency is {'on' if passed.emergency else 'off'}, and the entry says otherwise"


def _goods(passed: Passed, data: Data) -> Found:
    """Lines, VAT and total come to the same, and what goes back is on an earlier receipt."""
    if not passed.date:
        yield "days", "no day is open"
    if passed.born and data["currency"] != passed.born["currency"]:
        yield "origin", f"it is in {data['currency']}, the till trades in {passed.born['currency']}"
    lines, rates = data["lines"], data["vat"]
    gross, vat = sum(line["gross"] for line in lines), sum(line["vat"] for line in lines)
    same = gross == sum(one["gross"] for one in rates) + outside(lines) == data["gross"]
    if not same or vat != sum(one["vat"] for one in rates):
        yield "sums", "its lines, its VAT and its total do not come to the same"
    if any(one["gross"] != one["net"] + one["vat"] for one in rates):
        yield "sums", "a gross amount is not net and VAT"
    if any(line["vat"] for line in lines if kind_of(line) in OUTSIDE):
        yield "sums", "what is outside total sales has VAT"
    for line in lines:
        if "origin" in line and not _bought(passed, line["origin"], data["kind"] == "training"):
            yield "references", f"line {line['line']} goes back, and no receipt before it has sold it"


def _bought(passed: Passed, origin: Data, training: bool) -> bool:
    kind = "training" if training else "sale"
    found = passed.earlier.number(origin["epoch"], origin["entry"])
    return (
        found is not None
        and (found["kind"], found["series"], found["receipt"]) == (kind, origin["series"], origin["receipt"])
        and any(line["line"] == origin["line"] for line in found["lines"])
    )


def _of(passed: Passed, data: Data) -> Data | None:
    """The receipt that an entry speaks of, if it is one, and is the one that it names."""
    found = passed.earlier.row(data["of"])
    named = ("series", "receipt", *(["sale"] if "sale" in data else []))
    if not found or (found["number"] >= data["number"] and found["epoch"] == data["epoch"]):
        return None
    return found if found["kind"] == "sale" and all(found[one] == data[one] for one in named) else None


def _copied(passed: Passed, data: Data) -> Found:
    found = _of(passed, data)
    if not found or found["gross"] != data["gross"]:
        yield "references", f"there is no receipt {data['series']} {data['receipt']} such as it copies"
    if data["of"] in passed.copied:
        yield "references", f"receipt {data['series']} {data['receipt']} has had its one copy"
    passed.copied.add(data["of"])


def _printed(passed: Passed, data: Data) -> Found:
    found = _of(passed, data)
    if not found or found["gross"] != data["gross"]:
        yield "references", f"there is no receipt {data['series']} {data['receipt']} such as it gives out"


def _corrected(passed: Passed, data: Data) -> Found:
    if not _of(passed, data):
        yield "references", f"there is no receipt {data['series']} {data['receipt']} such as it corrects"
    old, new = (sum(tender["amount"] for tender in data[side]) for side in ("old", "new"))
    if new != old + data["rounding"]:
        yield "sums", f"the tenders were {old} and are {new}, rounded by {data['rounding']}"


def _unprinted(passed: Passed, data: Data) -> Found:
    named = ("sale", "series", "receipt", "gross")
    if any(passed.newest.get(name) != data[name] for name in named):
        yield "references", "it does not stand behind the sale that it names"


def _day_opened(passed: Passed, data: Data) -> Found:
    if passed.date:
        yield "days", f"the day {passed.date} has not been closed"
    if not data["date"]:
        yield "days", "it opens a day without a date"
    passed.date = data["date"]


def _configured(passed: Passed, data: Data) -> Found:
    for name in ("country", "currency"):
        if passed.born and data.get(name, passed.born[name]) != passed.born[name]:
            yield "origin", f"its {name} is {data[name]}, the file was born as {passed.born[name]}"


def _turns(mode: str, on: bool) -> Callable[[Passed, Data], Found]:
    """An entry that turns training or the emergency on or off."""

    def look(passed: Passed, data: Data) -> Found:
        if getattr(passed, mode) == on:
            yield "days", f"{mode} is {'on' if on else 'off'} already"
        setattr(passed, mode, on)

    return look


_LOOKS: dict[str, tuple[Callable[[Passed, Data], Found], ...]] = {
    "sale": (_goods, _transaction, _numbered),
    "training": (_goods, _transaction, _numbered),
    "provisional": (_goods, _numbered),
    "delivery": (_goods, _numbered),
    "x_report": (reckoning.reported,),
    "z_report": (reckoning.reported, reckoning.closed),
    "settlement": (reckoning.settled,),
    "copy": (_copied,),
    "tender_corrected": (_corrected,),
    "no_receipt": (_unprinted,),
    "receipt_printed": (_printed,),
    "receipt_mailed": (_printed,),
    "day_opened": (_day_opened,),
    "configured": (_configured,),
    "training_begun": (_turns("training", True),),
    "training_ended": (_turns("training", False),),
    "emergency_begun": (_turns("emergency", True),),
    "emergency_ended": (_turns("emergency", False),),
}
