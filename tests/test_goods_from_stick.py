"""A file of products on a stick: found and read on a thread, looked at, taken in once."""

import pytest

from appliance.config import parse
from appliance.domain.product import Group, Product
from appliance.till import catalogue, goods_preview, people
from appliance.till.till import Person
from appliance.wiring.goods_stick import GoodsStick
from appliance.wiring.starting import start
from tests.messages import until
from tests.test_commands import TOML

FILE = "varenr;navn;varegruppe;pris;mva\n1;Bolle;10;42,00;15\n2;Kake;10;55,00;15\n3;Te;10;mye;15\n"


@pytest.fixture
def stick(tmp_path):
    """A box with one product, a stick, and what reads from it."""
    box = start(parse(TOML), tmp_path / "data", parts=None)
    people.enter(box.till, Person("9", "Marit", "owner"))
    catalogue.put(box.till, [Product("1", "Bolle", "10", "1", 3900, 1500)], [Group("10", "Bakst", "1", 1500)])
    folder = tmp_path / "stick"
    folder.mkdir()
    goods = GoodsStick(box.till, box.folder, box.post, lambda: [str(folder)])
    box.aside = goods.take
    yield box, folder, goods
    goods.stop()
    box.stop()


def test_it_is_found_read_and_taken_in(stick):
    box, folder, goods = stick
    (folder / "varer.csv").write_text(FILE, "cp1252")
    goods.look()
    until(box, lambda: goods.state.stick.files is not None)
    (file,) = goods.state.stick.files
    goods.read(file)
    assert goods.state.stick.reading
    until(box, lambda: not goods.state.stick.reading)
    preview = goods.state.preview
    assert (len(preview.new), len(preview.changed), len(preview.plan.problems)) == (1, 1, 1)
    assert goods_preview.take(box.till, preview) == 2
    assert catalogue.named(box.till, ["1"])["1"].price == 4200


@pytest.mark.parametrize("content", [b"\0\0", None])
def test_what_cannot_be_read_is_told_by_its_name(stick, content):
    box, folder, goods = stick
    if content:
        (folder / "varer.csv").write_bytes(content)
    goods.read(str(folder / "varer.csv"))
    until(box, lambda: not goods.state.stick.reading)
    problem = goods.state.stick.problem
    assert (problem.code, problem.facts["file"], goods.state.preview) == (
        "file_unreadable",
        "varer.csv",
        None,
    )
