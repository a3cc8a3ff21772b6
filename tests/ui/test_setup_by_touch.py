"""A new till set up by touch, page by page, and its first manager."""

import json

import pytest

from appliance.config import parse, read
from appliance.firstboot.secrets import text
from appliance.ui.answers import CABLE, CARD, NONE, Answers, again, answered, is_good, kept, pages, sections


class Screen:
    """The set-up in a real frame, and a finger; what goes on behind the screens is written down."""

    def __init__(self, size="800", answers=None, mistakes=(), printers=(), card=""):
        from appliance.domain.money import NOK
        from appliance.ui.deeds.setup import Outside, SetupDeeds
        from appliance.words import Words
        from tests.ui.drawing import Glass

        self.glass, self.begun, self.kept, self.ended = Glass(size, "en", "light"), [], [], []
        outside = Outside(
            printers=lambda: printers,
            begin=lambda what, said, language: self.begun.append((what, said)),
            keep=self.kept.append,
            done=lambda: self.ended.append("done"),
            restart=lambda: self.ended.append("restart"),
            screen=(("width", 800),),
            card=card,
        )
        self.frames = {}
        self.deeds = SetupDeeds(outside, lambda language: Words(language, NOK), self._draw, answers, mistakes)
        self.deeds.redraw()
        self._settle()

    def _draw(self, view, words):
        from appliance.ui.frame import Frame
        from tests.ui.drawing import Glass

        if words.language not in self.frames:
            self.frames[words.language] = Frame(
                words, self.deeds, lambda: self.now, size=self.glass.frame.size, size_hint=(None, None)
            )
        self.frame = self.frames[words.language]
        Glass.root.clear_widgets()
        Glass.root.add_widget(self.frame)
        self.frame.draw(view)

    now = 0.0

    def _settle(self):
        from tests.ui.drawing import settle

        settle()

    @property
    def page(self):
        return self.deeds.page

    def words(self):
        from appliance.ui.widgets.text import Text
        from tests.ui.drawing import shown

        return [part.say for part in shown(self.frame) if isinstance(part, Text) and part.say]

    def tap(self, *words):
        """Press what says each."""
        from kivy.tests.common import UnitTestTouch

        from appliance.ui.widgets.surface import Pressable
        from appliance.ui.widgets.text import Text
        from tests.ui.drawing import shown

        for word in words:
            self.now += 1
            self._settle()
            every = [one for one in shown(self.frame) if isinstance(one, Pressable) and not one.disabled]
            target = next(
                one
                for one in every
                if any(isinstance(part, Text) and part.say == word for part in shown(one))
            )
            finger = UnitTestTouch(*target.to_window(*target.center))
            finger.touch_down()
            finger.touch_up()
            self._settle()
        return self

    def type(self, text):
        """Type with the keys on the glass; small letters, digits and blanks."""
        for letter in text:
            if letter.isdigit() and letter not in self.words():
                self.tap("123")
            if letter.isalpha() and letter.lower() not in {word.lower() for word in self.words()}:
                self.tap("ABC")
            self.tap("space" if letter == " " else letter if letter in self.words() else letter.swapcase())
        return self


@pytest.fixture
def screen(display):
    return Screen


def test_a_shop_is_set_up_with_a_finger(screen):
    from appliance.ui.deeds.setup import Told
    from appliance.ui.views.setup import Printer

    counter = screen(printers=(Printer("EPSON TM-T20II", "usb", "/dev/usb/lp0", "TM-T20II"),))
    counter.tap("English", "Norway")
    counter.type("Bua").tap("Go on").type("974760673").tap("Go on")
    counter.type("Storgata 1").tap("Go on").type("1430 Ås").tap("Go on")
    counter.tap("Yes", "No").type("1").tap("Go on")
    assert counter.page == "network" and counter.begun[-1][0] == "networks"
    counter.deeds.told(Told("networks", networks=(("Nett", -50),)))
    counter.tap("Nett").type("rundstykke").tap("Go on")
    assert counter.page == "printer"
    counter.tap("Print a slip")
    assert counter.begun[-1][0] == "printer"
    assert counter.begun[-1][1]["printer"] == {
        "kind": "usb", "address": "/dev/usb/lp0", "profile": "TM-T20II",
    }  # fmt: skip
    counter.deeds.told(Told("printer", ("Compare it",)))
    counter._settle()
    assert "Compare it" in counter.words()
    counter.tap("Go on", "The printer", "Open the drawer")
    assert counter.begun[-1][0] == "drawer"
    counter.deeds.told(Told("drawer", ("It opened",)))
    counter.tap("Go on", "Later")
    assert counter.page == "done" and "Bua · 974760673" in counter.words()
    counter.tap("Start the till")
    what, said = counter.begun[-1]
    ours = read(said)
    assert (what, ours.shop.name, ours.shop.organisation_number) == ("finish", "Bua", "974760673")
    assert (ours.shop.address, ours.shop.language) == (("Storgata 1", "1430 Ås"), "en")
    assert (ours.wifi.ssid, ours.wifi.password, ours.till.number) == ("Nett", "rundstykke", "1")
    assert parse(text(said)) == ours
    counter.deeds.told(Told("finish"))
    assert counter.ended == ["done"]


def test_a_wrong_number_does_not_lead_on(screen):
    counter = screen(answers=Answers("en", "norway", "Bua"))
    counter.type("974760674")
    assert "Wrong number" in counter.words()
    with pytest.raises(StopIteration):
        counter.tap("Go on")
    counter.tap("974760674"[-1])
    assert counter.page == "number"


def test_each_page_can_be_left_and_come_back_to(screen):
    counter = screen(answers=Answers("en", "norway", "Bua"))
    counter.tap("Back", "Back")
    assert counter.page == "country"
    counter.tap("Denmark")
    counter.tap("Go on")
    assert (counter.page, counter.deeds.answers.name) == ("number", "Bua")


def test_another_language_draws_everything_anew(screen):
    counter = screen()
    assert {"Norsk", "Dansk", "English"} <= set(counter.words())
    counter.tap("Dansk")
    assert counter.frame.words.language == "da"


def test_a_network_is_typed_where_it_is_not_heard(screen):
    counter = screen(answers=Answers("en", "norway", "Bua", "974760673", "A", "B", "yes", "no", "1"))
    counter.tap("Another network").type("nett").tap("Use this")
    assert counter.page == "password"
    counter.type("rundstykke").tap("Go on")
    assert sections(counter.deeds.answers, {})["wifi"] == {
        "ssid": "Nett" if counter.deeds.answers.network == "Nett" else "nett", "password": "rundstykke",
        "hidden": True,
    }  # fmt: skip


def test_a_printer_in_the_network_is_typed(screen):
    counter = screen(answers=Answers("en", "denmark", "Bua", "13585628", "A", "B", "yes", network=CABLE))
    assert counter.page == "printer"
    counter.tap("A printer in the network").type("192").tap(".").type("168").tap("Use this")
    assert counter.deeds.answers.printer == "network|192.168|"
    assert "192.168" in counter.words()


def test_what_came_with_the_card_is_answered_already(screen):
    counter = screen(answers=Answers("en", "denmark", "Bua", "13585628", "A", "B"), card="Bageriet")
    counter.tap("Yes")
    assert counter.page == "network" and counter.deeds.answers.network == CARD
    counter.tap("Go on")
    assert counter.page == "printer" and "wifi" not in sections(counter.deeds.answers, {})


def test_the_cards_mistakes_are_shown_first(screen):
    counter = screen(mistakes=("shop.name: missing",))
    assert counter.page == "told" and "shop.name: missing" in counter.words()
    counter.tap(counter.deeds.words("Answer here"))
    assert counter.page == "language"
    counter = screen(mistakes=("shop.name: missing",))
    counter.tap(counter.deeds.words("Start again"))
    assert counter.ended == ["restart"]


def test_what_is_refused_at_the_end_is_said_there(screen):
    from appliance.ui.deeds.setup import Told

    full = Answers("en", "denmark", "Bua", "13585628", "A", "B", "yes", network=CABLE, printer=NONE,
                   drawer=NONE, books="folder")  # fmt: skip
    counter = screen(answers=full)
    assert counter.page == "done"
    counter.tap("Start the till").deeds.told(Told("finish", ("till.number: no",), well=False))
    counter._settle()
    assert "till.number: no" in counter.words() and not counter.ended


def test_answers_outlast_a_power_cut_but_for_the_password():
    full = answered(Answers("nb", "norway"), "network", "Nett")
    full = answered(full, "password", "rundstykke")
    back = again(json.loads(json.dumps(kept(full))))
    assert (back.network, back.password) == ("Nett", "")
    assert again({"language": "nb", "colour": "red", "name": 1}) == Answers("nb")


def test_only_what_makes_sense_is_asked():
    assert "till" not in pages(Answers(country="denmark")) and "till" in pages(Answers(country="norway"))
    assert "password" not in pages(Answers(network=CABLE)) and "password" in pages(Answers(network="Nett"))
    assert "drawer" not in pages(Answers(printer=NONE))
    assert answered(Answers(network="A", password="b" * 8), "network", "B").password == ""


@pytest.mark.parametrize(
    ("page", "said", "good"),
    [
        ("number", "974 760 673", True), ("number", "974760674", False), ("password", "kort", False),
        ("password", "rundstykke", True), ("password", "blåbærsyltetøy", False), ("till", "12", True),
        ("till", "1-2", False), ("name", " ", False), ("network", "å" * 17, False),
    ],
)  # fmt: skip
def test_a_page_leads_on_with_a_good_answer(page, said, good):
    assert is_good(answered(Answers("nb", "norway"), page, said), page) == good


def test_a_new_till_gets_its_owner(display, tmp_path):
    from tests.ui.shop import Counter

    counter = Counter(tmp_path, stocked=False)
    assert counter.stage == "setup_manager"
    for letter in "Ida":
        counter.tap(letter.upper() if letter.upper() in counter.words() else letter)
    counter.press("Go on").tap(*"1234").press("Go on").tap(*"1235").press("Begin")
    assert counter.reads("The two were not the same. Choose again")
    counter.tap(*"1234").press("Go on").tap(*"1234").press("Begin")
    assert counter.stage == "settings" and counter.till.operator.manages
    counter.press("Back to sale")
    assert counter.stage == "day_open"
    (person,) = counter.entries("person")
    assert (person["name"], person["role"]) == ("Ida", "owner")


def test_a_till_that_knows_somebody_has_no_first_manager_any_more(display, tmp_path):
    from appliance.domain.problems import Refused
    from appliance.till import people
    from tests.ui.shop import Counter

    counter = Counter(tmp_path)
    assert counter.stage == "log_in"
    with pytest.raises(Refused):
        people.first(counter.till, "Mallory", "0000")
