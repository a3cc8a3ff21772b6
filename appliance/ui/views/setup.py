"""Values of the set-up's pages: from the answers so far to what stands on the glass."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from appliance.ui.answers import CABLE, CARD, FOLDER, NONE, OTHER, Answers, is_good, pages
from appliance.ui.screens.settings.setup import Pick, SetupView
from appliance.ui.views import printers
from appliance.words import N_, Words

TITLES = {
    "language": ("Språk · Sprog · Language", ""),
    "country": (N_("Where is the shop?"), N_("Its law decides what receipts and reports look like")),
    "name": (N_("What is the shop called?"), N_("The name stands at the top of every receipt")),
    "number": (N_("What is its organisation number?"), N_("It stands on every receipt, and in the journal")),
    "street": (N_("Street and number?"), N_("The address stands on every receipt")),
    "town": (N_("Postal code and town?"), N_("The address stands on every receipt")),
    "vat": (N_("Does the shop charge VAT?"), N_("Shops that are not registered sell without it")),
    "register": (
        N_("Is it in Foretaksregisteret?"),
        N_("A company is, and its receipts must say so; a sole trader may be"),
    ),
    "till": (N_("Which number has this till?"), N_("The first one is 1; no two of a shop have the same")),
    "network": (N_("How does the till reach the network?"), N_("It sells without; the books wait for one")),
    "password": (N_("What is the network's password?"), N_("{network} asks for it")),
    "printer": (N_("Which printer prints the receipts?"), N_("Choose it, then print a slip and look at it")),
    "drawer": (
        N_("What opens the cash drawer?"),
        N_("Its cable goes to the printer or to the box"),
    ),
    "books": (N_("Where do closed days go?"), N_("Each day becomes one voucher. Later is soon enough")),
    "done": (N_("Is this right?"), N_("Shop, country and number stay with the till once it has sold")),
}
"""What each page asks, and what it is for."""
_LANGUAGES = (Pick("nb", "Norsk"), Pick("da", "Dansk"), Pick("en", "English"))
_LABELS = {
    "name": N_("Shop"), "number": N_("Organisation number"), "street": N_("Street"), "town": N_("Town"),
    "till": N_("Till"), "password": N_("Password"), "network": N_("Network"), "printer": N_("Printer"),
}  # fmt: skip
_CAPITALS = {"name": "words", "street": "words", "town": "words", "password": "shift"}
_FIGURES = ("number", "till", "town", "printer")


@dataclass(frozen=True)
class Printer:
    """A printer that was found: what it calls itself, and what [printer] says of it."""

    name: str
    kind: str
    address: str
    profile: str

    @property
    def key(self) -> str:
        """As an answer."""
        return f"{self.kind}|{self.address}|{self.profile}"


@dataclass(frozen=True)
class Around:
    """What the box knows by itself, and what goes on."""

    printers: tuple[Printer, ...] = ()
    networks: tuple[tuple[str, int], ...] = ()
    """Names and levels (dBm), strongest first."""
    busy: frozenset[str] = frozenset()
    """What goes on: networks, printer, drawer, finish."""
    said: dict[str, tuple[str, bool]] = field(default_factory=dict)
    """What came of a test: words, and whether it went well."""
    mistakes: tuple[str, ...] = ()
    """Of the file on the card, or of the answers."""
    card: str = ""
    """The network that came with the card."""
    typing: str = ""
    """The page whose answer is typed though others are chosen (another network, a printer's address)."""


def setup(answers: Answers, page: str, around: Around, words: Words) -> SetupView:
    """One page."""
    if page == "told":
        return _told(around, words)
    way = pages(answers)
    title, why = TITLES[page]
    title = title if page == "language" else words(title)
    why = words(why, network=answers.network) if why else ""
    view = SetupView(page, title, why, (way.index(page) + 1, len(way)))
    if page == "done":
        lines, verbs = summary(answers, around, words), _verbs(answers, page, around, words)
        return replace(view, lines=tuple(lines), wrong=around.mistakes, verbs=verbs)
    if page in _PICKS and around.typing != page:
        picks = _PICKS[page](answers, around, words)
        said, well = around.said.get(page, ("", True))
        return replace(view, picks=tuple(picks), chosen=str(getattr(answers, page)), said=said,
                     tone="good" if well else "stop", verbs=_verbs(answers, page, around, words))  # fmt: skip
    return _typed(view, answers, around, words)


def summary(answers: Answers, around: Around, words: Words) -> tuple[str, ...]:
    """Every answer, a line each."""
    found = {one.key: one.name for one in around.printers}
    name = around.card if answers.network == CARD else "" if answers.network == CABLE else answers.network
    return (
        f"{answers.name} · {answers.number}",
        f"{answers.street}, {answers.town}",
        f"{words(_COUNTRIES[answers.country])} · {words('Till {number}', number=answers.till or '1')}",
        words("Network: wifi {name}, or by cable", name=name) if name else words("Network: by cable"),
        words("Printer: {name}", name=printers.name(answers.printer, found, words)),
        words("The books: {target}", target=words(_BOOKS[answers.books or FOLDER])),
    )


_COUNTRIES = {"": "", "norway": N_("Norway"), "denmark": N_("Denmark")}
_BOOKS = {
    FOLDER: N_("Later"),
    "24sevenoffice": N_("24SevenOffice, its key under Settings"),
    "dinero": N_("Dinero, its key under Settings"),
}


def _told(around: Around, words: Words) -> SetupView:
    return SetupView(
        "told",
        words("The file on the card has mistakes"),
        words("Nothing of it was taken over. Put it right and start again, or answer here"),
        lines=around.mistakes,
        verbs=(("restart", words("Start again"), True), ("on", words("Answer here"), True)),
    )


def _typed(view: SetupView, answers: Answers, around: Around, words: Words) -> SetupView:
    page = view.page
    typed = "" if page in _PICKS else str(getattr(answers, page))
    label = words(_LABELS[page])
    if page == "number" and len(typed.replace(" ", "")) >= 8 and not is_good(answers, page):
        label = words("Wrong number")
    if page == "printer":
        label = words("Its address in the network")
    return replace(
        view, typed=typed, label=label, capitals=_CAPITALS.get(page, ""), figures=page in _FIGURES,
        verbs=_verbs(answers, page, around, words),
    )  # fmt: skip


def _verbs(answers: Answers, page: str, around: Around, words: Words) -> tuple[tuple[str, str, bool], ...]:
    back = ("back", words("Back"), True)
    good = is_good(answers, page)
    idle = not around.busy
    if page == "language":
        return ()
    if page in ("country", "vat", "register"):
        return (back, ("on", words("Go on"), good)) if good else (back,)
    if around.typing == page:
        return back, ("take", words("Use this"), True)
    if page == "network":
        return back, ("networks", words("Look again"), idle), ("on", words("Go on"), good)
    if page == "printer":
        test = ("test", words("Print a slip"), good and idle and answers.printer != NONE)
        return back, ("look", words("Look again"), idle), test, ("on", words("Go on"), good)
    if page == "drawer":
        test = ("test", words("Open the drawer"), good and idle and answers.drawer != NONE)
        return back, test, ("on", words("Go on"), good)
    if page == "done":
        return back, ("on", words("Start the till"), idle)
    return back, ("on", words("Go on"), good)


def _networks(answers: Answers, around: Around, words: Words) -> Sequence[Pick]:
    known = [name for name, _ in around.networks]
    typed = answers.network
    mine = [typed] if typed not in ("", CABLE, CARD, *known) else []
    card = [Pick(CARD, around.card, words("As the card says"), "wifi")] if around.card else []
    cable = Pick(CABLE, words("By cable"), words("Plug it in: nothing else is needed"), "swap-horizontal")
    found = [
        Pick(name, name, strength(level, words), "wifi")
        for name, level in around.networks
        if name != around.card
    ]
    detail = words("Looking …") if "networks" in around.busy else words("One that does not tell its name")
    other = Pick(OTHER, words("Another network"), detail, "pencil-outline")
    typed_ones = (Pick(name, name, "", "wifi") for name in mine)
    return *card, cable, *typed_ones, *found, other


def strength(level: int, words: Words) -> str:
    return words("Strong") if level > -60 else words("Good") if level > -72 else words("Weak")


def _printers(answers: Answers, around: Around, words: Words) -> Sequence[Pick]:
    found = {one.key: one.name for one in around.printers}
    typed = (answers.printer,) if answers.printer.startswith("network|") else ()
    return (
        *(printers.pick(one, found, words) for one in (*found, *typed)),
        Pick(OTHER, words("A printer in the network"), words("Type the address that it prints of itself"),
             "pencil-outline"),
        Pick(NONE, words("None"), words(_WITHOUT.get(answers.country, "")), "printer-off"),
    )  # fmt: skip


_WITHOUT = {
    "norway": N_("The law wants a receipt on paper of each sale"),
    "denmark": N_("Receipts are not printed"),
}


def _drawers(answers: Answers, around: Around, words: Words) -> Sequence[Pick]:
    return (
        Pick("printer", words("The printer"), words("Its cable goes into the printer's round-eared socket"),
             "printer"),
        Pick("gpio", words("The box itself"), words("By the board that is built into it"), "tray-arrow-down"),
        Pick(NONE, words("There is none"), words("Only cards and phones can pay"), "close"),
    )  # fmt: skip


def _books(answers: Answers, around: Around, words: Words) -> Sequence[Pick]:
    later = words("Its key is typed afterwards, under Settings")
    dinero = (
        (Pick("dinero", "Dinero", later, "cloud-upload-outline"),) if answers.country == "denmark" else ()
    )
    return (
        Pick(FOLDER, words("Later"), words("Days are put into a folder on the box"), "inbox-outline"),
        Pick("24sevenoffice", "24SevenOffice", later, "cloud-upload-outline"),
        *dinero,
    )


def _yes_or_no(answers: Answers, around: Around, words: Words) -> Sequence[Pick]:
    return Pick("yes", words("Yes"), icon="check"), Pick("no", words("No"), icon="close")


def _countries(answers: Answers, around: Around, words: Words) -> Sequence[Pick]:
    return Pick("norway", words("Norway")), Pick("denmark", words("Denmark"))


_PICKS: dict[str, Callable[[Answers, Around, Words], Sequence[Pick]]] = {
    "language": lambda answers, around, words: _LANGUAGES,
    "country": _countries,
    "vat": _yes_or_no,
    "register": _yes_or_no,
    "network": _networks,
    "printer": _printers,
    "drawer": _drawers,
    "books": _books,
}
