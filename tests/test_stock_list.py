"""The stock list on a stick: a table as a spreadsheet of the country reads it."""

import time

import pytest

from appliance.config import parse
from appliance.domain.money import NOK
from appliance.domain.problems import Refused
from appliance.storage.stock import Held
from appliance.wiring.starting import start
from appliance.wiring.stock_list import StockList, table
from appliance.words import Words
from tests.test_commands import TOML

HELD = (
    Held("1", "Melk; lett", "10", "", 2490, 1_234_000, 4_000, 1450),
    Held("5", "Epler", "10", "kg", 2990, 12_750, 20_000, 1995),
    Held("6", "=SUM(A1)", "20", "", None, -2_000, 0, 100),
)


@pytest.fixture
def box(tmp_path):
    made = start(parse(TOML), tmp_path / "data", parts=None)
    yield made
    made.stop()


def ended(listing):
    """Wait until it is written, or is not."""
    end = time.monotonic() + 60
    while listing.state == ("", None) and time.monotonic() < end:
        time.sleep(0.01)
    listing.stop()
    return listing.state


def test_figures_are_written_as_the_country_does_and_without_marks_between_thousands():
    """1234 × 14,50 = 17 893,00; 12,75 × 19,95 = 254,3625; what is not there is worth nothing."""
    lines = table(HELD, Words("nb", NOK)).split("\r\n")
    assert [line.split(";")[-1] for line in lines[2:4]] == ["254,36", ""]
    assert lines[1].startswith('1;"Melk; lett";10;1234;')
    assert lines[1].endswith(";4;;24,90;14,50;17893,00")
    assert lines[2].startswith("5;Epler;10;12,75;kg;20;")
    assert lines[3].startswith("6;'=SUM(A1);20;-2;")
    assert len(lines[0].split(";")) == 10 and lines[4:] == [""]


def test_english_has_points():
    assert table(HELD[:1], Words("en", NOK)).split("\r\n")[1].endswith("24.90;14.50;17893.00")


def test_it_goes_on_the_first_stick_whole(box, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    listing = StockList(box, lambda: [str(stick)])
    listing.write()
    name, problem = ended(listing)
    (file,) = stick.iterdir()
    assert (file.name, problem, file.suffix) == (name, None, ".csv")
    assert file.read_bytes().startswith(b"\xef\xbb\xbf") and file.read_bytes().endswith(b"\r\n")


def test_no_stick_and_one_that_is_gone_are_told(box, tmp_path):
    with pytest.raises(Refused, match="stick_missing"):
        StockList(box, list).write()
    listing = StockList(box, lambda: [str(tmp_path / "gone")])
    listing.write()
    name, problem = ended(listing)
    assert (name, problem.code) == ("", "list_failed")
