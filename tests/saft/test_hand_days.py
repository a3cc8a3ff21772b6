"""The ten days by hand: X, then Z, then voucher, each figure as it was worked out on paper."""

import pytest

from appliance.domain.settlement import Count
from appliance.storage import days
from appliance.till import day, verifying
from tests.saft.agreeing import of_voucher
from tests.saft.hand_days import HAND_DAYS, stocked_danish
from tests.saft.playing import box_for
from tests.saft.writing import exported, files, sound
from tests.till.shop import opened, trusted


@pytest.fixture(params=HAND_DAYS, ids=lambda one: one.name)
def played(request, tmp_path):
    """A day that has happened on a new box, and the box."""
    box = box_for(tmp_path / "box", request.param.country)
    till = stocked_danish(box.start()) if request.param.country == "denmark" else opened(box.start())
    request.param.happens(till)
    yield request.param, till, box
    box.off()


def figures(body: dict) -> dict:
    """What the hand worked out, of a report's body."""
    return {
        "gross": body["gross"], "net": body["net"], "rounding": body["rounding"],
        "vat": {row["rate"]: (row["gross"], row["net"], row["vat"]) for row in body["vat"]},
        "groups": {row["code"]: (row["quantity"], row["gross"]) for row in body["groups"]},
        "tenders": {
            (row["kind"], row["brand"]): (row["n"], row["amount"]) for row in body["tenders"] if row["n"]
        },
        "cash_expected": body["cash_expected"],
        "grand": tuple(body["grand"][name] for name in ("sales", "returns", "net")),
        "counts": {name: (one["n"], one["amount"]) for name, one in body["counts"].items() if one["n"]},
    }  # fmt: skip


def by_hand(one) -> dict:
    """The same, as it was worked out."""
    names = ("gross", "net", "rounding", "vat", "groups", "tenders", "cash_expected", "grand", "counts")
    return {name: getattr(one, name) for name in names}


def test_the_z_says_what_the_hand_worked_out(played):
    one, till, _ = played
    z = day.z_report(till)
    assert figures(z) == by_hand(one)
    assert {name: z[name] for name in one.other} == one.other


def test_the_x_before_it_says_the_same(played):
    one, till, _ = played
    x = day.x_report(trusted(till))
    z = day.z_report(till)
    told_apart = {"kind", "heading", "number", "at", "z", "last", "journal"}
    assert {name: x[name] for name in x if name not in told_apart} == {
        name: z[name] for name in z if name not in told_apart
    }
    assert figures(x) == by_hand(one)


def test_the_voucher_balances_and_posts_it(played):
    one, till, _ = played
    z = day.z_report(till)
    while day.unsettled(till):
        expected = day.unsettled(till)["cash_expected"]
        day.settle_day(till, Count(expected, {}, {}, {}, closing_float=expected))
    voucher = days.vouchers(till.database)[-1]
    assert (voucher["z"], voucher["entries"]) == (z["z"], [z["first"], z["last"]])
    said = {key: amount for key, amount in of_voucher(voucher).items() if key[0] != "vat"}
    assert said == {**one.postings, "balance": 0}
    assert sum(one.postings.values()) == 0


def test_the_file_and_the_journal_hold(played, tmp_path):
    _, till, box = played
    day.z_report(till)
    exported(box, tmp_path / "out")
    assert files(tmp_path / "out")
    sound(tmp_path / "out")
    assert verifying.verify(till.database, till.rules) == (till.journal.number, "")
