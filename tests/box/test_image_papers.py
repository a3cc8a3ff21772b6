"""What a technician finds on the card: an example that the till would take, and three lines that say so."""

from pathlib import Path

import pytest

from appliance.config import read, toml
from appliance.firstboot.card import read as read_card
from image import boot


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """The first partition's folder, filled as the image is, firmware and device trees made up."""
    root, folder = tmp_path / "root", tmp_path / "boot"
    for name in (*(f"usr/lib/raspi-firmware/{one}" for one in boot.FIRMWARE), boot.LOADER,
                 *(f"usr/lib/linux-image-6/broadcom/{board}.dtb" for board in boot.BOARDS)):  # fmt: skip
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    folder.mkdir()

    class Debians:
        """Debian's tools, of which none is needed for this."""

        def run(self, *asked: object, **how: object) -> bytes:
            return b""

    boot.technicians(root, folder, Debians(), 0)
    return folder


def test_the_example_lies_beside_the_place_for_the_file(card: Path) -> None:
    content = (card / "till-example.toml").read_bytes()
    assert content.count(b"\r\n") == content.count(b"\n") > 50
    assert read(toml(content)).shop.country in ("norway", "denmark")


def test_three_lines_say_what_to_do(card: Path) -> None:
    lines = (card / "README.txt").read_bytes().decode("utf-8-sig").splitlines()
    assert [line.partition(":")[0] for line in lines] == ["Norsk", "Dansk", "English"]
    for line in lines:
        assert all(name in line for name in ("till-example.toml", "till.toml", "till-result.txt"))


def test_neither_is_taken_for_what_a_technician_wrote(card: Path) -> None:
    assert not read_card(card).files
