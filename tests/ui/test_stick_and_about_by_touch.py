"""The journal to a stick while the shop sells, and what the till says of itself."""

from dataclasses import replace

import pytest

from appliance.domain.money import NOK
from appliance.domain.problems import Problem, refuse
from appliance.words import Words

STICK = "/run/media/KINGSTON"


class Outside:
    """What is behind the screens, as a test wants it."""

    def __init__(self):
        self.sticks, self.state, self.begun, self.printed = [], None, [], 0

    def begin(self, first, last):
        """As the wiring does it: refuses, or runs behind."""
        if not self.sticks:
            raise refuse("stick_missing")
        self.begun.append((first, last))
        self.state = (0, (), None)

    def print(self):
        """Count papers."""
        self.printed += 1


@pytest.fixture
def behind():
    return Outside()


@pytest.fixture
def counter(display, tmp_path, behind):
    from appliance.ui.outside import About
    from tests.ui.examples import about
    from tests.ui.shop import Counter

    made, shown = Counter(tmp_path), about(Words("nb", NOK))
    made.deeds.outside = replace(
        made.deeds.outside,
        sticks=lambda: behind.sticks,
        begin_export=behind.begin,
        export_state=lambda: behind.state,
        about=lambda: About(shown.lines, shown.key, shown.qr),
        print_key=behind.print,
    )
    return made.log_in("Eier", "4321").tap("Ja, åpne med 0,00")


def test_a_cashier_has_a_manager_log_in_for_it(counter):
    counter.press("More", "Lock").log_in("Ingrid", "1234").more("Journal to stick")
    assert counter.stage == "countersign" and counter.reads("Journal to stick")
    counter.approve("4321")
    assert counter.stage == "export"


def test_without_a_stick_it_waits_for_one(counter, behind):
    counter.more("Journal to stick")
    assert counter.reads("Put a USB stick in")
    with pytest.raises(AssertionError, match="nothing to press"):
        counter.press("Write to the stick")
    behind.sticks = [STICK]
    counter.deeds.look_at_export()
    assert counter.reads("The stick {name} is in", name="KINGSTON")
    counter.press("Last day", "Write to the stick")
    assert behind.begun == [("2026-11-21", "2026-11-21")]


@pytest.mark.parametrize(
    ("chip", "days"),
    [
        ("Last month", ("2026-10-01", "2026-10-31")),
        ("This year", ("2026-01-01", "2026-11-21")),
        ("Everything", ("2026-11-21", "2026-11-21")),
    ],
)
def test_days_are_tapped(counter, behind, chip, days):
    behind.sticks = [STICK]
    counter.more("Journal to stick", chip, "Write to the stick")
    assert behind.begun == [days]


def test_or_typed_and_a_date_that_does_not_exist_is_not_taken(counter, behind):
    behind.sticks = [STICK]
    counter.more("Journal to stick", "From").tap(*"3102", "2", "0", "2", "6")
    with pytest.raises(AssertionError, match="nothing to press"):
        counter.press("Write to the stick")
    counter.press("Back", "From").tap(*"01032026").press("Write to the stick")
    assert behind.begun == [("2026-03-01", "2026-11-21")]


def test_it_runs_while_the_shop_sells_and_is_seen_when_one_comes_back(counter, behind):
    behind.sticks = [STICK]
    counter.more("Journal to stick", "Write to the stick")
    behind.state = (424, (), None)
    counter.deeds.look_at_export()
    assert any("42 %" in said for said in counter.words())
    counter.press("Back", "Back to sale").tap("Helmelk", "Ta betalt 24,90", "25,00")
    assert counter.stage == "paid"
    counter.press("Next sale").press("More", "Reports and till")
    assert "42 %" in counter.words() and counter.stage == "more"
    behind.state = (1000, ("SAF-T.xml", "1.pem"), None)
    counter.press("Journal to stick")
    assert counter.reads("Done. The stick may be taken out") and "SAF-T.xml" in counter.words()


def test_what_went_wrong_is_said_and_it_can_be_begun_again(counter, behind):
    behind.sticks, behind.state = [STICK], (900, (), Problem.of("export_failed", file="a.xml", detail="full"))
    counter.more("Journal to stick")
    assert counter.reads("Try another stick")
    counter.press("Write to the stick")
    assert len(behind.begun) == 1


def test_it_is_read_back_before_it_is_done_and_what_is_found_is_said_beside_the_files(counter, behind):
    behind.sticks, behind.state = [STICK], (1000, (), None)
    counter.more("Journal to stick")
    assert counter.reads("Read back from the stick")
    wrong = Problem.of("export_found", count=3, detail="cashtransaction 7 (chain)")
    behind.state = (1000, ("SAF-T.xml", "1.pem"), wrong)
    counter.deeds.look_at_export()
    what = "The files are on the stick, but do not add up: {detail}"
    assert counter.reads(what, detail="cashtransaction 7 (chain)")
    assert "SAF-T.xml" in counter.words() and not counter.reads("The stick may be taken out")
    counter.press("Write to the stick")
    assert len(behind.begun) == 1


def test_a_stick_that_lies_is_said_so(counter, behind):
    behind.sticks = [STICK]
    behind.state = (0, (), Problem.of("export_differs", file="SAF-T_1_1.xml"))
    counter.more("Journal to stick")
    what = "{file} does not come back from the stick as it was written"
    assert counter.reads(what, file="SAF-T_1_1.xml")


def test_looking_ends_when_another_stage_is_up(counter, behind):
    looked = []
    object.__setattr__(counter.deeds.outside, "sticks", lambda: looked.append(1) or [])
    counter.more("Journal to stick").press("Back", "Back to sale")
    before = len(looked)
    counter.deeds.look_at_export()
    assert len(looked) == before


def test_the_till_says_what_it_is_and_prints_its_key(counter, behind):
    counter.more("About this till")
    assert counter.stage == "about" and "Tillbox 0.1.0" in counter.words()
    assert "BEGIN PUBLIC KEY" in counter.frame._stages["about"].key.text
    counter.press("Print the key")
    assert behind.printed == 1 and counter.stage == "about"


@pytest.mark.parametrize("size", ["800", "1280", "720"])
def test_the_code_on_the_glass_is_the_key_and_large_enough_for_a_phone(display, size):
    """Each module is read back from the picture; 0.5 mm to a module is what phones manage."""
    from appliance.ui.theme import look
    from tests.ui.drawing import Glass
    from tests.ui.examples import EXAMPLES, about

    glass = Glass(size, "nb", "dark")
    glass.draw(EXAMPLES["about"])
    qr, matrix, picture = glass.frame._stages["about"].ids.qr, about(glass.words).qr, glass.picture()
    assert qr.module >= look().mm(0.5)
    whole, half = qr.module * (len(matrix) + 8), qr.module // 2
    left = int(qr.center_x - whole / 2) + qr.module * 4
    top = picture.height - int(qr.center_y - whole / 2) - whole + qr.module * 4
    read = tuple(
        tuple(
            picture.getpixel((left + qr.module * across + half, top + qr.module * down + half))[0] < 128
            for across in range(len(matrix))
        )
        for down in range(len(matrix))
    )
    assert read == matrix
    quiet = picture.getpixel((left - 3 * qr.module, top - 3 * qr.module))
    assert quiet == (255, 255, 255)
