"""The good rows of a file become one entry with old and new, and what is sold follows at once."""

import pytest

from appliance.storage import journal, projections
from appliance.storage.catalogue import by_code, search
from appliance.till import goods_file
from tests.till.shop import BREAD, MILK, Box, stocked

FILE = (
    "number;name;group;price;vat;codes\n"
    f"1;Milk 1 l;10;26,90;15;{MILK}\n"  # 24.90 before
    f"2;Bread;10;39,90;15;{BREAD}\n"  # unchanged
    "90;Rømmegrøt;50;79;15;\n"
    "91;Kniv;20;;25;\n"  # no price
).encode()


@pytest.fixture
def till(tmp_path):
    box = Box(tmp_path / "box")
    yield stocked(box.start())
    box.off()


def test_one_entry_holds_what_changed_with_old_and_new(till):
    plan = goods_file.plan(till, FILE)
    before = journal.newest(till.database)
    assert goods_file.take(till, plan, "goods.csv") == 2
    entry = journal.newest(till.database)
    assert before and entry and entry.number == before.number + 1 and entry.kind == "catalogue"
    milk, porridge = entry.data["products"]
    assert (milk["old"]["price"], milk["new"]["price"]) == (2490, 2690)
    assert "old" not in porridge and porridge["new"]["price"] == 7900
    assert [group["code"] for group in entry.data["groups"]] == ["50"]
    assert entry.data["source"] == "goods.csv"


def test_the_new_price_is_the_one_that_is_scanned(till):
    goods_file.take(till, goods_file.plan(till, FILE))
    milk = by_code(till.database, MILK)
    assert milk and milk.price == 2690
    assert [product.number for product in search(till.database, "romm")] == ["90"]


def test_the_same_file_again_changes_nothing(till):
    goods_file.take(till, goods_file.plan(till, FILE))
    before = till.journal.number
    assert goods_file.take(till, goods_file.plan(till, FILE)) == 0
    assert till.journal.number == before


def test_only_the_bad_row_is_left_out(till):
    plan = goods_file.plan(till, FILE)
    assert [(wrong.line, wrong.reason) for wrong in plan.problems] == [(5, "price_wrong")]
    assert [product.number for product in plan.products] == ["1", "2", "90"]


def test_a_rebuild_makes_the_same_shelves(till):
    goods_file.take(till, goods_file.plan(till, FILE))
    moved = f"number;name;group;price;vat;codes\n1;Melk;10;26,90;15;\n2;Brød;10;40;15;{BREAD}|{MILK}\n"
    plan = goods_file.plan(till, moved.encode())
    assert plan.problems == ()
    goods_file.take(till, plan)
    bread = by_code(till.database, MILK)
    assert bread and bread.name == "Brød"
    assert search(till.database, "milk") == []
    assert projections.differences(till.database) == []
