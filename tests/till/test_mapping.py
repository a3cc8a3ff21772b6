"""The mapping is replaced whole, refuses what fits nothing, and names what no row covers."""

from pathlib import Path

import pytest

from appliance.domain.problems import Refused
from appliance.domain.settlement import Count
from appliance.domain.voucher import Account
from appliance.storage import journal, projections
from appliance.storage.vouchers import reading
from appliance.till import day, mapping, paying, selling
from appliance.till.mapping import Row
from tests.till.shop import BOOK, MILK

SALES = Row("revenue", "3000", "3", rate="2500")
FOOD = Row("revenue", "3010", "31", rate="1500")
CASH = Row("tender", "1900", tender="cash")
OTHER = Row("tender", "1571")


def sell(till, *codes: str, kind: str = "card", brand: str = "visa") -> None:
    for code in codes:
        selling.scan(till, code)
    due = paying.pay(till).left
    paying.tender(till, kind, due, brand)


def test_what_is_saved_is_what_is_read(till):
    mapping.save(till, [FOOD, CASH, SALES])
    assert mapping.rows(till) == [FOOD, SALES, CASH]
    with reading(Path(till.database.database)) as reader:
        assert reader.mapping()["revenue", "", "1500", "", "", "", ""] == Account("3010", "31")


def test_each_change_is_one_entry_with_all_rows(till):
    mapping.save(till, [SALES, CASH])
    mapping.save(till, [CASH])
    found = [entry.data for _, entry in journal.entries(till.database) if entry.kind == "mapping"]
    assert [len(data["rows"]) for data in found] == [2, 1]
    assert projections.differences(till.database) == []


def test_the_same_again_makes_no_entry(till):
    mapping.save(till, [SALES, CASH])
    before = till.journal.number
    mapping.save(till, [CASH, SALES])
    assert till.journal.number == before


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (Row("sales", "3000"), "expected a role, one of revenue, tender"),
        (Row("revenue", ""), "expected an account number of 1 to 10 digits, got ''"),
        (Row("revenue", "30A0"), "expected an account number"),
        (Row("revenue", "\uff13\uff10\uff10\uff10"), "expected an account number"),
        (Row("revenue", "0"), "expected an account number"),
        (Row("revenue", "12345678901"), "expected an account number"),
        (Row("revenue", "3000", "3;1"), "expected a VAT code of letters and digits, got '3;1'"),
        (Row("revenue", "3000", rate="25 %"), "expected a rate in basis points such as 2500, got '25 %'"),
        (Row("revenue", "3000", rate="02500"), "expected a rate in basis points"),
        (Row("revenue", "3000", tender="cash"), "expected no tender on revenue, which has none"),
        (Row("rounding", "7771", department="10", rate="0"), "expected no department or rate on rounding"),
    ],
)
def test_a_row_that_fits_nothing_is_refused_and_nothing_is_stored(till, row: Row, says: str):
    (problem,) = mapping.check([SALES, row])
    assert str(problem.facts["detail"]).startswith(says)
    with pytest.raises(Refused, match="mapping_wrong"):
        mapping.save(till, [SALES, row])
    assert mapping.rows(till) == []


def test_a_key_twice_is_refused(till):
    (problem,) = mapping.check([SALES, Row("revenue", "3001", rate="2500")])
    assert problem.facts["key"] == "revenue//2500////"
    assert problem.facts["detail"] == "expected each key once"


def test_a_settled_day_names_what_no_row_covers(till):
    sell(till, MILK)  # 15 %
    sell(till, BOOK, kind="vipps", brand="")  # 0 %
    mapping.save(till, [FOOD, Row("tender", "1571", tender="card:visa"), CASH])
    day.z_report(till)
    day.settle_day(till, Count(100_000, {}, {}, {}, bag="1", bag_amount=30_000))
    assert mapping.missing(till) == [
        ("bank_bag", "", "", "", "", "", ""),
        ("revenue", "2", "0", "", "", "30", ""),
        ("tender", "", "", "vipps", "", "", ""),
    ]


def test_a_z_that_waits_for_its_settlement_is_counted_in(till):
    sell(till, MILK, kind="cash", brand="")  # 24.90, in cash 25.00
    assert mapping.missing(till) == []
    day.z_report(till)
    assert mapping.missing(till) == [
        ("revenue", "1", "1500", "", "", "10", ""),
        ("rounding", "", "", "", "", "", ""),
        ("tender", "", "", "cash", "", "", ""),
    ]


def test_a_row_for_any_tender_covers_every_tender(till):
    sell(till, MILK)
    day.z_report(till)
    mapping.save(till, [FOOD, OTHER])
    assert mapping.missing(till) == []
