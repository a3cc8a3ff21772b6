"""Moments of a new till's set-up, one per picture."""

from dataclasses import replace

from appliance.ui.answers import CABLE, Answers
from appliance.ui.frame import FrameView
from appliance.ui.screens.people.people import PeopleView
from appliance.ui.screens.settings.setup_manager import SetupManagerView
from appliance.ui.views.setup import Around, Printer, setup
from appliance.ui.widgets.status import StatusView
from appliance.words import Words

BAR = StatusView("Tillbox", "", "")
IN_THE_SHOP = StatusView("Fjordbutikken", "Kasse 1", "14:32", "Ingrid")
EPSON = Printer("EPSON TM-T20II", "usb", "/dev/usb/lp0", "TM-T20II")
SERIAL = Printer("FTDI FT232R USB UART A10K2ZQX", "serial", "/dev/serial/by-id/usb-FTDI", "default")
AROUND = Around(
    (EPSON, SERIAL),
    (("Bakeriet på Ås", -48), ("Bakeriet gjest", -55), ("Naboens nett 5 GHz", -70), ("DIRECT-6f", -81)),
    card="Bakeriet på Ås",
)
FULL = Answers(
    "nb", "norway", "Blåbærbakeriet på Ås AS", "974760673", "Storgata 1", "1430 Ås", "yes", "yes", "1", CABLE,
    "", EPSON.key, "printer", "folder",
)  # fmt: skip
MISTAKES = (
    "shop.organisation_number: forventet 9 sifre med riktig kontrollsiffer, fikk '974 760 674'",
    "printer.colums: ukjent nøkkel; mente du columns?",
    "wifi.password: mangler; kassa bruker ikke nett uten passord",
)


class Shown:
    """A page, as an example is drawn: what was touched, and then the picture."""

    def __init__(self, page: str, answers: Answers = FULL, around: Around = AROUND) -> None:
        self.page, self.answers, self.around = page, answers, around

    def view(self, words: Words) -> FrameView:
        """The page in a language."""
        return FrameView("setup", setup(self.answers, self.page, self.around, words), BAR)

    def touch(self, frame) -> None:
        """What is typed on this page was typed anew."""
        stage = frame._stages["setup"]
        if stage.is_typing():
            stage._writing.write(stage.view.typed)


class Manager:
    """The first manager, with what was touched."""

    def __init__(self, *touches) -> None:
        self.touches = touches

    def view(self, words: Words) -> FrameView:
        """The page."""
        return FrameView("setup_manager", SetupManagerView(), BAR)

    def touch(self, frame) -> None:
        """Type."""
        stage = frame._stages["setup_manager"]
        stage.enter()
        for touch in self.touches:
            touch(stage)


class People:
    """Who works here, with what was touched."""

    def __init__(self, *touches) -> None:
        self.touches = touches

    def view(self, words: Words) -> FrameView:
        """The page."""
        return FrameView("people", PEOPLE, IN_THE_SHOP)

    def touch(self, frame) -> None:
        """Touch it."""
        stage = frame._stages["people"]
        stage.enter()
        for touch in self.touches:
            touch(stage)


def _named(stage) -> None:
    stage.writing.write("Ingrid")
    stage._turn("pin")


def _typed(stage) -> None:
    stage.keypad.typed = "1234"


def _other(stage) -> None:
    stage._again()
    stage.keypad.typed = "4321"
    stage._done()


WIFI = replace(FULL, network="Bakeriet på Ås", password="rundstykker med ost")
SLIP = ("Sammenlign med papiret: ÆØÅ æøå", True)
SETUP = {
    "setup-told": Shown("told", around=replace(AROUND, mistakes=MISTAKES)),
    "setup-language": Shown("language", Answers()),
    "setup-country": Shown("country"),
    "setup-name": Shown("name"),
    "setup-number": Shown("number"),
    "setup-number-wrong": Shown("number", replace(FULL, number="974760674")),
    "setup-street": Shown("street", replace(FULL, street="")),
    "setup-town": Shown("town"),
    "setup-vat": Shown("vat"),
    "setup-register": Shown("register"),
    "setup-till": Shown("till"),
    "setup-network": Shown("network"),
    "setup-network-typed": Shown("network", around=replace(AROUND, typing="network")),
    "setup-password": Shown("password", WIFI),
    "setup-printer": Shown("printer", around=replace(AROUND, said={"printer": SLIP})),
    "setup-printer-none": Shown("printer", replace(FULL, printer=""), Around(busy=frozenset({"printer"}))),
    "setup-printer-typed": Shown("printer", around=replace(AROUND, typing="printer")),
    "setup-drawer": Shown("drawer", around=replace(AROUND, said={"drawer": ("Skuffen sto stille", False)})),
    "setup-books": Shown("books", replace(FULL, country="denmark")),
    "setup-done": Shown("done", WIFI),
    "setup-done-refused": Shown("done", around=replace(AROUND, mistakes=MISTAKES[:1])),
    "setup-manager": Manager(),
    "setup-manager-pin": Manager(_named, _typed),
    "setup-manager-differ": Manager(_named, _typed, _other),
}  # fmt: skip

PEOPLE = PeopleView(
    (
        ("1", "Ingrid", "manager"),
        ("2", "Ola Nordmann", "cashier"),
        ("3", "Bjørg-Åse Kristoffersen", "cashier"),
    ),
    "1",
)
SETUP |= {
    "people": People(),
    "people-one": People(lambda stage: stage._choose(PEOPLE.people[1])),
    "people-role": People(lambda stage: stage.writing.write("Kari"), lambda stage: stage._turn("role")),
}
