"""From an entry's paper to the printer's bytes: its make's page and columns, the logo on receipts alone."""

from PIL import Image

from appliance.config import Printer
from appliance.domain.receipt import Cut, Text
from appliance.paper.dots import Dots
from appliance.simulated.roll import Roll
from appliance.wiring import press

PAPER = (Text("Salgskvittering"), Text("Bakeriet på Ås 5 €"), Cut())


def rolled(section, kind="sale"):
    roll = Roll(section.columns)
    roll.feed(press.job(section, kind, PAPER))
    return roll


def printer(**said):
    return Printer(**{"columns": 48, **said})


def test_the_make_decides_page_and_cut():
    roll = rolled(printer(profile="ZJ-5870", columns=32))
    assert roll.lines() == ["Salgskvittering", "Bakeriet på Ås 5 €", "", "", "", ""]
    assert rolled(printer(profile="simple")).lines()[1] == "Bakeriet på Ås 5 EUR"


def test_the_logo_stands_under_the_heading_of_what_customers_get(tmp_path):
    file = tmp_path / "logo.png"
    Image.new("1", (80, 40)).save(file)
    section = printer(logo=str(file))
    heading, logo, *_ = rolled(section).drawn
    assert heading.text == "Salgskvittering"
    assert isinstance(logo, Dots) and (logo.wide, logo.high) == (80, 40)
    assert not [each for each in rolled(section, "z_report").drawn if isinstance(each, Dots)]


def test_a_logo_that_is_not_there_leaves_the_receipt_without_one(tmp_path, caplog):
    section = printer(logo=str(tmp_path / "none.png"))
    assert rolled(section).lines() == ["Salgskvittering", "Bakeriet på Ås 5 €"]
    assert "is left out" in caplog.text
    (tmp_path / "text.png").write_text("no picture")
    assert rolled(printer(logo=str(tmp_path / "text.png"))).lines()[0] == "Salgskvittering"
