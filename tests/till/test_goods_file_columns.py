"""Everything that is wrong with the columns is said at once, and then no row is taken."""

from appliance.fiscal import rules_for
from appliance.till.goods_file import read

NORWAY = rules_for("norway")


def test_missing_unknown_and_doubled_columns_are_all_named():
    plan = read(b"Varenr;Navn;Navn;Hylle;Leverandor;Pris\n1;Melk;Melk;A;B;24,90\n", NORWAY)
    assert [(p.line, p.column, p.reason) for p in plan.problems] == [
        (1, "name", "column_twice"),
        (1, "Hylle", "column_unknown"),
        (1, "Leverandor", "column_unknown"),
        (1, "group", "column_missing"),
        (1, "vat", "column_missing"),
    ]
    assert plan.products == ()


def test_an_unknown_column_alone_is_named_and_the_rows_are_taken():
    plan = read(b"number;name;group;price;vat;hylle\n1;Melk;10;24,90;15;A\n", NORWAY)
    assert [(p.column, p.reason) for p in plan.problems] == [("hylle", "column_unknown")]
    assert len(plan.products) == 1


def test_an_empty_file_misses_every_column():
    plan = read(b"", NORWAY)
    assert [p.column for p in plan.problems] == ["number", "name", "group", "price", "vat"]
