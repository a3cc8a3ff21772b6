"""Does a report come to what its entries do, and a settlement to what its Z says? For `audit`."""

from copy import deepcopy
from typing import Any

from appliance.domain.dayclose import begin, report
from appliance.domain.foreign import digits
from appliance.domain.passed import Data, Found, Passed, follows
from appliance.domain.settlement import at_terminals, notes_of

_CORE = ("gross", "net", "vat", "tenders", "counts", "cash_expected", "grand", "first", "last")
"""What every report has had from the first version on."""


def reported(passed: Passed, data: Data) -> Found:
    """A report is the sum of the entries since the last Z, and names the head that it was made at."""
    epoch, number, head = passed.heads[max(-len(passed.heads), -1 - len(passed.held))]
    if data.get("journal", {}) not in ({}, {"epoch": epoch, "number": number, "hash": head.hex()}):
        yield "report", "the head of the journal that it names is not the one before it"
    # a Z begins new sums anyway; an X may not take from those that go on
    sums = passed.sums if data["kind"] == "z_report" else deepcopy(passed.sums)
    folded = report(sums, passed.grand)
    wrong = [name for name, value in folded.items() if not _same(value, data.get(name), name in _CORE)]
    if wrong:
        yield "sums", f"it is not the sum of its entries: {', '.join(wrong)}"


def _same(folded: Any, told: Any, core: bool) -> bool:
    """Names of groups and people may change later, and a field may be younger than the report."""
    if told is None:
        return not core
    if isinstance(folded, dict) and isinstance(told, dict):
        return bool(told) and all(
            _same(folded[name], value, True) for name, value in told.items() if name in folded
        )
    return bool(_nameless(folded) == _nameless(told))


def _nameless(value: Any) -> Any:
    if isinstance(value, list):
        return [_nameless(one) for one in value]
    if isinstance(value, dict):
        return {name: _nameless(one) for name, one in value.items() if name != "name"}
    return value


def closed(passed: Passed, data: Data) -> Found:
    """A Z has the next number and closes the day that is open; from here on the sums begin anew."""
    yield from follows(passed, "Z", data, data["z"])
    if not passed.date:
        yield "days", "it closes a day, and none is open"
    passed.unsettled[data["z"]] = {
        "date_of_z": data["date"],
        "expected": data["cash_expected"],
        "registered": sorted((at_terminals(data) | notes_of(data)).items()),
    }
    passed.date, passed.grand = "", data["grand"]
    passed.sums = begin(data.get("emergencies", ()))


def settled(passed: Passed, data: Data) -> Found:
    """A settlement is of a Z that has none yet, repeats its figures, and its own come to the same."""
    z = passed.unsettled.pop(data["z"], None)
    if z is None:
        yield "references", f"it settles Z {data['z']}, which is not there or is settled"
        return
    notes = [(row["tender"], digits(row["registered"])[0]) for row in data.get("foreign", ())]
    terminals = [(row["tender"], row["registered"]) for row in data["terminals"] if row["registered"]]
    registered = sorted(terminals + notes)
    booked = [one for one in z["registered"] if one[1]]
    if (data["date_of_z"], data["expected"], registered) != (z["date_of_z"], z["expected"], booked):
        yield "sums", f"it does not repeat what Z {data['z']} says"
    if data["counted"] - data["expected"] != data["difference"]:
        yield "sums", "its difference is not what was counted less what was expected"
    if data["bag_amount"] + data["closing_float"] != data["counted"]:
        yield "sums", "the bag and the float are not what was counted"
    if data["voucher"] in passed.vouchers:
        yield "references", f"its voucher {data['voucher']} is another day's"
    passed.vouchers.add(data["voucher"])
