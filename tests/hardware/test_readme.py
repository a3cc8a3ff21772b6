"""The hardware README: claims no more than was seen, and its links lead somewhere."""

import re

from tests.hardware.folder import FOLDER, read

README = (FOLDER / "README.md").read_text("utf-8")


def anchor(heading: str) -> str:
    """The name that a heading gets as the target of a link."""
    return re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-")


def test_links_lead_to_files_and_headings():
    anchors = {anchor(heading) for heading in re.findall(r"^#+ (.+)$", README, re.MULTILINE)}
    links = re.findall(r"\]\(([^)]+)\)", README)
    assert len(links) > 10
    for link in links:
        file, _, fragment = link.partition("#")
        assert not file or (FOLDER / file).is_file(), link
        assert not fragment or fragment in anchors, link


def test_every_drawing_is_linked():
    for drawing in (FOLDER / "drawings").iterdir():
        assert f"(drawings/{drawing.name})" in README


def test_files_that_are_named_are_there():
    root = FOLDER.parent
    for name in re.findall(r"`([\w/]+(?:\.(?:yaml|py|toml)|/))`", README):
        if name != "till.toml":
            assert (root / name).exists() or (FOLDER / name).exists(), name


def test_boards_are_claimed_in_these_words_and_no_others():
    section = README.split("## Boards")[1].split("##")[0]
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", section, re.MULTILINE)
    assert rows == [
        ("board", "claim"),
        ("Raspberry Pi 3B", "boots in QEMU"),
        ("Raspberry Pi 3A+, 3B+, Zero 2 W, 4B, 400", "expected, untested"),
        ("Raspberry Pi 5", "not claimed"),
    ]
    assert "No board has been tested." in section


def test_every_table_is_made():
    made = re.findall(r"<!-- made: (\w+) -->", README)
    assert made == ["pins", "box", "driver", "lamp", "results", "sheets", "a10", "a11"]
    assert README.count("<!-- end -->") == len(made)


def test_the_prices_day_is_the_bills():
    assert f"of {read('parts.yaml')['priced']}." in README


def test_bench_tests_are_numbered_through_and_named_rightly():
    numbers = [
        int(number) for number in re.findall(r"^\| (\d+) \|", README.split("## Bench tests")[1], re.MULTILINE)
    ]
    assert numbers == list(range(1, len(numbers) + 1))
    assert "Test 12\n" in README or "Test 12 " in README
    assert "F1 has opened" in README.split("| 12 |")[1].split("\n")[0]


def test_the_licence_is_the_one_that_is_named():
    text = (FOLDER / "LICENSE").read_text("utf-8")
    assert text.startswith("CERN Open Hardware Licence Version 2 - Permissive\n")
    assert len(text) == 8693  # the published text, in unmodified form only
    assert "CERN-OHL-P-2.0" in README
