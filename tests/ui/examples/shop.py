"""The shop whose moments these are, and how a moment is put together."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from appliance.domain.dimension import Dimension
from appliance.domain.problems import Problem
from appliance.domain.receipt import Align, Blank, Pair, Paper, Rule, Text
from appliance.ui.frame import Frame, FrameView
from appliance.ui.screens.office.deliveries import DeliveriesView, DeliveryItem, FindingItem
from appliance.ui.screens.selling.question import QuestionView
from appliance.ui.views.reasons import finding
from appliance.ui.widgets.banner import BannerView
from appliance.ui.widgets.basket import BasketView, LineView
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.status import StatusView
from appliance.words import Words


@dataclass(frozen=True)
class Example:
    """A moment, and what fingers did on the screen before the picture."""

    view: Callable[[Words], FrameView]
    touch: Callable[[Frame], object] = lambda frame: None


WELL = StatusView("Fjordbutikken", "Kasse 1", "14:32", "Ingrid")
TROUBLE = replace(WELL, states={"network": "down", "printer": "out_of_paper"}, waiting=3, age_ms=7_500_000)
TRAINING = replace(WELL, training=True)
EMERGENCY = replace(
    TROUBLE,
    emergency=Problem.of("emergency_on", since="14:02", reason="Skriveren er i stykker", count=3),
)
LINES = (
    LineView(1, "Helmelk 1 l", 2000, 2490, 4980),
    LineView(2, "Grovbrød, skåret", 1000, 3990, 3591, discount=399, reason="Skadet vare"),
    LineView(3, "Epler Aroma", 1250, 2990, 3738, unit="kg"),
    LineView(4, "Håndstrikket votter, grå, str. M", 1000, 34900, 34900, note="Pakkes inn"),
    LineView(5, "Pant 2,00", 6000, 200, 1200),
)
SALE = BasketView(LINES, 48409, 11)
FULL = BasketView(
    tuple(replace(LINES[n % 5], id=n + 1) for n in range(14)),
    12345650,
    38,
    1500,
    "Fast kunde",
    label="Kari i rødt",
)
PLACES = (
    Dimension("department", "10", "Butikken"),
    Dimension("department", "20", "Kafeen i annen etasje"),
    Dimension("department", "30", "Catering"),
    Dimension("project", "7", "Matfestivalen 2026"),
    Dimension("project", "12", "Fjordskolen skolefrukt høsten 2026"),
    Dimension("project", "F-2026-118", "Julebord Nordfjordeid næringsforening"),
)
NAMES = (
    ("Kaffe, liten", 3200, 4),
    ("Kaffe, stor", 4200, 4),
    ("Kanelbolle", 3900, 1),
    ("Rundstykke med ost", 4900, 1),
    ("Helmelk 1 l", 2490, 0),
    ("Smør 500 g", 6990, 0),
    ("Brunost Gudbrandsdalen 500 g", 9990, 0),
    ("Epler, løse", None, 2),
    ("Bananer", 2490, 2),
    ("Tomater, norske", 3490, 2),
    ("Avis, lørdag", 5900, 5),
    ("Votter, ull", 34900, 3),
    ("Bærepose", 500, 7),
    ("Solo 0,5 l", 3490, 4),
    ("Farris 0,5 l", 3290, 4),
    ("Gavekort", None, 7),
    ("Postkort", 2500, 5),
    ("Frimerke innland", 2700, 5),
    ("Vaffel med syltetøy", 4500, 1),
    ("Suppe", 8900, 1),
    ("Is, kule", 4500, 1),
    ("Te", 3200, 4),
    ("Kakao med krem", 4900, 4),
    ("Lefse", 3500, 1),
    ("Syltetøy, bringebær", 8900, 2),
    ("Honning 350 g", 11900, 2),
    ("Lue, ull", 29900, 3),
    ("Sjal", 89900, 3),
    ("Skjærefjøl", 24900, 3),
    ("Egg, 12 stk", 6490, 0),
)
METHODS = (("card", "Kort"), ("vipps", "Vipps"))
BOOKS = (
    DeliveryItem("z43", "Z 43 · 20.11.2026", 2875300, "mapping", name="Z 43", date="2026-11-20"),
    DeliveryItem("z42", "Z 42 · 19.11.2026", 2210400, "unknown", name="Z 42", date="2026-11-19"),
    DeliveryItem("z41", "Z 41 · 18.11.2026", 1984500, "waiting"),
    DeliveryItem("z40", "Z 40 · 17.11.2026", 2410900, "accepted", "1042"),
    DeliveryItem("z39", "Z 39 · 16.11.2026", 2019900, "accepted", "1041"),
)
REFUSALS = (
    ("account_inactive", "Salg · Mva 15 %", {"account": "3001"}),
    ("vat_wrong", "Salg · Mva 25 %", {"account": "3000", "vat_code": "31"}),
)


def receipt() -> Paper:
    """A short receipt as it would be printed."""
    centre = Align.CENTRE
    return (
        Text("Fjordbutikken AS", centre, bold=True, large=True),
        Text("Storgata 1, 6770 Nordfjordeid", centre),
        Text("Org.nr. 987 654 321 MVA", centre),
        Blank(),
        Text("Salgskvittering 1042", bold=True),
        Pair("21.11.2026 14:32", "Kasse 1 · Ingrid"),
        Rule(),
        Pair("Helmelk 1 l  2 × 24,90", "49,80"),
        Pair("Grovbrød, skåret", "35,91"),
        Pair("Rabatt 10 % Skadet vare", "-3,99", indent=2),
        Pair("Håndstrikket votter, grå, str. M med mønster fra Selbu", "349,00"),
        Rule(),
        Pair("Å betale", "484,09", bold=True, large=True),
        Pair("Avrunding", "-0,09"),
        Pair("Kontant", "500,00"),
        Pair("Veksel", "16,00"),
        Blank(),
        Pair("Herav mva 15 %", "11,20"),
        Pair("Herav mva 25 %", "72,30"),
        Blank(),
        Text("Takk for handelen!", centre),
    )


def at(
    stage: str,
    view: object,
    basket: BasketView = SALE,
    status: StatusView = WELL,
    banner: BannerView | None = None,
):
    """A moment; its ``view`` may be made of the words, where the till would say it in its language."""
    return Example(
        lambda words: FrameView(stage, view(words) if callable(view) else view, status, basket, banner)
    )


def banner(about: str, button: str, more: int = 0, **facts: str | int) -> Callable[[Words], BannerView]:
    return lambda words: BannerView(Problem.of(about, **facts), words(button), more)


def question(about: str, *answers: str, **facts: str | int) -> Example:
    def view(words: Words) -> FrameView:
        asked = tuple(
            Action(words(answer), role="accent" if n == 0 else "plain") for n, answer in enumerate(answers)
        )
        return FrameView("question", QuestionView(Problem.of(about, **facts), asked), WELL, SALE)

    return Example(view)


def _would_refuse(words: Words) -> FrameView:
    found = [finding(words, *one) for one in REFUSALS]
    since = words("Since {time}", time="18.11.2026 04:10")
    rows = tuple(FindingItem(f"f{n}", what, do, since) for n, (what, do) in enumerate(found))
    return FrameView("deliveries", DeliveriesView(BOOKS, "f0", findings=rows), WELL, SALE)


def typed(stage: str, digits: str) -> Callable[[Frame], object]:
    return lambda frame: [frame._stages[stage].entry.keypad.press(digit) for digit in digits]
