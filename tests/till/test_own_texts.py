"""A shop's own texts and logo: printed, kept in the journal, never like a heading of the law."""

import io

import pytest

from appliance.domain.own_texts import OwnTexts
from appliance.domain.problems import Refused
from appliance.domain.receipt import Logo
from appliance.paper import escpos, text
from appliance.paper.compose import Letterhead, compose
from appliance.till import own_texts
from appliance.wiring import logos
from appliance.words import Words
from tests.till.shop import MILK, kinds, last, managed, paid, ring

WISH = OwnTexts(("Open 9-17",), ("14 days with receipt", "www.shop.example"), Logo(8, 2, b"\xf0\x0f"))


def lines(till, body):
    """The receipt of an entry, as it is printed now."""
    head = Letterhead("Shop", "999888777", "MVA", ("Quay 1",), "1", own_texts.own(till, body))
    return [line.strip() for line in text.lines(compose(body, head, Words("en", till.rules.currency)))]


def test_they_stand_under_the_address_and_at_the_end(till):
    own_texts.keep(managed(till), WISH)
    sale = paid(ring(till, MILK), ("card", 2490))
    said = lines(till, sale.data)
    assert said.index("Quay 1") < said.index("Open 9-17") < said.index("14 days with receipt")
    assert said[0] == "Salgskvittering" and "Thank you, and welcome back" not in said


def test_an_old_receipt_keeps_its_own(till):
    before = paid(ring(managed(till), MILK), ("card", 2490)).data
    own_texts.keep(till, WISH)
    assert "Open 9-17" not in lines(till, before)
    assert "Open 9-17" in lines(till, paid(ring(till, MILK), ("card", 2490)).data)


@pytest.mark.parametrize("hours", [-3, 3])
def test_a_clock_that_was_set_puts_nobody_elses_texts_on_a_receipt(till, hours):
    """Before, between and behind: as the journal has them, whatever the clock said."""
    said = []
    for texts in (None, WISH, OwnTexts(("Closed on Mondays",))):
        if texts:
            till.clock.forward(hours)
            own_texts.keep(managed(till), texts)
        said.append(paid(ring(till, MILK), ("card", 2490)).data)
    for start in (False, True):
        if start:
            own_texts.load(till)
        shown = [{"Open 9-17", "Closed on Mondays"} & set(lines(till, body)) for body in said]
        assert shown == [set(), {"Open 9-17"}, {"Closed on Mondays"}]
    assert (said[0]["at"] < said[2]["at"]) == (hours > 0)


def test_they_are_there_at_the_next_start(till):
    own_texts.keep(managed(till), WISH)
    till.own = ()
    own_texts.load(till)
    assert own_texts.own(till) == WISH


def test_the_logo_goes_with_the_receipt_dot_by_dot():
    printed = escpos.render((WISH.logo,))
    assert b"\x1dv0\x00\x01\x00\x02\x00\xf0\x0f" in printed
    assert b"\x1dv0" not in escpos.render((Logo(),))


def test_what_is_as_it_was_makes_no_entry(till):
    own_texts.keep(managed(till), WISH)
    own_texts.keep(till, WISH)
    assert kinds(till).count("own_texts") == 1


@pytest.mark.parametrize(
    "line", ["KOPI", "Dette er en kopi", "SALGSKVITTERING", "- Returkvittering -", "IKKE KVITTERING FOR KJØP",
             "Org.nr. 999 888 777 MVA", "z-rapport"],
)  # fmt: skip
def test_nothing_looks_like_the_laws_own(till, line):
    with pytest.raises(Refused) as refused:
        own_texts.keep(managed(till), OwnTexts((), (line,)))
    assert refused.value.problem.code == "text_official" and "own_texts" not in kinds(till)


@pytest.mark.parametrize(
    "wanted",
    [OwnTexts(("a", "b", "c", "d")), OwnTexts((), ("x" * 49,)), OwnTexts(logo=Logo(8, 200, b"\0" * 200))],
)
def test_there_is_room_for_so_much(till, wanted):
    with pytest.raises(Refused) as refused:
        own_texts.keep(managed(till), wanted)
    assert refused.value.problem.code == "text_long"


def test_a_cashier_may_not(till):
    with pytest.raises(Refused) as refused:
        own_texts.keep(till, WISH)
    assert refused.value.problem.code == "manager_needed" and last(till)["kind"] != "own_texts"


def test_a_picture_of_a_stick_is_made_of_dots(tmp_path):
    from PIL import Image

    drawn = Image.new("L", (1200, 400), 255)
    drawn.paste(0, (0, 0, 600, 400))
    drawn.save(tmp_path / "Logo.PNG")
    (tmp_path / "list.csv").write_text("a;b")
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8nothing")
    assert [name.rpartition("/")[2] for name in logos.found([str(tmp_path)])] == ["Logo.PNG", "broken.jpg"]
    logo = logos.read(str(tmp_path / "Logo.PNG"), 48)
    assert (logo.wide, logo.high) == (360, 120)
    assert logo.rows[:45] == b"\xff" * 22 + b"\xf0" + b"\x00" * 22
    for wrong in ("broken.jpg", "list.csv"):
        with pytest.raises(ValueError):
            logos.read(str(tmp_path / wrong), 48)
    huge = io.BytesIO()
    Image.new("1", (5000, 5000)).save(huge, "PNG")
    (tmp_path / "huge.png").write_bytes(huge.getvalue())
    with pytest.raises(ValueError):
        logos.read(str(tmp_path / "huge.png"), 48)
