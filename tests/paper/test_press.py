"""From an entry's paper to the printer's bytes: its make's page and columns, and the shop's logo."""

from PIL import Image

from appliance.domain.receipt import Cut, Logo, Text
from appliance.paper.dots import Dots
from tests.paper.printers import on, rolled

PAPER = (Logo(), Text("Salgskvittering"), Text("Bakeriet på Ås 5 €"), Cut())


def test_the_make_decides_page_and_cut():
    roll = rolled(on("ZJ-5870"), PAPER)
    assert roll.lines() == ["Salgskvittering", "Bakeriet på Ås 5 €", "", "", "", ""]
    assert rolled(on("simple"), PAPER).lines()[1] == "Bakeriet på Ås 5 EUR"


def test_the_logo_stands_where_the_paper_has_one(tmp_path):
    file = tmp_path / "logo.png"
    Image.new("1", (80, 40)).save(file)
    section = on("default", logo=str(file))
    logo, heading, *_ = rolled(section, PAPER).drawn
    assert isinstance(logo, Dots) and (logo.wide, logo.high) == (80, 40)
    assert heading.text == "Salgskvittering"
    assert not [each for each in rolled(section, PAPER[1:]).drawn if isinstance(each, Dots)]


def test_a_logo_that_is_not_there_leaves_the_receipt_without_one(tmp_path, caplog):
    section = on("default", logo=str(tmp_path / "none.png"))
    assert rolled(section, PAPER).lines() == ["Salgskvittering", "Bakeriet på Ås 5 €"]
    assert "is left out" in caplog.text
    (tmp_path / "text.png").write_text("no picture")
    assert rolled(on("default", logo=str(tmp_path / "text.png")), PAPER).lines()[0] == "Salgskvittering"
