"""Moments in the life of a shop, one per picture: plain values, no till behind them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_L

from appliance.domain.finding import Finding
from appliance.domain.problems import Problem
from appliance.domain.receipt import Align, Blank, Pair, Paper, Rule, Text
from appliance.ui.frame import Frame, FrameView
from appliance.ui.outside import Health, Trouble
from appliance.ui.place import CORRECTION_REASONS, EMERGENCY_REASONS
from appliance.ui.screens.about import AboutView
from appliance.ui.screens.backup import BackupView
from appliance.ui.screens.card import CardView
from appliance.ui.screens.cash import CashView
from appliance.ui.screens.create import CreateView
from appliance.ui.screens.credit import CreditView
from appliance.ui.screens.day_close import DayCloseView, OpenSale
from appliance.ui.screens.day_open import DayOpenView
from appliance.ui.screens.day_totals import DayTotalsView
from appliance.ui.screens.deliveries import DeliveriesView, DeliveryItem, FindingItem
from appliance.ui.screens.discount import DiscountView
from appliance.ui.screens.emergency import EmergencyView
from appliance.ui.screens.export import ExportView
from appliance.ui.screens.line import LineEditView
from appliance.ui.screens.log_in import LogInView
from appliance.ui.screens.mapping import MappingRow, MappingView
from appliance.ui.screens.more import MoreView
from appliance.ui.screens.paid import PaidView
from appliance.ui.screens.parked import ParkedSale, ParkedView
from appliance.ui.screens.payment import PaymentView
from appliance.ui.screens.price import PriceView
from appliance.ui.screens.price_check import AskedView, PriceCheckView
from appliance.ui.screens.products import ProductItem, ProductsView
from appliance.ui.screens.question import QuestionView
from appliance.ui.screens.receipts import ReceiptItem, ReceiptsView
from appliance.ui.screens.report import ReportView
from appliance.ui.screens.restore import RestoreView
from appliance.ui.screens.returns import ReturnLine, ReturnsView
from appliance.ui.screens.sale import SaleView, TileView
from appliance.ui.screens.search import FoundView, SearchView
from appliance.ui.screens.stop import StopView
from appliance.ui.screens.wrong_tender import WrongTenderView
from appliance.ui.views import health
from appliance.ui.views.reasons import finding, reason
from appliance.ui.widgets.banner import BannerView
from appliance.ui.widgets.basket import BasketView, LineView
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.status import StatusView
from appliance.words import Words
from tests.ui.setup_examples import SETUP


@dataclass(frozen=True)
class Example:
    """A moment, and what fingers did on the screen before the picture."""

    view: Callable[[Words], FrameView]
    touch: Callable[[Frame], object] = lambda frame: None


WELL = StatusView("Fjordbutikken", "Kasse 1", "14:32", "Ingrid")
TROUBLE = replace(WELL, states={"network": "down", "printer": "out_of_paper"}, waiting=3, age_ms=7_500_000)
TRAINING = replace(WELL, training=True)
SAVED = replace(WELL, states={"backup": "fine"})
LEFT = "Some of the lines on the stick cannot be read; what they told is left out"
ENDS = (
    ("Siste kvittering", "118, 21.11.2026 14:02"),
    ("Siste Z-rapport", "41, 20.11.2026"),
    ("Åpen dag", "21.11.2026"),
)
UNSAVED = replace(WELL, states={"backup": "none"})
FULL_STICK = replace(WELL, states={"backup": "full"})
COPIED = ("20.11.2026 21:58", "KINGSTON")
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
GROUPS = (
    ("10", "Meieri"),
    ("20", "Brød og kaker"),
    ("30", "Frukt og grønt"),
    ("40", "Håndverk"),
    ("50", "Drikke"),
    ("60", "Aviser"),
    ("70", "Tobakk"),
)
_NAMES = (
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
TILES = tuple(TileView(str(n), name, price, place) for n, (name, price, place) in enumerate(_NAMES))
TILL = SaleView(TILES, GROUPS, total=48409, lines=5)
REASONS = (
    ("damaged", "Skadet vare"),
    ("regular", "Fast kunde"),
    ("date", "Går ut på dato"),
    ("price", "Annen pris lovet"),
)
METHODS = (("card", "Kort"), ("vipps", "Vipps"))
PAYING = PaymentView(48409, 48400, (48400, 50000, 60000, 100000), METHODS, credit=True)
CASHIERS = (("1", "Ingrid"), ("2", "Ola Nordmann"), ("3", "Bjørg-Åse"), ("4", "Eier"))


FLOAT_REASONS = (("counted", "Telt på nytt"), ("change", "Veksling hentet"), ("bank", "Satt i banken"))
NOTES = (100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 100)
CLOSE = DayCloseView(
    "count",
    frozenset({"finish", "report"}),
    denominations=NOTES,
    count=((50000, 4), (20000, 12), (10000, 7), (5000, 3), (2000, 11), (500, 9), (100, 38)),
    terminals=(("visa", "Visa", 1284300), ("bax", "BankAxept", 943250), ("vipps", "Vipps", 219900)),
    typed=(("visa", 1284300), ("bax", 939850)),
    differences=(("cash", "Kontanter", -5000), ("bax", "BankAxept", -3400)),
    reasons=(("change", "Feil veksel"), ("typed", "Feil tastet"), ("unknown", "Vet ikke")),
    chosen=(("cash", "change"),),
    bag_number="88231044",
    bag=632000,
    float=200000,
)
OPEN_SALES = (
    OpenSale("", "Salget på skjermen", "11 varer", 48409),
    OpenSale("a", "Kari i rødt", "1 vare · parkert 14:20 · 12 min", 34900),
    OpenSale("b", "Helmelk 1 l, Grovbrød, skåret", "3 varer · parkert 14:02 · 30 min", 11370),
    OpenSale("c", "Kaffe, liten", "1 vare · parkert 09:55 · 4 t", 3200),
)
SPANS = (
    ("Siste dag", "2026-11-20", "2026-11-20"),
    ("Forrige måned", "2026-10-01", "2026-10-31"),
    ("I år", "2026-01-01", "2026-11-21"),
    ("Alt", "2025-03-03", "2026-11-21"),
)
STICK = ("/run/media/KINGSTON",)
WRITTEN = (
    "SAF-T Cash Register_987654321_20261121143200_1_1.xml",
    "1.pem",
)
ASKED = AskedView("7", "Brunost Gudbrandsdalen 500 g", "Meieri", 9990)
DAY = DayTotalsView(
    "2026-11-21",
    3184250,
    2875300,
    tuple(zip(range(9, 15), (182300, 410250, 522400, 981100, 733200, 355000), strict=True)),
    tuple(
        zip(
            range(9, 19),
            (220000, 310000, 402000, 702000, 515000, 280000, 190000, 130000, 96000, 30300),
            strict=True,
        )
    ),
    143,
    (
        ("Brød og kaker", 1284300),
        ("Drikke", 822150),
        ("Meieri", 610300),
        ("Håndverk", 349000),
        ("Frukt og grønt", 118500),
    ),
    (("Kort", 1926500), ("Kontant", 837250), ("Vipps", 420500)),
    (("Ingrid", 2104250), ("Ola Nordmann", 1080000)),
    1037250,
    3,
)
BOOKS = (
    DeliveryItem("z43", "Z 43 · 20.11.2026", 2875300, "mapping", name="Z 43", date="2026-11-20"),
    DeliveryItem("z42", "Z 42 · 19.11.2026", 2210400, "unknown", name="Z 42", date="2026-11-19"),
    DeliveryItem("z41", "Z 41 · 18.11.2026", 1984500, "waiting"),
    DeliveryItem("z40", "Z 40 · 17.11.2026", 2410900, "accepted", "1042"),
    DeliveryItem("z39", "Z 39 · 16.11.2026", 2019900, "accepted", "1041"),
)
LOOK = (
    ("Look there for {key}, {day}, {amount}", {"key": "Z-1-43", "day": "20.11.2026", "amount": "28 753,00"}),
)
OTHERS = (
    ("Account: {value}", {"value": "3000"}),
    ("Amount there: {value}", {"value": "-22 900,00"}),
    ("Amount here: {value}", {"value": "-23 002,40"}),
)
REFUSALS = (
    ("account_inactive", "Salg · Mva 15 %", {"account": "3001"}),
    ("vat_wrong", "Salg · Mva 25 %", {"account": "3000", "vat_code": "31"}),
)
ACCOUNTS = (
    MappingRow(("tender", "", "", "vipps", "", "", ""), "Betalt med · Vipps", state="missing"),
    MappingRow(
        ("revenue", "", "2500", "", "", "", ""), "Salg · Mva 25 %", "", "3000", "3", "20", "P1", splits=True
    ),
    MappingRow(("revenue", "", "1500", "", "", "30", ""), "Salg · Blomster · Mva 15 %", "", "3011", "31"),
    MappingRow(("tender", "", "", "cash", "", "", ""), "Betalt med · Kontant", "", "1900"),
    MappingRow(("cash_out", "", "", "", "Til banken", "", ""), "Penger ut", "Til banken", "1920"),
    MappingRow(("tip", "", "", "", "", "", ""), "Driks", state="unused"),
    MappingRow(("default",), "Fast for denne kassen", department="20"),
)
PARTS = (
    MappingRow(("revenue", "", "2500", "", "", "10", ""), "Salg · Meieri · Mva 25 %"),
    MappingRow(("revenue", "", "2500", "", "", "20", ""), "Salg · Hage og blomster · Mva 25 %"),
    MappingRow(("revenue", "", "2500", "", "", "40", ""), "Salg · Tobakk · Mva 25 %"),
)
GOODS = tuple(
    ProductItem(str(100 + n), name, "Meieri", price, 1500, ("7038010000010",))
    for n, (name, price, _) in enumerate(_NAMES[4:9])
)


PUBLIC_KEY = """-----BEGIN PUBLIC KEY-----
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDBxThHlAWCXu8obUS8Cj1sqMcE
P7QncVyFbHYPRZmHqgD+vJPxjApTxw2FMC4xEHmgCNreOGGQVGkJm6gdPWOxzqW6
geKe3DoNFBsH/BjYMe1TdQqqAJolijPhRqqfhBKJDkA5LT7FOXMwFcYlTU8oSdsN
AV3Qftg8ueVz1aSuRQIDAQAB
-----END PUBLIC KEY-----"""


def about() -> AboutView:
    """What a declared box says of itself."""
    code = QRCode(error_correction=ERROR_CORRECT_L, border=0)
    code.add_data(PUBLIC_KEY)
    code.make()
    lines = (
        ("Versjon", "Tillbox 0.1.0"),
        ("Program", "declared build 0.1.0 (0c84b2f3a991)"),
        ("Kasse", "Fjordbutikken AS · 987 654 321 MVA · Kasse 1"),
        ("Kontrollsum", "0c84b2f3a991" + "7e" * 26),
        ("Nøkkel", "1 · RSA-SHA1-1024"),
    )
    return AboutView(lines, PUBLIC_KEY, tuple(tuple(bool(dot) for dot in row) for row in code.modules))


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


def _restoring(step: str, **more: Any) -> Example:
    view = RestoreView(step, "Bakeriet på Ås AS", "2", **more)
    return _at("restore", view, status=StatusView("Bakeriet på Ås AS", "Kasse 2", ""))


def _at(
    stage: str,
    view: object,
    basket: BasketView = SALE,
    status: StatusView = WELL,
    banner: BannerView | None = None,
):
    return Example(lambda words: FrameView(stage, view, status, basket, banner))


def _found(*found: tuple[str, str, str] | tuple[str, str, str, dict[str, str | int]]):
    """Findings by part."""
    by: dict[str, tuple[Finding, ...]] = {}
    for row in found:
        by[row[0]] = (*by.get(row[0], ()), Finding(*row))
    return by


LOG_NAME = "tillbox 1 2026-11-21 1432.txt"
WELL_BOX = _found(
    ("scanner", "Honeywell Voyager 1400g", "scanner_in_use"),
    ("scanner", "usb-Datalogic_ADC_Gryphon_GD4500-if00", "scanner_in_use"),
    ("printer", "usb /dev/usb, TM-T20II, 48", "printer_fine"),
    ("kitchen", "", "printer_none"),
    ("drawer", "", "drawer_shut"),
    ("display", "", "display_none"),
    ("clock", "Europe/Oslo", "clock_synced"),
    ("box", "", "box_cool", {"degrees": 52}),
    ("box", "", "box_powered"),
    ("disk", "/var/lib/tillbox", "disk_room", {"free": "12 GB"}),
    ("disk", "/var/lib/tillbox", "disk_lasts", {"years": 9}),
    ("disk", "mmcblk0", "disk_untold"),
    ("disk", "mmcblk0", "disk_written", {"written": "38 GB"}),
    ("scrub", "", "scrub_well", {"date": "2026-11-15", "files": 214}),
    ("backup", "KINGSTON", "backup_stick"),
    ("backup", "KINGSTON", "backup_copy", {"days": 1}),
    ("files", "till.lock", "till_running"),
    ("files", "till.db", "file_whole_z", {"size": "48 MB", "z": 412, "date": "2026-11-20"}),
    ("files", "draft.db", "file_whole", {"size": "1 MB"}),
    ("books", "secret", "secret_ready"),
    ("books", "rest.api.24sevenoffice.com", "server_reached"),
    ("books", "delivery.db", "days_delivered", {"count": 0}),
    ("language", "nb", "language_ready"),
)
ONE_BAD = _found(("printer", "usb /dev/usb, TM-T20II, 48", "printer_paper_out"))
MANY_BAD = _found(
    ("scanner", "Newtologic NT4010S Wireless", "scanner_forbidden", {"user": "tillbox", "group": "input"}),
    ("scanner", "Cherry GmbH CHERRY Corded Device", "scanner_unclear"),
    ("printer", "192.168.10.150:9100", "printer_refuses"),
    ("drawer", "pinctrl-bcm2711", "drawer_pin_taken", {"pin": 17, "program": "spi1 CS1"}),
    ("display", "/dev/ttyUSB3", "display_missing"),
    ("clock", "Europe/Oslo", "clock_guess"),
    ("box", "", "box_undervolted"),
    ("disk", "/var/lib/tillbox", "disk_low", {"free": "211 MB"}),
    ("disk", "mmcblk0p3", "disk_errors", {"count": 3}),
    ("scrub", "B", "scrub_slot", {"detail": "root"}),
    ("files", "till.db", "file_damaged", {"detail": "wrong # of entries in index entry_day"}),
    ("books", "secret", "secret_forbidden", {"user": "tillbox"}),
    ("books", "rest.api.24sevenoffice.com", "server_unreached"),
    ("books", "delivery.db", "days_need_answer", {"count": 2}),
    ("language", "nb", "language_ready"),
)


def _health(words: Words, found, chosen: str = "", status: StatusView = WELL, **more) -> FrameView:
    """The health screen, its words made as the program makes them."""
    last = Trouble(Problem.of("printer_out_of_paper"), BEGUN, 60)
    known = Health(found, troubles={"printer": last}, version="0.1.0", **more)
    return FrameView("health", health.shown(known, (), chosen, words), status, SALE)


BEGUN = 1_795_262_400_000
"""21 November 2026, 12:00 UTC."""


def _banner(about: str, button: str, more: int = 0, **facts: str | int) -> Callable[[Words], BannerView]:
    return lambda words: BannerView(Problem.of(about, **facts), words(button), more)


def _with_banner(
    stage: str, view: object, banner: Callable[[Words], BannerView], basket: BasketView = SALE
) -> Example:
    return Example(lambda words: FrameView(stage, view, TROUBLE, basket, banner(words)))


def _question(about: str, *answers: str, **facts: str | int) -> Example:
    def view(words: Words) -> FrameView:
        asked = tuple(
            Action(words(answer), role="accent" if n == 0 else "plain") for n, answer in enumerate(answers)
        )
        return FrameView("question", QuestionView(Problem.of(about, **facts), asked), WELL, SALE)

    return Example(view)


def _emergency(words: Words) -> FrameView:
    reasons = tuple((cause, words(reason)) for cause, reason in EMERGENCY_REASONS)
    return FrameView("emergency", EmergencyView(reasons), TROUBLE, SALE)


def _unknown_delivery(words: Words) -> FrameView:
    problem = Problem.of("books_unknown", z=42)
    why = reason(words, "server_error", {"said": "503 Service Unavailable"})
    look = (
        words("Look there for {key}, {day}, {amount}", key="Z-1-42", day="19.11.2026", amount="27 630,00"),
    )
    tries = (
        (words("Tried {count} times, last", count=3), "20.11.2026 21:04"),
        (words("Next try"), words("after your answer")),
    )
    view = DeliveriesView(BOOKS, "z42", problem, why, tries, answers=("there", "resend"), facts=look)
    return FrameView("deliveries", view, WELL, SALE)


def _stands(state: str, *asked: str, touch: str = "", **more: object) -> Example:
    """The books with their newest day in that state."""

    def view(words: Words) -> FrameView:
        first = replace(BOOKS[0], state=state, number="1043", days=6)
        code = {"closed": "books_closed", "changed": "books_changed", "gone": "books_gone",
                "draft_long": "books_draft", "refused": "books_refused"}.get(state)  # fmt: skip
        facts = {"z": 43, "day": "2026-11-20", "date": "2026-12-01", "days": 5, "number": "1043", "count": 1}
        problem = Problem.of(code, **facts) if code else None
        shown = {"facts": tuple(words(text, **said) for text, said in more.get("facts", ())),
                 "why": reason(words, str(more.get("why", "")), {}),
                 "open_from": str(more.get("open_from", "")),
                 "said": words(str(more.get("said", ""))),
                 "reasons": tuple(words(one) for one in CORRECTION_REASONS)}  # fmt: skip
        stands = DeliveriesView((first, *BOOKS[1:]), "z43", problem, answers=asked, **shown)
        return FrameView("deliveries", stands, WELL, SALE)

    date = "2026-12-01" if touch == "redate" else ""
    return Example(view, lambda frame: touch and frame._stages["deliveries"]._ask(touch, date))


def _going_out(words: Words) -> FrameView:
    """A month goes out: twelve of thirty-one days have arrived."""
    month = tuple(
        DeliveryItem(f"z{60 - n}", f"Z {60 - n} · {19 - n:02d}.01.2027" if n < 19 else f"Z {60 - n} ·"
                     f" {50 - n}.12.2026", 2_000_000 + 31_700 * n,
                     "waiting" if n < 18 else "sending" if n == 18 else "accepted", str(1101 - n))
        for n in range(31)
    )  # fmt: skip
    bar = replace(WELL, waiting=19, age_ms=19 * 86_400_000, passing=(12, 31))
    tries = ((words("Next try"), words("soon")),)
    return FrameView("deliveries", DeliveriesView(month[14:], "z42", tries=tries), bar, SALE)


def _order(state: str, code: str, *more: str, why: str = "customer_ambiguous"):
    """The books with orders beside the days."""

    def view(words: Words) -> FrameView:
        name, other = (words("Delivery {number}", number=number) for number in (118, 117))
        customer = "Bjørg-Åse Kristoffersen-Nordmann"
        orders = (
            DeliveryItem("o1", f"{name} · {customer}", 1289050, state, name=name, date="2026-11-20"),
            DeliveryItem("o2", f"{other} · Fjord Hotell", 48409, "verified", "F-20117"),
        )
        problem = Problem.of(code, receipt=118, customer=customer)
        question = words("Which customer in the books is {number} {name}?", number="10442", name=customer)
        fits = (("a1", "Bjørg-Åse Nordmann · 10442"), ("b2", "Kristoffersen Nordmann AS, Storgata · 20117"))
        shown = DeliveriesView(
            (*orders, *BOOKS), "o1", problem, reason(words, why, {}), answers=("resend", *more),
            question=question, candidates=fits,
        )  # fmt: skip
        return FrameView("deliveries", shown, WELL, SALE)

    return view


def _would_refuse(words: Words) -> FrameView:
    found = [finding(words, *one) for one in REFUSALS]
    since = words("Since {time}", time="18.11.2026 04:10")
    rows = tuple(FindingItem(f"f{n}", what, do, since) for n, (what, do) in enumerate(found))
    return FrameView("deliveries", DeliveriesView(BOOKS, "f0", findings=rows), WELL, SALE)


def _close_refusals(words: Words) -> FrameView:
    would = _would_refuse(words).view.findings
    return FrameView("day_close", replace(CLOSE, step="finish", done=frozenset(), refusals=would), WELL, SALE)


def _day_in_the_books(words: Words) -> FrameView:
    stands = (
        ("Z 42", words("Voucher {number}, verified", number="1042")),
        ("Z 43", words("Draft in the books, {days} days", days=6)),
    )
    return FrameView("day_totals", replace(DAY, books=stands, today=False), WELL, SALE)


def _turn_more(frame: Frame) -> None:
    """To the second page, where there is one."""
    stage = frame._stages["more"]
    if not stage._roomy:
        stage._turn()


def _type(stage: str, digits: str) -> Callable[[Frame], object]:
    return lambda frame: [frame._stages[stage].entry.keypad.press(digit) for digit in digits]


EXAMPLES: dict[str, Example] = {
    "sale": _at("sale", TILL),
    "sale-empty": _at("sale", replace(TILL, lines=0, total=0, parked=2), BasketView()),
    "sale-full": _at(
        "sale", replace(TILL, total=12345650, group="20", tiles=TILES[:5]), replace(FULL, held=2), TROUBLE
    ),
    "sale-training": _at("sale", TILL, status=TRAINING),
    "sale-no-display": _at("sale", TILL, status=replace(WELL, states={"display": "offline"})),
    "sale-training-trouble": _at("sale", TILL, status=replace(TROUBLE, training=True)),
    "sale-emergency": _at("sale", TILL, status=EMERGENCY),
    "sale-emergency-banner": Example(
        lambda words: replace(
            _with_banner("sale", TILL, _banner("printer_out_of_paper", "Try again", 1)).view(words),
            status=replace(EMERGENCY, cashier="Bjørg-Åse"),
        )
    ),
    "sale-banner": _with_banner("sale", TILL, _banner("printer_out_of_paper", "Try again", 1)),
    "sale-back": _at(
        "sale",
        replace(TILL, total=-34900, lines=1),
        BasketView((LineView(1, "Votter, ull", -1000, 34900, -34900),), -34900, -1),
    ),
    "search": _at(
        "search",
        SearchView(
            "bru",
            (
                FoundView("7", "Brunost Gudbrandsdalen 500 g", "Meieri", 9990),
                FoundView("8", "Brus, Solo 0,5 l", "Drikke", 3490),
                FoundView("9", "Bruskasse", "Drikke", None),
            ),
        ),
    ),
    "search-nothing": _at("search", SearchView("xyz")),
    "line": _at("line", LineEditView(LINES[2]), replace(SALE, chosen=3)),
    "discount": Example(
        _at("discount", DiscountView(None, "", 48409, REASONS)).view, _type("discount", "10")
    ),
    "price": Example(_at("price", PriceView("", GROUPS)).view, _type("price", "12950")),
    "question-code": _question(
        "unknown_code",
        "Make it known",
        "Sell in a group",
        "Search by name",
        "Leave it out",
        code="7038010000010",
    ),
    "question-learn-shut": _question("drawer_learn_shut", "It is shut", "Leave it as it is"),
    "question-learn-open": _question("drawer_learn_open", "It is open", "Leave it as it is"),
    "question-paper": _question(
        "paper_doubtful", "Yes, it came out", "No, print it", "Later", paper="Kvittering 17, 129,50"
    ),
    "question-kitchen": _question(
        "kitchen_unsure", "Yes, it is there", "No, print it again", "Print it here", "Later", order=17
    ),
    "question-kitchen-lost": _question(
        "kitchen_lost", "Print it here", "Try the kitchen again", "Later", order=17
    ),
    "create": Example(
        _at("create", CreateView("7038010000010", GROUPS)).view,
        lambda frame: [
            frame._stages["create"].writing.keyboard.write(letter) for letter in "Tyttebærsyltetøy"
        ],
    ),
    "create-banner": _with_banner(
        "create", CreateView("7038010000010", GROUPS), _banner("printer_out_of_paper", "Try again", 1)
    ),
    "create-group": Example(
        _at("create", CreateView("7038010000010", GROUPS)).view,
        lambda frame: frame._stages["create"]._turn("group"),
    ),
    "create-price": Example(
        _at("create", CreateView("7038010000010", GROUPS)).view,
        lambda frame: (frame._stages["create"]._choose("30"), _type("create", "8990")(frame)),
    ),
    "payment": _at("payment", PAYING),
    "payment-split": _at(
        "payment",
        replace(
            PAYING,
            left=28409,
            credit=False,
            cash_due=28400,
            quick=(28400, 30000, 40000, 50000),
            tenders=(("Kort · Visa", 20000),),
        ),
    ),
    "payment-large": _at(
        "payment",
        replace(PAYING, left=12345650, cash_due=12345700, quick=(12345700, 12350000, 12400000)),
        FULL,
    ),
    "payment-typed": Example(
        _at("payment", PAYING).view,
        lambda frame: (frame._stages["payment"]._turn(), _type("payment", "20000")(frame)),
    ),
    "payment-back": _at(
        "payment",
        replace(PAYING, left=-34900, cash_due=-34900, quick=(-34900,), credit=False),
        BasketView((LineView(1, "Votter, ull", -1000, 34900, -34900),), -34900, -1),
    ),
    "card": _at(
        "card",
        CardView(
            48409,
            "card",
            "Kort",
            (("visa", "Visa"), ("mc", "Mastercard"), ("bax", "BankAxept"), ("amex", "American Express")),
        ),
    ),
    "paid-change": _at(
        "paid", PaidView("1042", 48409, 1600, "Kontant 500,00", -9, "open", "printing"), BasketView()
    ),
    "paid-card": _at("paid", PaidView("1043", 48409, 0, "Visa", 0, "", "owed"), BasketView()),
    "paid-training": _at(
        "paid",
        PaidView("17", 48409, 1600, "Kontant 500,00", -9, "", "printing", kind="training"),
        BasketView(),
        TRAINING,
    ),
    "paid-credit": _at(
        "paid",
        PaidView("3", 12345650, 0, receipt="printed", kind="delivery", customer="Bjørg-Åse Kristoffersen"),
        BasketView(),
    ),
    "payment-training": _at("payment", replace(PAYING, credit=False), status=TRAINING),
    "log-in-training": _at("log_in", LogInView(CASHIERS), status=replace(TRAINING, cashier="")),
    "log-in-banner": Example(
        lambda words: FrameView(
            "log_in",
            LogInView(CASHIERS),
            replace(TRAINING, cashier=""),
            banner=_banner("not_logged_in", "OK")(words),
        )
    ),
    "log-in-emergency": _at("log_in", LogInView(CASHIERS), status=replace(EMERGENCY, cashier="")),
    "create-emergency": _at("create", CreateView("7038010000010", GROUPS), status=EMERGENCY),
    "stop-training": _at("stop", StopView(Problem.of("disk_full")), status=TRAINING),
    "parked": _at(
        "parked",
        ParkedView(
            (
                ParkedSale("a", "", "14:02", 3, "Helmelk 1 l, Grovbrød", 11370),
                ParkedSale("b", "Kari i rødt", "14:20", 1, "Votter", 34900),
            ),
            True,
        ),
    ),
    "parked-none": _at("parked", ParkedView(), BasketView()),
    "returns-find": _at("returns", ReturnsView(), BasketView()),
    "returns": Example(
        _at(
            "returns",
            ReturnsView(
                "1042",
                "21.11.2026 14:32",
                (
                    ReturnLine(1, "Helmelk 1 l", 2000, 4980),
                    ReturnLine(2, "Grovbrød, skåret", 1000, 3591),
                    ReturnLine(4, "Håndstrikket votter, grå", 0, 0),
                ),
            ),
            BasketView(),
        ).view,
        lambda frame: frame._stages["returns"]._take(frame.view.view.lines[1], 1000),
    ),
    "receipts": _at(
        "receipts",
        ReceiptsView(
            tuple(
                ReceiptItem(
                    str(n), f"14:{n - 1010:02d}", "Kontant" if n % 3 else "Visa", 4990 * (n - 1030) or -990
                )
                for n in range(1042, 1030, -1)
            ),
            "1042",
            receipt(),
        ),
    ),
    "wrong-tender": _at(
        "wrong_tender",
        WrongTenderView("1042", (("cash", "Kontant", 48400),), (("cash", "Kontant"), *METHODS)),
    ),
    "more": _at("more", MoreView(True, 3, 2, True)),
    "more-till": Example(
        _at("more", MoreView(True, 3, 2, True, emergency=True), status=EMERGENCY).view, _turn_more
    ),
    "more-training": Example(
        _at("more", MoreView(True, training=True), BasketView(), TRAINING).view, _turn_more
    ),
    "more-cashier": _at("more", MoreView(False), BasketView()),
    "price-check": _at("price_check", PriceCheckView(), SALE),
    "price-check-price": _at("price_check", PriceCheckView(ASKED)),
    "price-check-weight": _at(
        "price_check", PriceCheckView(AskedView("8", "Epler Aroma", "Frukt og grønt", 12345650, "kg"))
    ),
    "price-check-open": _at("price_check", PriceCheckView(replace(ASKED, name="Gavekort", price=None))),
    "price-check-search": Example(
        _at(
            "price_check",
            PriceCheckView(
                None,
                "bru",
                (
                    FoundView("7", "Brunost Gudbrandsdalen 500 g", "Meieri", 9990),
                    FoundView("9", "Bruskasse", "Drikke", None),
                ),
            ),
        ).view,
        lambda frame: frame._stages["price_check"]._turn(),
    ),
    "credit": Example(
        _at("credit", CreditView(48409)).view,
        lambda frame: frame._stages["credit"].number.keyboard.write("10442"),
    ),
    "credit-organisation": Example(
        _at("credit", CreditView(48409, "norway")).view,
        lambda frame: (
            frame._stages["credit"].number.write("10442"),
            frame._stages["credit"].name.write("Fjord Hotell"),
            frame._stages["credit"]._turn("organisation"),
            frame._stages["credit"].organisation.keyboard.write("974760674"),
        ),
    ),
    "credit-pays": Example(
        _at("credit", CreditView(0, methods=(("cash", "Kontant"), *METHODS)), BasketView()).view,
        lambda frame: (
            frame._stages["credit"].number.write("10442"),
            frame._stages["credit"].name.write("Bjørg-Åse Kristoffersen-Nordmann"),
            frame._stages["credit"]._turn("amount"),
            frame._stages["credit"].entry.keypad.press("1234500"),
        ),
    ),
    "credit-pays-how": Example(
        _at("credit", CreditView(0, methods=(("cash", "Kontant"), *METHODS)), BasketView()).view,
        lambda frame: (
            frame._stages["credit"].number.write("10442"),
            frame._stages["credit"].name.write("Bjørg-Åse Kristoffersen-Nordmann"),
            frame._stages["credit"]._turn("amount"),
            frame._stages["credit"].entry.keypad.press("1234500"),
            frame._stages["credit"]._turn("how"),
        ),
    ),
    "credit-name": Example(
        _at("credit", CreditView(48409)).view,
        lambda frame: (
            frame._stages["credit"].number.write("10442"),
            frame._stages["credit"]._turn("name"),
            frame._stages["credit"].name.keyboard.write("Bjørg-Åse Kristoffersen-Nordmann"),
        ),
    ),
    "credit-confirm": Example(
        _at("credit", CreditView(12345650), FULL).view,
        lambda frame: (
            frame._stages["credit"].number.write("10442"),
            frame._stages["credit"].name.write("Bjørg-Åse Kristoffersen-Nordmann"),
            frame._stages["credit"]._turn("confirm"),
        ),
    ),
    "emergency": Example(_emergency),
    "emergency-chosen": Example(
        _emergency,
        lambda frame: frame._stages["emergency"]._choose(frame.view.view.reasons[-1]),
    ),
    "question-printer": _question("printer_needed", "Try again", "Back to sale", "Emergency mode"),
    "question-training": _question("training_on", "End the training", "Back"),
    "question-again": _question(
        "day_again",
        "Evening opening",
        "Closed by mistake",
        "Late customers",
        "Back",
        date="2026-11-21",
    ),
    "backup-none": _at("backup", BackupView(), status=UNSAVED),
    "backup-fine": _at("backup", BackupView(("KINGSTON",), "", 0, *COPIED), status=SAVED),
    "backup-behind": _at("backup", BackupView(("KINGSTON",), "", 1284, *COPIED), status=SAVED),
    "backup-other": _at("backup", BackupView(other="FERIE_2025"), status=UNSAVED),
    "backup-full": _at(
        "backup", BackupView(("KINGSTON",), "", 212, *COPIED, Problem.of("backup_full")), status=FULL_STICK
    ),
    "restore-choose": _restoring("choose", tills=("Bakeriet på Ås AS · 1", "Bakeriet på Ås AS · 2")),
    "restore-reading": _restoring("reading", count=12_500),
    "restore-found": _restoring("found", facts=ENDS),
    "restore-warned": Example(lambda words: _restoring("found", facts=ENDS, warned=words(LEFT)).view(words)),
    "restore-receipt": _restoring("receipt", facts=ENDS[:1], known=118),
    "restore-z": _restoring("z", facts=ENDS[1:2], known=41),
    "restore-done": _restoring("done"),
    "restore-failed": _restoring("failed", problem=Problem.of("restore_nothing")),
    "backup-aside": _at("backup", BackupView(("KINGSTON",), aside=True), status=SAVED),
    "export": _at("export", ExportView(SPANS)),
    "export-stick": _at("export", ExportView(SPANS, STICK)),
    "export-running": _at("export", ExportView(SPANS, STICK, 424)),
    "export-done": _at("export", ExportView(SPANS, STICK, None, WRITTEN)),
    "export-failed": _at(
        "export",
        ExportView(SPANS, STICK, problem=Problem.of("export_failed", file=WRITTEN[0], detail="No room")),
    ),
    "export-dates": Example(
        _at("export", ExportView(SPANS, STICK)).view,
        lambda frame: (
            frame._stages["export"]._ask("first"),
            [frame._stages["export"].entry.keypad.press(digit) for digit in "0112"],
        ),
    ),
    "health": Example(lambda words: _health(words, WELL_BOX)),
    "health-one-bad": Example(lambda words: _health(words, WELL_BOX | ONE_BAD, "printer", TROUBLE)),
    "health-many-bad": Example(lambda words: _health(words, MANY_BAD, "", TROUBLE)),
    "health-disk": Example(lambda words: _health(words, WELL_BOX, "disk")),
    "health-disk-bad": Example(lambda words: _health(words, MANY_BAD, "disk", TROUBLE)),
    "health-check": Example(lambda words: _health(words, MANY_BAD, "scrub", TROUBLE)),
    "health-looking": Example(lambda words: _health(words, {}, looking=frozenset(WELL_BOX))),
    "health-training": Example(lambda words: _health(words, WELL_BOX, "drawer", TRAINING)),
    "health-listening": Example(lambda words: _health(words, WELL_BOX, "scanner", listening=True)),
    "health-scanned": Example(
        lambda words: _health(
            words, WELL_BOX, "scanner", scanned=("]d201070380100000101726123110ABC-123\x1d2112345", "ean13")
        )
    ),
    "health-log": Example(lambda words: _health(words, WELL_BOX, "disk", log=(LOG_NAME, None))),
    "health-log-failed": Example(
        lambda words: _health(
            words,
            WELL_BOX,
            "disk",
            log=("", Problem.of("export_failed", file=LOG_NAME, detail="No space left on device")),
        )
    ),
    "about": _at("about", about()),
    "about-empty": _at("about", AboutView()),
    "cash": Example(
        _at(
            "cash",
            CashView(
                (("change", "Vekslepenger"),),
                (
                    ("bank", "Til banken"),
                    ("bought", "Kjøpt til butikken"),
                    ("wage", "Lønnsforskudd"),
                    ("other", "Annet"),
                ),
            ),
        ).view,
        _type("cash", "50000"),
    ),
    "report": _at("report", ReportView("X 21.11.2026", receipt())),
    "log-in": _at("log_in", LogInView(CASHIERS), status=replace(WELL, cashier="")),
    "log-in-pin": Example(
        _at("log_in", LogInView(CASHIERS), status=replace(WELL, cashier="")).view,
        lambda frame: (
            frame._stages["log_in"]._choose(CASHIERS[0]),
            frame._stages["log_in"].keypad.press("1"),
            frame._stages["log_in"].keypad.press("2"),
        ),
    ),
    "day-open": _at("day_open", DayOpenView("2026-11-21", "08:01", 200000, FLOAT_REASONS)),
    "day-open-other": Example(
        _at("day_open", DayOpenView("2026-11-21", "08:01", 200000, FLOAT_REASONS, guess=True)).view,
        lambda frame: (frame._stages["day_open"]._turn(), _type("day_open", "195000")(frame)),
    ),
    "close-finish": _at(
        "day_close",
        replace(
            CLOSE,
            step="finish",
            done=frozenset(),
            open_sales=OPEN_SALES,
        ),
    ),
    "close-finish-refusals": Example(_close_refusals),
    "close-finish-none": _at("day_close", replace(CLOSE, step="finish", done=frozenset())),
    "close-z": _at("day_close", replace(CLOSE, step="report", done=frozenset({"finish"}), z=receipt())),
    "close-count": _at("day_close", CLOSE),
    "close-count-known": _at("day_close", replace(CLOSE, expected=532300, may_recount=True)),
    "close-terminals": _at(
        "day_close", replace(CLOSE, step="terminals", done=frozenset({"finish", "report", "count"}))
    ),
    "close-differences": _at(
        "day_close",
        replace(CLOSE, step="differences", done=frozenset({"finish", "report", "count", "terminals"})),
    ),
    "close-bag": _at(
        "day_close",
        replace(CLOSE, step="bag", done=frozenset({"finish", "report", "count", "terminals", "differences"})),
    ),
    "close-done": Example(
        lambda words: FrameView(
            "day_close",
            replace(
                CLOSE,
                step="bag",
                done=frozenset({"finish", "report", "count", "terminals", "differences"}),
                books=words("The books: waiting for network"),
            ),
            WELL,
        )
    ),
    "day-totals": _at("day_totals", DAY),
    "day-totals-books": Example(_day_in_the_books),
    "deliveries": _at(
        "deliveries",
        DeliveriesView(
            BOOKS,
            "z43",
            Problem.of("mapping_missing", key="Betalt med · Kort · Mastercard", z=43),
            tries=(("Neste forsøk", "snart"),),
            answers=("now",),
        ),
    ),
    "deliveries-order": Example(_order("which", "order_which", "which")),
    "deliveries-order-which": Example(
        _order("which", "order_which", "which"),
        lambda frame: (frame._stages["deliveries"]._ask("which"), frame._stages["deliveries"]._because("b2")),
    ),
    "deliveries-order-refused": Example(_order("refused", "order_refused", why="customer_wrong")),
    "deliveries-refusals": Example(_would_refuse),
    "deliveries-sending": _stands("sending"),
    "deliveries-draft": _stands("draft"),
    "deliveries-draft-long": _stands("draft_long", "wait", facts=LOOK),
    "deliveries-booking": _stands("booking"),
    "deliveries-posted": _stands("posted", "correct"),
    "deliveries-verified": _stands("verified", "correct"),
    "deliveries-correct": _stands("verified", "correct", touch="correct"),
    "deliveries-changed": _stands("changed", "keep", facts=OTHERS),
    "deliveries-changed-keep": _stands("changed", "keep", touch="changed"),
    "deliveries-changed-left": _stands("changed_left", facts=OTHERS),
    "deliveries-gone": _stands("gone", "keep", "resend", facts=LOOK),
    "deliveries-gone-keep": _stands("gone", "keep", "resend", touch="gone"),
    "deliveries-gone-resend": _stands("gone", "keep", "resend", touch="resend"),
    "deliveries-gone-left": _stands("gone_left"),
    "deliveries-refused": _stands("refused", "there", "resend", why="credentials_refused", facts=LOOK),
    "deliveries-answered": _stands(
        "refused",
        "there",
        "resend",
        why="refused",
        said="Answered: send it again. It goes out with the next try",
    ),
    "deliveries-closed": _stands(
        "closed", "there", "resend", "redate", why="period_closed", open_from="2026-12-01", facts=LOOK
    ),
    "deliveries-closed-date": _stands("closed", "there", "resend", "redate", touch="date"),
    "deliveries-redate": _stands("closed", "there", "resend", "redate", touch="redate"),
    "books-going-out": Example(_going_out),
    "deliveries-unknown": Example(_unknown_delivery),
    "deliveries-number": Example(
        _unknown_delivery,
        lambda frame: (
            frame._stages["deliveries"]._ask("there"),
            [frame._stages["deliveries"].writing.keyboard.write(digit) for digit in "1042"],
        ),
    ),
    "mapping": _at("mapping", MappingView(ACCOUNTS, "24SevenOffice")),
    "mapping-vat": Example(
        _at("mapping", MappingView(ACCOUNTS, "24SevenOffice")).view,
        lambda frame: (
            frame._stages["mapping"]._pick(ACCOUNTS[1].key, "vat_code"),
            frame._stages["mapping"].writing.keyboard.write("U25"),
        ),
    ),
    "mapping-fixed": Example(
        _at("mapping", MappingView(ACCOUNTS, "24SevenOffice")).view,
        lambda frame: frame._stages["mapping"]._pick(ACCOUNTS[-1].key, "project"),
    ),
    "mapping-split": _at("mapping", MappingView(ACCOUNTS, "24SevenOffice", PARTS, "Salg · Mva 25 %")),
    "products": _at("products", ProductsView("", GOODS)),
    **SETUP,
    "products-search": Example(
        _at("products", ProductsView("s", GOODS)).view, lambda frame: frame._stages["products"]._turn()
    ),
    "product": Example(
        _at("products", ProductsView("sm", GOODS, "101")).view,
        lambda frame: (
            setattr(frame._stages["products"], "_typing", False),
            frame._stages["products"].draw(frame._stages["products"].view),
            frame._stages["products"].changed(),
        ),
    ),
    "stop": _at("stop", StopView(Problem.of("disk_full"))),
    "stop-damaged": _at("stop", StopView(Problem.of("database_damaged"))),
    "stop-journal": _at("stop", StopView(Problem.of("journal_broken", number=4711))),
    "stop-key": _at("stop", StopView(Problem.of("key_missing"))),
}
"""By the name of the picture."""
