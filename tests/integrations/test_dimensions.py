"""Department, project and object, as each kind of books takes them: a posting's own, else its account's."""

import json
from dataclasses import replace

import pytest

from appliance.domain.voucher import Account, Posting, Role
from appliance.integrations import Accepted, Finding, Followed, Later, accounted, as_booked
from appliance.integrations.accounting.folder import Folder
from appliance.integrations.accounting.office24 import transaction
from appliance.integrations.accounting.office24_soap.bundle import unfit
from appliance.integrations.accounting.sie import sie
from appliance.integrations.exact import write
from tests.integrations.books import books
from tests.integrations.soap import ACCESS, day_of, entries, paid, sent, soap
from tests.integrations.soap import sold as credit
from tests.upload.bench import HOUR, Bench
from tests.upload.shop import MAPPING, one_day

SALES, CASH = ("revenue", "", "2500", "", "", "", ""), ("tender", "", "", "cash", "", "", "")
FIXED = {**MAPPING, SALES: Account("3000", "3", department="20", project="1", object="B")}
DAY = day_of(credit(10_000, 2_000), credit(5_000, 1_000, department="10", project="2"), paid(15_000))
"""Revenue with nothing of its own, and with a department and a project; cash with none."""


def dimensions(body) -> list:
    return [line.get("dimensions") for line in body["lines"]]


def test_office24_takes_them_by_the_type_that_the_shop_names():
    with books() as both:
        access = replace(both.target.connection.access, project_dimension=1, object_dimension=101)
    body = json.loads(write(transaction(DAY, accounted(DAY, FIXED), access)))
    assert dimensions(body) == [
        [{"dimensionType": 1, "value": "1"}, {"dimensionType": 2, "value": "20"},
         {"dimensionType": 101, "value": "B"}],
        [{"dimensionType": 1, "value": "2"}, {"dimensionType": 2, "value": "10"},
         {"dimensionType": 101, "value": "B"}],
        None,
    ]  # fmt: skip
    none = replace(access, project_dimension=0, department_dimension=0, object_dimension=0)
    assert dimensions(json.loads(write(transaction(DAY, accounted(DAY, FIXED), none)))) == [None] * 3


def test_office24_names_what_it_has_not():
    fixed = Account("3000", "3", department="40", project="P9", object="B")
    with books() as both:
        access = replace(both.target.connection.access, project_dimension=1, object_dimension=101)
        both.target.connection.access = access
        found = both.target.preflight({**MAPPING, SALES: fixed}, ["2026-11-21"], {})
    assert found == (
        Finding("dimension_missing", "P9", {"dimension": 1}),
        Finding("dimension_missing", "40", {"dimension": 2}),
        Finding("dimension_missing", "101"),
    )


def test_soap_takes_department_project_and_a_dimension_of_the_client_s_own():
    access = replace(ACCESS, departments=True, projects=True, object_dimension=7)
    names = ("DepartmentId", "ProjectId", "UserDefinedDimensions")
    rows = [[row.get(name) for name in names] for row in entries(sent(DAY, access=access, mapping=FIXED))]
    assert [row[:2] for row in rows] == [["20", "1"], ["10", "2"], [None, None]]
    assert [row[2] is None for row in rows] == [False, False, True]
    assert "<Type>7</Type><Value>B</Value>" in sent(DAY, access=access, mapping=FIXED)
    plain = replace(ACCESS, departments=False)
    assert all(not row.keys() & set(names) for row in entries(sent(DAY, access=plain, mapping=FIXED)))


def test_soap_takes_numbers_alone():
    access = replace(ACCESS, departments=True, projects=True)
    lines = accounted(DAY, {**FIXED, SALES: Account("3000", "3", project="P1")})
    answer = unfit(lines, access)
    assert isinstance(answer, Later)
    assert answer.facts["detail"] == "expected a project id, got P1"
    assert unfit(lines, replace(access, projects=False)) is None


def test_soap_names_a_fixed_department_that_it_has_not():
    with soap() as both:
        found = both.target.preflight({**MAPPING, CASH: Account("1900", department="60")}, ["2026-11-21"], {})
    assert found == (Finding("dimension_missing", "60", {"department": "60"}),)


def test_sie_declares_what_its_rows_name():
    text = sie(DAY, accounted(DAY, FIXED), "Shop", "1").decode("cp437").split("\r\n")
    assert [row for row in text if row.startswith(("#DIM", "#OBJEKT"))] == [
        '#DIM 1 "Department"', '#DIM 6 "Project"', '#DIM 20 "Object"',
        '#OBJEKT 1 "10" "10"', '#OBJEKT 1 "20" "20"', '#OBJEKT 6 "1" "1"', '#OBJEKT 6 "2" "2"',
        '#OBJEKT 20 "B" "B"',
    ]  # fmt: skip
    rows = [row.strip().split(" -")[0] for row in text if "#TRANS 3000" in row or "#TRANS 2700" in row]
    assert rows == [
        '#TRANS 3000 {1 "20" 6 "1" 20 "B"}', '#TRANS 2700 {1 "20" 6 "1" 20 "B"}',
        '#TRANS 3000 {1 "10" 6 "2" 20 "B"}', '#TRANS 2700 {1 "10" 6 "2" 20 "B"}',
    ]  # fmt: skip


def test_the_folder_says_them_in_its_table_and_beside_the_accounts(tmp_path):
    folder = Folder(tmp_path, "Shop", "1")
    assert folder.deliver(DAY, accounted(DAY, FIXED), "d", {}) == Accepted(DAY.key)
    place = tmp_path / DAY.key
    assert json.loads((place / "voucher.json").read_text())["accounts"][0] == {
        "number": "3000", "vat_code": "3", "department": "20", "project": "1", "object": "B",
    }  # fmt: skip
    rows = [row.split(";") for row in (place / "voucher.csv").read_text("utf-8-sig").splitlines()]
    columns = [rows[0].index(name) for name in ("department", "project", "object")]
    assert [[row[column] for column in columns] for row in rows[1:]] == [
        ["20", "1", "B"], ["10", "2", "B"], ["", "", ""],
    ]  # fmt: skip


def test_a_folder_of_an_older_version_is_read_back(tmp_path):
    folder = Folder(tmp_path, "Shop", "1")
    _, day = one_day()
    folder.deliver(day, accounted(day, MAPPING), "d", {})
    file = tmp_path / day.key / "voucher.json"
    whole = json.loads(file.read_text())
    for account in whole["accounts"]:
        for name in ("department", "project", "object"):
            del account[name]
    for posting in whole["voucher"]["postings"]:
        for name in ("group", "product", "project", "object"):
            del posting[name]
    file.write_text(json.dumps(whole))
    assert folder.follow(day, accounted(day, MAPPING), "d", day.key) == Followed("posted", verified=True)
    whole["accounts"][0]["department"] = "99"
    file.write_text(json.dumps(whole))
    assert folder.follow(day, accounted(day, MAPPING), "d", day.key).stage == "changed"


@pytest.mark.parametrize(
    ("sent", "line"),
    [
        (("3000", "3"), Account("3000", "3", department="10")),
        (("3000", "3", "20", "1", "B"), Account("3000", "3", "20", "1", "B")),
        (("", ""), None),
    ],
)
def test_what_was_sent_is_kept_and_read_as_it_was(sent, line):
    day = day_of(Posting(Role.REVENUE, -100, -20, 2500, department="10"), paid(100))
    made, _ = as_booked(day, [sent, ("1900", "")])
    assert made.account == line
    assert made.as_sent() == sent


def test_a_new_default_never_touches_what_was_sent(tmp_path):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.unmap(CASH)
    bench.till.map(CASH, Account("1900", project="P1"))
    bench.till.close_day(voucher)
    bench.run()
    kept = bench.row(voucher).accounts
    assert ("1900", "", "", "P1", "") in kept and ("3000", "3") in kept
    bench.till.unmap(CASH)
    bench.till.map(CASH, Account("1999", project="P2"))
    bench.run(HOUR)
    assert bench.row(voucher).accounts == kept
    assert len(bench.target.sent) == 1
