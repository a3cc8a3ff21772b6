"""The mapping as a file: out and in again as it was, every mistake named, and nothing taken in halves."""

import pytest

from appliance.domain.problems import Refused
from appliance.storage import journal
from appliance.till import mapping, mapping_file
from appliance.till.mapping import Defaults, Row
from tests.till.shop import trusted


@pytest.fixture
def till(till):
    """Ola approves of what Kari may not do alone."""
    return trusted(till)


ROWS = [
    Row("cash_out", "1920", reason="-til; banken"),
    Row("revenue", "3000", "3", rate="2500"),
    Row("revenue", "3015", "31", department="1", rate="1111", group="10", to_project="P1"),
    Row("revenue", "3050", "31", product="1"),
    Row("tender", "1571", tender="card:visa"),
]
OWN = Defaults("20", "", "Ø-1")
HEAD = "role;account;vat_code;rate;group;product\n"


def entries(till) -> int:
    return sum(entry.kind == "mapping" for _, entry in journal.entries(till.database))


def test_what_goes_out_comes_in_again_as_it_was(till):
    mapping.save(till, ROWS, OWN)
    content = mapping_file.export(till)
    assert content.decode("utf-8-sig").splitlines()[:3] == [
        "role;department;group;product;rate;tender;reason;account;vat_code;to_department;to_project;to_object",
        "default;;;;;;;;;20;;Ø-1",
        'cash_out;;;;;;"\'-til; banken";1920;;;;',
    ]
    assert "revenue;1;10;;11,11;;;3015;31;;P1;" in content.decode("utf-8-sig").splitlines()
    mapping.save(till, [], Defaults())
    plan = mapping_file.plan(till, content)
    assert plan.mistakes == ()
    assert mapping_file.take(till, plan) == 5
    assert (mapping.rows(till), mapping.defaults(till)) == (sorted(ROWS, key=lambda row: row.key), OWN)
    assert entries(till) == 3


@pytest.mark.parametrize(
    "content",
    [
        b"role,account,vat_code,rate\r\nrevenue,3000,3,25\r\n",
        "\ufeffRole;Account;VAT_CODE;Rate\nrevenue;3000;3;25 %\n".encode(),
        b"account;rate;role;vat_code\n\n3000;25,00;revenue;3\n;;;\n",
        b'"role";"account";"vat_code";"rate"\n"revenue";"3000";"3";"25.0"',
    ],
    ids=["commas", "byte order mark", "another order", "quotes"],
)
def test_however_it_was_written(till, content):
    plan = mapping_file.plan(till, content)
    assert (plan.rows, plan.mistakes) == ((Row("revenue", "3000", "3", rate="2500"),), ())


def test_every_mistake_is_named_with_its_line_and_nothing_is_taken(till):
    mapping.save(till, ROWS[:1])
    content = HEAD + (
        "revenue;3000;3;25;;\n"
        "revenue;30x0;3;15;;\n"
        "sales;3000;;;;\n"
        "revenue;3001;3;25;;\n"
        "revenue;3000;3;2500;;\n"
        "rounding;7771;;25;;\n"
        "revenue;3000;3;;99;4711\n"
        "revenue;3000;3;;;;7\n"
        "default;3000;;;;\n"
        "default;;;;;\n"
    )
    plan = mapping_file.plan(till, content.encode())
    roles = "revenue, tender, rounding, cash_difference, terminal_difference, cash_in, cash_out, bank_bag"
    said = [str(one) for one in plan.mistakes]
    assert said[1].startswith(f"line 4, role: expected a role, one of {roles}")
    assert [said[0], *said[2:]] == [
        "line 3, account: expected an account number of 1 to 10 digits, got '30x0'",
        "line 5, role: expected each key once, line 2 has it",
        "line 6, rate: expected VAT in per cent such as 25 or 11,11, got '2500'",
        "line 7, rate: expected no rate on rounding, which has none",
        "line 8, group: expected a group that the shop has, got '99'",
        "line 8, product: expected a product that the shop has, got '4711'",
        "line 9, product: expected 6 cells, got another: '7'",
        "line 10, account: expected nothing beside default, got '3000'",
        "line 11, role: expected one row default",
    ]
    with pytest.raises(Refused, match="mapping_wrong"):
        mapping_file.take(till, plan)
    assert mapping.rows(till) == ROWS[:1]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("role;account;colour", "line 1, colour: expected one of role, department"),
        ("role;account;role", "line 1, role: expected each column once"),
        ("role;rate", "line 1, account: expected such a column, there is none"),
        ("", "line 2, revenue: expected one of role, department"),
    ],
)
def test_a_head_that_is_none(till, head, said):
    plan = mapping_file.plan(till, f"{head}\nrevenue;3000;x\n".encode())
    assert any(str(one).startswith(said) for one in plan.mistakes)
    assert plan.rows == ()


def test_a_file_that_is_no_text_is_refused(till, tmp_path):
    for source in (b"role;account\0", tmp_path / "none.csv"):
        with pytest.raises(Refused, match="file_unreadable"):
            mapping_file.plan(till, source)


def test_the_same_file_again_makes_no_entry(till):
    mapping.save(till, ROWS, OWN)
    mapping_file.take(till, mapping_file.plan(till, mapping_file.export(till)))
    assert entries(till) == 1
