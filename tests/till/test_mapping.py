"""The mapping is replaced whole, refuses what fits nothing, and names what no row covers."""

from dataclasses import replace
from pathlib import Path

import pytest

from appliance.domain.problems import Refused
from appliance.domain.settlement import Count
from appliance.domain.voucher import Account, Role
from appliance.integrations import accounted
from appliance.storage import journal, projections
from appliance.storage.journal import Fact
from appliance.storage.vouchers import reading
from appliance.till import catalogue, day, goods_file, mapping, paying, scanning, unmapped
from appliance.till.mapping import Defaults, Row
from appliance.till.till import store
from tests.till.shop import BOOK, BREAD, MILK, trusted


@pytest.fixture
def till(till):
    """Ola approves of what Kari may not do alone."""
    return trusted(till)


SALES = Row("revenue", "3000", "3", rate="2500")
FOOD = Row("revenue", "3010", "31", rate="1500")
CASH = Row("tender", "1900", tender="cash")
OTHER = Row("tender", "1571")


def sell(till, *codes: str, kind: str = "card", brand: str = "visa") -> None:
    for code in codes:
        scanning.scan(till, code)
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
        (Row("tip", "2990", group="10"), "expected no group on tip, which has none"),
        (Row("revenue", "3000", to_project="x" * 31), "expected the project in at most 30 characters"),
        (Row("revenue", "3000", to_object="a\nb"), "expected the object in at most 30 characters"),
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
    assert unmapped.missing(till) == [
        ("bank_bag", "", "", "", "", "", ""),
        ("revenue", "2", "0", "", "", "30", ""),
        ("tender", "", "", "vipps", "", "", ""),
    ]


def test_a_z_that_waits_for_its_settlement_is_counted_in(till):
    sell(till, MILK, kind="cash", brand="")  # 24.90, in cash 25.00
    assert unmapped.missing(till) == []
    day.z_report(till)
    assert unmapped.missing(till) == [
        ("revenue", "1", "1500", "", "", "10", ""),
        ("rounding", "", "", "", "", "", ""),
        ("tender", "", "", "cash", "", "", ""),
    ]


def test_a_row_for_any_tender_covers_every_tender(till):
    sell(till, MILK)
    day.z_report(till)
    mapping.save(till, [FOOD, OTHER])
    assert unmapped.missing(till) == []


def test_an_older_entry_reads_on(till):
    old = {"role": "revenue", "account": "3000", "vat_code": "3", "department": "1", "rate": "2500",
           "tender": "", "reason": ""}  # fmt: skip
    store(till, Fact("mapping", {"rows": [old]}))
    assert mapping.rows(till) == [Row("revenue", "3000", "3", department="1", rate="2500")]
    assert mapping.defaults(till) == Defaults()
    with reading(Path(till.database.database)) as reader:
        assert reader.mapping() == {("revenue", "1", "2500", "", "", "", ""): Account("3000", "3")}


def test_the_till_s_own_dimensions_are_those_of_income_and_cost_alone(till):
    own = replace(SALES, to_department="20")
    mapping.save(till, [own, FOOD, CASH], Defaults("10", "P1", "O1"))
    with reading(Path(till.database.database)) as reader:
        assert reader.mapping() == {
            SALES.key: Account("3000", "3", "20", "P1", "O1"),
            FOOD.key: Account("3010", "31", "10", "P1", "O1"),
            CASH.key: Account("1900"),
        }
    mapping.save(till, [own, FOOD])
    assert mapping.defaults(till) == Defaults("10", "P1", "O1")
    assert projections.differences(till.database) == []


def test_own_dimensions_that_are_none_are_refused(till):
    with pytest.raises(Refused, match="mapping_wrong"):
        mapping.save(till, [SALES], Defaults(project=" P1"))
    assert mapping.rows(till) == []


def test_a_product_with_a_row_of_its_own_is_booked_alone(till):
    """Milk and bread are both food at 15 %; milk alone gets an account."""
    milk, bread = "1", "2"
    mapping.save(till, [FOOD, OTHER, Row("revenue", "3050", "31", product=milk)])
    assert [catalogue.named(till, [one])[one].booked_alone for one in (milk, bread)] == [True, False]
    sell(till, MILK)
    sell(till, BREAD)
    z = day.z_report(till)
    day.settle_day(till, Count(z["cash_expected"], {}, {}, {}, counted_by="2"))
    assert [(row["group"], row["product"], row["gross"]) for row in z["revenue"]] == [
        ("10", "", 3990), ("10", "1", 2490),
    ]  # fmt: skip
    with reading(Path(till.database.database)) as reader:
        (closed,) = reader.days(set())
        lines = accounted(closed.voucher, reader.mapping())
    assert [(one.account.number, one.posting.amount) for one in lines if one.posting.rate] == [
        ("3010", -3990), ("3050", -2490),
    ]  # fmt: skip
    mapping.save(till, [FOOD, OTHER])
    assert not catalogue.named(till, [milk])[milk].booked_alone
    assert projections.differences(till.database) == []


def test_goods_that_come_in_again_stay_booked_alone(till):
    mapping.save(till, [Row("revenue", "3050", "31", product="1")])
    content = b"number;name;group;price;vat\n1;Milk 1 l;10;25,90;15\n"
    goods_file.take(till, goods_file.plan(till, content))
    milk = catalogue.named(till, ["1"])["1"]
    assert (milk.price, milk.booked_alone) == (2590, True)


def test_a_first_mapping_is_suggested_by_rate_and_by_way_to_pay(till):
    sell(till, MILK, brand="visa")
    sell(till, BOOK, kind="vipps", brand="")
    found = unmapped.suggested(till)
    assert found[:7] == [
        ("revenue", "", "2500", "", "", "", ""),
        ("revenue", "", "1500", "", "", "", ""),
        ("revenue", "", "0", "", "", "", ""),
        ("tender", "", "", "cash", "", "", ""),
        ("tender", "", "", "card", "", "", ""),
        ("tender", "", "", "vipps", "", "", ""),
        ("rounding", "", "", "", "", "", ""),
    ]
    assert {key[0] for key in found} == set(Role)
    mapping.save(till, [SALES, FOOD, OTHER])
    assert [key for key in unmapped.suggested(till) if key[0] in ("revenue", "tender")] == [
        ("revenue", "", "0", "", "", "", "")
    ]


def test_what_a_row_can_be_split_into(till):
    sell(till, MILK, brand="visa")
    mapping.save(till, [SALES, Row("revenue", "3090", "3", rate="2500", group="40")])
    tenders, reasons = ["card", "vipps", "card:visa", "card:amex"], ["To the bank"]

    def parts(row: Row) -> list[str]:
        found = unmapped.split(till, row.key, tenders, reasons)
        return ["/".join(filter(None, key[1:])) for key in found]

    assert parts(SALES) == ["2500/20"]  # tobacco, 40, has one already
    assert parts(Row("revenue", "1")) == ["10", "20", "30", "40"]
    assert parts(Row("tender", "1571")) == ["card", "vipps", "card:visa", "card:amex"]
    assert parts(Row("tender", "1571", tender="card")) == ["card:visa", "card:amex"]
    assert parts(Row("cash_out", "1909")) == ["To the bank"]
    assert parts(CASH) == parts(Row("rounding", "7771")) == []


def test_books_that_work_vat_out_need_an_account_for_what_is_left_over(till):
    assert unmapped.missing(till) == []
    till.shop = replace(till.shop, vat_derived=True)
    assert unmapped.missing(till) == [("vat_difference", "", "", "", "", "", "")]
