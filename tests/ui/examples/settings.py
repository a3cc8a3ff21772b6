"""The settings: the hub, a page with fields, one with choices, one that is typed, what was kept."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType, SimpleNamespace
from typing import Any

from appliance.domain.finding import Finding
from appliance.domain.own_texts import OwnTexts
from appliance.domain.receipt import Logo
from appliance.domain.scan_test import SYMBOLS
from appliance.paper.letterhead import Letterhead
from appliance.paper.receipts import sample
from appliance.paper.symbols import drawn
from appliance.ui.frame import FrameView
from appliance.ui.outside import Settings
from appliance.ui.place import Place, Scans, Setting
from appliance.ui.screens.office.dimensions import DimensionsView
from appliance.ui.screens.settings.own_texts import OwnTextsView
from appliance.ui.screens.settings.rates import RatesView
from appliance.ui.screens.settings.settings import SettingsView
from appliance.ui.views.scan_test import scan_test
from appliance.ui.views.settings import setting
from appliance.words import Words
from tests.ui.examples.shop import PLACES, WELL, Example, at, typed

VALUES = {
    "shop.country": "norway", "shop.name": "Bakeriet på Ås AS", "shop.address.0": "Storgata 1",
    "shop.address.1": "1430 Ås", "shop.phone": "", "shop.vat_registered": "yes",
    "shop.register_name": "Foretaksregisteret", "shop.language": "nb",
    "printer": "network|192.168.1.50|TM-T20II", "printer.columns": "48",
    "drawer.kind": "printer", "scanner.prefix": "", "scanner.beep": "none",
    "wifi": "Bakeriet", "wifi.password": "***", "books.target": "24sevenoffice", "books.client_id": "***",
    "books.secret": "***", "books.organisation": "123", "books.transaction_type": "6",
    "sms.service": "none", "mail.host": "",
    "screen.theme": "light", "screen.large_text": "no", "till.day_boundary": "04:00",
}  # fmt: skip
KNOWN = Settings(
    VALUES,
    may=True,
    printers=(("usb|/dev/usb/lp0|TM-T20II", "EPSON TM-T20II"),),
    networks=(("Bakeriet", -48), ("Bakeriet gjest", -66), ("HP-Print-3F-LaserJet", -80)),
)


def page(mine: Setting, known: Settings | Callable[[Words], Settings] = KNOWN) -> Example:
    """One page, as it stands; what is known may be said in the words."""

    def view(words: Words) -> FrameView:
        outside: Any = SimpleNamespace(settings=lambda: known(words) if callable(known) else known)
        place = Place(setting=mine)
        return FrameView("setting", setting(None, place, outside, words), WELL)  # type: ignore[arg-type]

    return Example(view)


def hub(**changed: Any) -> Example:
    """All pages."""
    details = {
        "shop": "Bakeriet på Ås AS", "printer": "TM-T20II", "drawer": "The printer", "network": "Bakeriet",
        "books": "24SevenOffice", "groups": "12", "people": "5", "backup": "KINGSTON", "rates": "EUR, SEK",
        "screen": "Norsk", "day": "04:00", "sound": "The scanner's own alone",
    }  # fmt: skip

    def view(words: Words) -> FrameView:
        said = tuple((page, words(detail)) for page, detail in details.items())
        return FrameView("settings", SettingsView(said, **changed), WELL)

    return Example(view)


RATES = (("EUR", "11.50"), ("SEK", "1.0237"), *((code, "") for code in ("DKK", "USD", "GBP", "CHF", "PLN")))
TEXTS = OwnTexts(
    ("Åpent 7–17, lørdag 8–15",),
    ("Bytterett i 14 dager mot kvittering", "www.bakerietaas.no", "Takk for handelen!"),
    Logo(48, 24, bytes((0xFF, 0x00, 0xF0, 0x0F, 0x00, 0xFF)) * 24),
)


def paper(words: Words) -> Any:
    """A receipt with these texts."""
    head = Letterhead("Bakeriet på Ås AS", "974760673", "MVA", ("Storgata 1", "1430 Ås"), "1", TEXTS)
    return sample("Salgskvittering", head, words)


def texts(*touches: Any, **changed: Any) -> Example:
    """The own texts, with what was touched."""

    def touch(frame: Any) -> None:
        stage = frame._stages["own_texts"]
        stage.enter()
        for one in touches:
            one(stage)
        stage.draw(stage.view)

    return Example(
        lambda words: FrameView("own_texts", OwnTextsView(TEXTS, paper(words), **changed), WELL), touch
    )


def scan(chosen: str, came: dict[str, str]) -> Example:
    """The scanner's test."""
    outside: Any = SimpleNamespace(symbol=drawn, settings=lambda: KNOWN)

    def view(words: Words) -> FrameView:
        place = Place(scans=Scans(chosen, came=came))
        return FrameView("scan_test", scan_test(None, place, outside, words), WELL)  # type: ignore[arg-type]

    return Example(view)


def listed(*touches: Any) -> Example:
    """Departments, projects and objects, with what was touched."""

    def touch(frame: Any) -> None:
        stage = frame._stages["dimensions"]
        stage.enter()
        stage.draw(DimensionsView(PLACES))
        for one in touches:
            one(stage)

    return Example(lambda words: FrameView("dimensions", DimensionsView(PLACES), WELL), touch)


STICK = ("/media/stick/logo-svart.png", "/media/stick/Bakeriet på Ås, logo til kvitteringer og poser.jpg")


def refused(words: Words) -> Settings:
    """What was typed cannot be kept."""
    return replace(KNOWN, said={"keep": (f"{words('Shop')}: {words('expected one line of text')}", False)})


def found(
    code: str, part: str = "books", also: Mapping[str, str] = MappingProxyType({}), **facts: Any
) -> Callable[[Words], Settings]:
    """What came of a try, in words, with values that are ``also`` known."""

    def known(words: Words) -> Settings:
        said = " · ".join(filter(None, words.finding(Finding(part, "", code, facts))))
        return replace(
            KNOWN, said={part: (said, code.endswith(("known", "sent")))}, values=VALUES | dict(also)
        )

    return known


SMS = {"sms.service": "sveve", "sms.to": "+4791234567,+4520123456", "sms.user": "bakeriet"}
MAIL = {
    "mail.host": "smtp.domeneshop.no", "mail.sender": "kvittering@bakerietaas.no",
    "mail.user": "bakerietaas1", "mail.port": "587", "mail.secret": "***",
}  # fmt: skip
KEYS = ("/media/KINGSTON/nøkler fra Finago, oktober.txt", "/media/KINGSTON/till.toml")
EXAMPLES = {
    "settings": hub(),
    "settings-new": hub(missing=("groups",), changed=("books",)),
    "settings-wait": hub(waits=True),
    "settings-wait-sale": hub(waits=True, may_start=False),
    "setting-shop": page(Setting("shop", draft={"shop.phone": "12 34 56 78"})),
    "setting-shop-name": page(Setting("shop", "shop.name", typed="Bakeriet på Ås AS")),
    "setting-refused": page(Setting("shop"), refused),
    "setting-printer": page(Setting("printer")),
    "setting-printer-which": page(Setting("printer", "printer")),
    "setting-printer-typed": page(Setting("printer", "printer", typing=True, typed="192.168")),
    "setting-drawer": page(Setting("drawer")),
    "setting-scanner": page(Setting("scanner")),
    "setting-network": page(Setting("network")),
    "setting-network-which": page(Setting("network", "wifi"), replace(KNOWN, busy=frozenset({"networks"}))),
    "setting-books": page(Setting("books")),
    "setting-books-secret": page(Setting("books", "books.secret")),
    "setting-books-scanned": page(
        Setting("books", "books.secret"), replace(KNOWN, heard=(1, "k7Yp2c-0fQmN4rT8vZxW1sHbL6"))
    ),
    "setting-books-known": page(Setting("books"), found("books_known", name="Bakeriet på Ås AS")),
    "setting-books-stranger": page(Setting("books"), found("books_stranger", system="24SevenOffice")),
    "setting-books-offline": page(Setting("books"), found("books_unreached", system="24SevenOffice")),
    "setting-books-tried": page(Setting("books"), replace(KNOWN, busy=frozenset({"books"}))),
    "setting-books-none": page(Setting("books", draft={"books.target": "folder"})),
    "setting-keys": page(Setting("books", "-stick"), replace(KNOWN, files=KEYS)),
    "setting-keys-none": page(Setting("sms", "-stick")),
    "setting-sms-none": page(Setting("sms")),
    "setting-sms": page(Setting("sms", draft=SMS)),
    "setting-sms-refused": page(
        Setting("sms"),
        found("sms_test_refused", "sms", SMS, service="Sveve", said="SMS-kontoen er tom"),
    ),
    "setting-mail-none": page(Setting("mail")),
    "setting-mail": page(
        Setting("mail"),
        found("mail_test_sent", "mail", MAIL, to="kvittering@bakerietaas.no"),
    ),
    "setting-screen": page(Setting("screen", draft={"screen.large_text": "yes"})),
    "setting-sound": page(Setting("sound"), replace(KNOWN, busy=frozenset({"keep"}))),
    "setting-day": page(Setting("day")),
    "dimensions": listed(),
    "dimensions-none": listed(lambda stage: stage._turn("object")),
    "dimensions-code": listed(lambda stage: stage._begin()),
    "dimensions-name": listed(lambda stage: stage._open(PLACES[4])),
    "own-texts": texts(changed=True),
    "scan-test": scan("ean13", {}),
    "scan-test-well": scan("ean8", {"ean13": "7038010000010", "ean8": "96385074"}),
    "scan-test-no-gs": scan("gs1", {"ean13": "7038010000010", "gs1": SYMBOLS[3].text.replace("\x1d", "")}),
    "scan-test-datamatrix": scan("datamatrix", {"datamatrix": SYMBOLS[5].text}),
    "scan-test-around": scan("qr", {"qr": f"#{SYMBOLS[4].text}\t"}),
    "rates": Example(at("rates", RatesView(RATES, "NOK")).view, typed("rates", ("1", "1", ",", "4", "5"))),
    "rates-none": at("rates", RatesView(tuple((code, "") for code, _ in RATES), "DKK")),
    "own-texts-line": texts(lambda stage: stage._write(3, TEXTS.below[0])),
    "own-texts-logo": texts(lambda stage: stage._turn("logo"), pictures=STICK, found=True),
    "own-texts-no-picture": texts(
        lambda stage: stage._turn("logo"), trouble="Bildet kan ikke brukes: expected a picture (PNG or JPEG)"
    ),
}  # fmt: skip
