"""A file of products is looked at before it is taken in: what is new, changed, as before, left out."""

import pytest

from appliance.domain.problems import Refused
from appliance.storage.beside import beside
from appliance.till import catalogue, goods_preview
from tests.till.shop import managed

FILE = b"""number;name;group;price;vat
1;Milk 1 l;10;26,90;15
2;Bread;10;39,90;15
3;Bread knife;20;129,50;25
90;Jam;Preserves;89,90;15
91;Tea;10;x;15
"""


@pytest.fixture
def preview(till, box):
    """Looked at as the screen has it done: through a connection that cannot write."""
    with beside(box.folder / "till.db", 100) as database:
        return goods_preview.look(database, till.rules, FILE, "goods.csv", till.shelf)


def test_it_says_what_each_line_would_do_and_changes_nothing(till, preview):
    assert [one.number for one in preview.new] == ["90"]
    assert [(old.price, new.price) for old, new in preview.changed] == [(2490, 2690), (12950, 12950)]
    assert [new.name for _, new in preview.changed] == ["Milk 1 l", "Bread knife"]
    assert [one.number for one in preview.unchanged] == ["2"]
    assert [(one.line, one.reason) for one in preview.plan.problems] == [(6, "price_wrong")]
    assert preview.takes == 3
    assert catalogue.named(till, ["1", "90"])["1"].price == 2490


def test_what_was_looked_at_is_taken_in_by_one_entry(till, preview):
    before = till.database.execute_sql("SELECT max(id) FROM entry").fetchone()[0]
    assert goods_preview.take(managed(till), preview) == 3
    query = "SELECT kind FROM entry WHERE id > ? AND kind = 'catalogue'"
    assert till.database.execute_sql(query, (before,)).fetchall() == [("catalogue",)]
    now = catalogue.named(till, ["1", "3", "90", "91"])
    assert {number: one.price for number, one in now.items()} == {"1": 2690, "3": 12950, "90": 8990}


def test_goods_that_changed_meanwhile_are_looked_at_again(till, preview):
    catalogue.create(managed(till), "7038010000089", "Jam", "10", 8_990)
    with pytest.raises(Refused, match="goods_changed"):
        goods_preview.take(till, preview)
    assert "90" not in catalogue.named(till, ["90"])


def test_a_cashier_looks_and_takes_nothing_in(till, preview):
    with pytest.raises(Refused, match="manager_needed"):
        goods_preview.take(till, preview)
