"""The page of all pictures: each is there once, every link leads somewhere, no sheet grows without end."""

import re

import pytest
from PIL import Image

from tests import contact
from tests.contact import Shot

LOOKS = [(language, theme) for language in ("nb", "en") for theme in ("light", "dark")]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """Twenty states of the books and one of the sale, in two sizes."""
    folder = tmp_path_factory.mktemp("shots")
    states = [("sale", "sale"), *(("deliveries", f"books-{n}") for n in range(20))]
    shots = []
    for size, pixels in (("800", (800, 480)), ("1280", (1280, 800))):
        for screen, state in states:
            for language, theme in LOOKS:
                shots.append(Shot(screen, state, size, language, theme))
                contact.keep(shots[-1], Image.new("RGB", pixels, "#123456"), folder)
    return folder, shots


def test_each_picture_is_on_the_page_once_and_opens(drawn):
    folder, shots = drawn
    page = contact.write(shots, [], folder).read_text(encoding="utf-8")
    assert sorted(re.findall(r'<img src="small/(.+?)\.png"', page)) == sorted(shot.name for shot in shots)
    links = re.findall(r'(?:href|src)="([^#].*?)"', page)
    assert links and [link for link in links if not (folder / link).is_file()] == []
    assert (
        re.findall(r'href="#(.+?)"', page)
        == re.findall(r'<details id="(.+?)"', page)
        == ["sale", "deliveries"]
    )
    assert "<script" not in page


def test_the_sizes_of_a_state_stand_below_each_other(drawn):
    folder, shots = drawn
    page = contact.write(shots, [], folder).read_text(encoding="utf-8")
    assert re.findall(r"<h3>(.+?)</h3>", page)[:4] == [
        "sale · 800",
        "sale · 1280",
        "books-0 · 800",
        "books-0 · 1280",
    ]


def test_a_fault_is_on_top_and_opens_its_screen(drawn):
    folder, shots = drawn
    fault = "sale-800-nb-dark: does not fit: 'Ta <betalt>'"
    page = contact.write(shots, [fault], folder).read_text(encoding="utf-8")
    assert '<li><a href="sale-800-nb-dark.png">sale-800-nb-dark</a>: does not fit: ' in page
    assert "Ta &lt;betalt&gt;" in page and "<betalt>" not in page
    assert '<details id="sale" open>' in page and '<details id="deliveries">' in page
    assert page.count("class=bad") == 1


def test_no_sheet_is_longer_than_one_can_look_through(drawn):
    folder, shots = drawn
    contact.write(shots, [], folder)
    sheets = sorted(folder.glob("sheet-*.png"))
    assert [sheet.name for sheet in sheets] == [
        *(f"sheet-deliveries-{n}.png" for n in range(1, 4)),
        "sheet-sale.png",
    ]
    for sheet in sheets:
        with Image.open(sheet) as image:
            assert max(image.size) <= 4000
