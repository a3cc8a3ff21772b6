"""A file of products by touch: chosen, looked at, taken in; and read again where the goods have changed."""

from dataclasses import replace

import pytest

from appliance.storage.beside import beside
from appliance.till import catalogue, goods_preview

FILE = (
    "number;name;group;price;vat\n100;Helmelk 1 l;Meieri;26,90;15\n101;Epler;Meieri;x;15\n"
    + "".join(f"{n};Bolle {n};Bakst;39,00;15\n" for n in range(1000, 1250))
).encode()


@pytest.fixture
def counter(display, tmp_path):
    from appliance.ui.outside import GoodsFile, Stick
    from tests.ui.shop import Counter

    made = Counter(tmp_path)
    state = [GoodsFile()]

    def look() -> None:
        state[0] = GoodsFile(Stick(("/stick/varer.csv",)))

    def read(file: str) -> None:
        """At once, as no thread does it."""
        with beside(tmp_path / "till.db", 100) as database:
            seen = goods_preview.look(database, made.till.rules, FILE, "varer.csv", made.till.shelf)
        state[0] = replace(state[0], path=file, preview=seen)

    made.deeds.outside = replace(
        made.deeds.outside, look_for_goods=look, goods_file=lambda: state[0], read_goods=read
    )
    return made


def test_an_owner_looks_at_each_list_and_takes_them_in(counter):
    counter.log_in("Eier", "4321").tap("Ja, åpne med 0,00").more("Goods", "From a file")
    counter.tap("varer.csv")
    assert counter.reads("Take {count} in", count=251) and "Bolle 1000" in counter.words()
    counter.deeds.redraw()
    counter.tap(f"{counter.say('Changed')} (1)")
    assert "24,90 \u203a 26,90" in counter.words() and any(
        "Helmelk \u203a Helmelk 1 l" in w for w in counter.words()
    )
    counter.tap(f"{counter.say('Left out')} (1)")
    assert counter.reads("“{got}” is no price", got="x")
    assert counter.reads("Line {count}: {column}", count=3, column=counter.say("Price"))
    assert catalogue.named(counter.till, ["1000"]) == {}
    before = len(counter.entries("catalogue"))
    counter.tap(counter.say("Take {count} in", count=251))
    assert len(counter.entries("catalogue")) == before + 1
    assert catalogue.named(counter.till, ["1249"])["1249"].price == 3900
    assert counter.reads("Taken in: {count}", count=251)


def test_a_long_list_stands_in_parts(counter):
    counter.log_in("Eier", "4321").tap("Ja, åpne med 0,00").more("Goods", "From a file")
    counter.tap("varer.csv")
    stage = counter.frame._stages["goods_import"]
    assert len(stage.list.rows.children) == 101
    for _ in range(2):
        stage.list.rows.children[0].deed()
    assert len(stage.list.rows.children) == 52 and stage.list.rows.children[-2].title.say == "Bolle 1199"
    stage.list.rows.children[-1].deed()
    assert stage.list.rows.children[-2].title.say == "Bolle 1099"


def test_goods_that_changed_since_are_read_again_before_anything_is_taken_in(counter):
    counter.log_in("Eier", "4321").tap("Ja, åpne med 0,00").more("Goods", "From a file")
    counter.tap("varer.csv")
    catalogue.create(counter.till, "1000", "Bolle med rosiner", "10", 4500)
    counter.tap(counter.say("Take {count} in", count=251))
    assert counter.deeds.place.banner.code == "goods_changed"
    assert catalogue.named(counter.till, ["1249"]) == {}
    counter.tap(counter.say("Take {count} in", count=251))
    assert catalogue.named(counter.till, ["1000"])["1000"].name == "Bolle 1000"


def test_a_cashier_has_it_approved(counter):
    counter.log_in("Ingrid", "1234").tap("Ja, åpne med 0,00")
    counter.deeds.go_goods_import()
    assert counter.stage == "countersign"
    counter.approve("4321")
    assert counter.stage == "goods_import"
