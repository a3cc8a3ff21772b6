"""Pictures for tiles, from a stick: found, scaled down on a thread, and what is none is told."""

import os
from io import BytesIO

import pytest
from PIL import Image

from appliance.config import parse
from appliance.domain.favourites import Look
from appliance.domain.problems import Refused
from appliance.domain.product import Group, Product
from appliance.storage import favourites as shelf
from appliance.till import catalogue, favourites, people
from appliance.till.till import Person
from appliance.wiring import stick_files
from appliance.wiring.pictures import SIZE, Pictures, scaled
from appliance.wiring.starting import start
from tests.messages import until
from tests.test_commands import TOML


def drawn(form: str, size=(3000, 2000), mode="RGB", **options) -> bytes:
    out = BytesIO()
    Image.new(mode, size, (200, 10, 10, 0)[: len(mode)]).save(out, form, **options)
    return out.getvalue()


@pytest.fixture
def laid(tmp_path):
    """A box whose manager lays favourites out, a stick, and what hands it pictures."""
    box = start(parse(TOML), tmp_path / "data", parts=None)
    people.enter(box.till, Person("9", "Marit", "owner"))
    catalogue.put(box.till, [Product("1", "Bun", "10", "1", 3900, 1500)], [Group("10", "Bread", "1", 1500)])
    favourites.begin(box.till)
    stick = tmp_path / "stick"
    stick.mkdir()
    pictures = Pictures(box.till, box.post, lambda: [str(stick)])
    box.aside = pictures.take
    yield box, stick, pictures
    pictures.stop()
    box.stop()


def test_a_photograph_becomes_as_small_as_a_tile():
    with Image.open(BytesIO(scaled(drawn("JPEG")))) as picture:
        assert picture.format == "JPEG" and picture.size == (320, 213)


def test_one_that_lies_on_its_side_is_turned_and_what_is_clear_becomes_white():
    turned = Image.Exif()
    turned[0x0112] = 6  # EXIF 2.32: orientation, turn by 90° to the right
    with Image.open(BytesIO(scaled(drawn("JPEG", (400, 200), exif=turned)))) as picture:
        assert picture.size == (120, 240)
    with Image.open(BytesIO(scaled(drawn("PNG", (40, 40), "RGBA")))) as picture:
        assert picture.getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize(
    "content", [b"", b"hello", drawn("GIF", (9, 9)), drawn("PNG")[:200], drawn("PNG", (9000, 7000), "L")]
)
def test_what_is_no_picture_of_ours_is_refused(content):
    with pytest.raises(ValueError, match=r"."):
        scaled(content)


def test_pictures_are_found_by_their_endings_and_not_in_hidden_or_deep_places(tmp_path):
    for name in ("a.JPG", "b/c.png", "b/d.gif", ".e/f.png", "b/.g.png", "1/2/3/h.jpeg", "1/2/3/4/i.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    found = stick_files.found([str(tmp_path)], (".jpg", ".jpeg", ".png"))
    assert [os.path.relpath(one, tmp_path) for one in found] == ["a.JPG", "1/2/3/h.jpeg", "b/c.png"]


def test_it_is_put_on_its_tile_and_kept_in_the_till_s_file(laid, tmp_path):
    box, stick, pictures = laid
    (stick / "bun.jpg").write_bytes(drawn("JPEG"))
    pictures.look()
    until(box, lambda: pictures.state.files is not None)
    (file,) = pictures.state.files
    favourites.dress(box.till, "1", Look("red"))
    pictures.read("1", file)
    assert pictures.state.reading
    until(box, lambda: not pictures.state.reading)
    look = favourites.looks(box.till, ["1"])["1"]
    assert look.colour == "red" and Image.open(BytesIO(look.image)).size <= SIZE
    from appliance.storage.database import copied

    (tmp_path / "copy").mkdir()
    with copied(box.folder / "till.db", tmp_path / "copy") as copy:
        assert shelf.looks(copy, ["1"]) == {"1": look}


def test_what_cannot_be_read_is_told_and_the_tile_is_as_it_was(laid):
    box, stick, pictures = laid
    (stick / "bun.jpg").write_text("hello")
    for file in (stick / "bun.jpg", stick / "gone.jpg"):
        pictures.read("1", str(file))
        until(box, lambda: not pictures.state.reading)
        assert pictures.state.problem.facts == {"file": file.name}
    assert favourites.looks(box.till, ["1"]) == {}


def test_without_a_stick_it_says_so(laid):
    box, _stick, _pictures = laid
    with pytest.raises(Refused, match="stick_missing"):
        Pictures(box.till, box.post, list).look()
