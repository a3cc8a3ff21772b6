"""Values of the settings' stages: how each page stands, and one page with what it asks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from appliance.domain.own_texts import NO_LOGO
from appliance.till import catalogue, foreign, own_texts, people
from appliance.till import settings as changing
from appliance.till.till import Till
from appliance.ui.answers import CABLE, NONE, OTHER
from appliance.ui.outside import Outside, Settings
from appliance.ui.place import Place, Setting
from appliance.ui.screens.settings.own_texts import OwnTextsView
from appliance.ui.screens.settings.rates import RatesView
from appliance.ui.screens.settings.settings import SettingsView
from appliance.ui.screens.settings.setup import Pick, SetupView
from appliance.ui.settings import BEGINS, FOLDER, HIDDEN, PAGES, STICK, YES, Field, fields, said_on
from appliance.ui.views import printers
from appliance.ui.views.setup import strength
from appliance.words import N_, Words

TITLES = {
    "shop": (N_("The shop"), N_("It stands on every receipt. Country and number stay as they are")),
    "printer": (N_("Which printer prints the receipts?"), N_("Print a slip and look at its letters")),
    "drawer": (N_("What opens the cash drawer?"), N_("Its cable goes to the printer or to the box")),
    "scanner": (N_("Scanner"), N_("Most need nothing here: scan the test codes and see what comes through")),
    "network": (N_("How does the till reach the network?"), N_("It sells without; the books wait for one")),
    "books": (N_("Where do closed days go?"), N_("Each day becomes one voucher. Secrets are kept unseen")),
    "sms": (N_("Who is told the turnover by SMS?"), N_("One message when the day is closed")),
    "mail": (N_("From which mailbox do receipts go?"), N_("Who gives you e-mail knows what to write here")),
    "screen": (N_("Screen, language"), N_("Large text is a fifth larger, and nothing moves")),
    "sound": (N_("What sounds after a scan?"), N_("Short: it is in the basket. Long, twice: look here")),
    "day": (N_("When does a new day begin?"), N_("What is sold before counts for the day that was")),
}
"""What each page is called, and what it is for."""
NOTHING = "–"
_CAPITALS = {"shop.name": "words", "shop.address.0": "words", "shop.address.1": "words"}
_TESTS = {
    "printer": N_("Print a slip"),
    "drawer": N_("Open the drawer"),
    "sound": N_("Let me hear it"),
    "scanner": N_("Scan test codes"),
    "books": N_("Try the keys"),
    "sms": N_("Send a test"),
    "mail": N_("Send a test"),
}
_AS_KEPT = ("drawer", "books", "sms", "mail")
"""Pages of which is tried what is kept: a drawer by the till that has it, keys by whoever may read them."""
_BROUGHT = ("books", "sms", "mail")
"""Pages whose answers are long, and can come from a file."""
_BESIDE = (("sms", "mail", N_("E-mail")), ("mail", "sms", N_("SMS")))
"""Pages that share a button, and the word that leads from one to the other."""
_NOBODY = ("", FOLDER, NONE)
_TYPED = ("line", "secret", "number", "phones")
_GOES_ON = {
    "keep": N_("It is being kept …"),
    "bring": N_("It is being read …"),
    "books": N_("The keys are being tried …"),
    "sms": N_("A test is being sent …"),
    "mail": N_("A test is being sent …"),
}


def settings(till: Till, place: Place, outside: Outside, words: Words) -> SettingsView:
    """How each page stands."""
    known = outside.settings()
    now = known.now
    others = {at for at, said in place.setting.draft.items() if now.get(at) != said}
    changed = tuple(page for page, of in PAGES.items() if others & {one.at for one in of})
    changed += ("sms",) * ("mail" in changed)
    groups, sticks = len(catalogue.groups(till)), outside.backup().sticks
    found = dict(known.printers)
    details = {page: _brief(page, now, found, words) for page in PAGES}
    details["groups"] = words("{count} groups", count=groups)
    details["people"] = words("{count} work here", count=len(people.cashiers(till)))
    details["backup"] = ", ".join(sticks) or words("None is in")
    details["rates"] = ", ".join(foreign.rates(till))
    missing = () if groups else ("groups",)
    may_start = changing.between_sales(till)
    return SettingsView(tuple(details.items()), changed, missing, bool(known.kept), may_start)


def texts(till: Till, place: Place, outside: Outside, words: Words) -> OwnTextsView:
    """The shop's own texts, and how they would be printed."""
    kept, known = own_texts.own(till), outside.settings()
    own = place.own_texts or kept
    said, well = known.said.get("logo", ("", True))
    found = known.logo[1] if known.logo[0] and known.logo[1] != own.logo else NO_LOGO
    shown = replace(own, logo=found) if found.rows else own
    trouble = "" if well else said
    return OwnTextsView(own, outside.example(shown), known.pictures, found.rows != b"", own != kept, trouble)


def rates(till: Till, place: Place, outside: Outside, words: Words) -> RatesView:
    """Every currency that can be taken, with its rate."""
    now = foreign.rates(till)
    rows = tuple((code, now.get(code, "")) for code in foreign.choices(till))
    return RatesView(rows, till.rules.currency.code)


def _brief(page: str, now: dict[str, str], found: Mapping[str, str], words: Words) -> str:
    """The page's first answer."""
    first = PAGES[page][0]
    said = _said(first, now.get(first.at, ""), words, found)
    return "" if said == NOTHING else said


def setting(till: Till, place: Place, outside: Outside, words: Words) -> SetupView:
    """The page that is turned to."""
    known, mine = outside.settings(), place.setting
    title, why = TITLES[mine.page]
    view = SetupView(mine.page, words(title), words(why))
    shown = fields(mine.page, known.now | mine.draft)
    alone = len(shown) == 1 and shown[0].kind != "line"
    asked = next((one for one in shown if one.at == mine.asked or alone), None)
    if asked and (mine.typing or (asked.kind in _TYPED and not asked.picks)):
        return _typed(view, asked, mine, known, words)
    if mine.asked == STICK:
        return _stick(view, known, words)
    verbs = _verbs(mine, asked, alone, known, words)
    now = known.now | mine.draft
    picks = _picks(asked, known, now, words) if asked else _fields(shown, now, dict(known.printers), words)
    said, well = known.said.get("keep", known.said.get(mine.page, ("", True)))
    if going := known.busy & {"keep", "bring", mine.page} & set(_GOES_ON):
        said, well = words(_GOES_ON[min(going)]), True
    return replace(
        view, picks=tuple(picks), chosen=now.get(asked.at, "") if asked else "", said=said,
        tone="good" if well else "stop", verbs=verbs,
    )  # fmt: skip


def _stick(view: SetupView, known: Settings, words: Words) -> SetupView:
    """The files of keys that somebody brought, to choose one."""
    picks = tuple(Pick(file, Path(file).name, str(Path(file).parent), "file-document-outline")
                  for file in known.files)  # fmt: skip
    long = next(one.name for one in PAGES[view.page] if one.kind == "secret")
    wanted = words("A text file with a line for each answer, such as {name}: k7Yp2c",
                   name=words(long))  # fmt: skip
    none = "" if picks or "files" in known.busy else words("No stick with a text file is in")
    said = words("Looking …") if "files" in known.busy else none
    verbs = ("back", words("Back"), True), ("stick", words("Look again"), not known.busy)
    return replace(view, title=words("Which file are the keys in?"), why=wanted, picks=picks, said=said,
                   tone="ink", verbs=verbs)  # fmt: skip


def _fields(
    shown: Sequence[Field], now: dict[str, str], found: Mapping[str, str], words: Words
) -> list[Pick]:
    said = [(one, _said(one, now.get(one.at, ""), words, found)) for one in shown]
    return [Pick(one.at, words(one.name), what, "pencil-outline") for one, what in said]


def _said(one: Field, value: str, words: Words, found: Mapping[str, str]) -> str:
    """What a field is, in words; ``found``: names of printers that are plugged in, by answer."""
    word = dict(one.picks).get(value)
    if word:
        return words(word)
    if one.kind == "flag":
        return words("Yes") if value == YES else words("No")
    if one.kind == "secret":
        return words("It is kept") if value == HIDDEN else words("New") if value else NOTHING
    if one.kind == "printer":
        return printers.name(value, found, words)
    if one.kind == "network":
        return words("By cable") if value == CABLE else value
    return value or NOTHING


def _picks(one: Field, known: Settings, now: dict[str, str], words: Words) -> list[Pick]:
    if one.kind == "printer":
        return _printers(known, now.get(one.at, NONE), words)
    if one.kind == "network":
        return _networks(known, now.get(one.at, CABLE), words)
    return [Pick(value, words(word)) for value, word in one.picks]


def _printers(known: Settings, mine: str, words: Words) -> list[Pick]:
    found = dict(known.printers)
    shown = [*found, *(() if mine in (NONE, *found) else (mine,))]
    typed = words("Type the address that it prints of itself")
    return [
        *(printers.pick(one, found, words) for one in shown),
        Pick(OTHER, words("A printer in the network"), typed, "pencil-outline"),
        Pick(NONE, words("None"), icon="printer-off"),
    ]


def _networks(known: Settings, mine: str, words: Words) -> list[Pick]:
    cable = Pick(CABLE, words("By cable"), words("Plug it in: nothing else is needed"), "swap-horizontal")
    found = {name: Pick(name, name, strength(level, words), "wifi") for name, level in known.networks}
    if mine not in (CABLE, *found):
        found[mine] = Pick(mine, mine, "", "wifi")
    looking = words("Looking …") if "networks" in known.busy else words("One that does not tell its name")
    return [cable, *found.values(), Pick(OTHER, words("Another network"), looking, "pencil-outline")]


def _typed(view: SetupView, one: Field, mine: Setting, known: Settings, words: Words) -> SetupView:
    count, heard = known.heard
    label = words("Its address in the network") if one.kind == "printer" else ""
    verbs = [("back", words("Back"), True)]
    typed = mine.typed
    if one.kind == "secret":
        label = words("Scanned") if count and not typed else words("Type it, or scan it")
        typed = typed or (heard if count else "")
        verbs.append(("scan", words("Use what was scanned"), count > 0))
    verbs.append(("take", words("Use this"), bool(mine.typed.strip()) or one.kind == "line"))
    capitals = "shift" if one.kind == "secret" else _CAPITALS.get(one.at, "")
    return replace(
        view, title=words(one.name), why="", typed=typed, label=label, capitals=capitals,
        figures=one.kind in ("number", "printer", "phones"), verbs=tuple(verbs),
    )  # fmt: skip


def _verbs(
    mine: Setting, asked: Field | None, alone: bool, known: Settings, words: Words
) -> tuple[tuple[str, str, bool], ...]:
    back, idle = ("back", words("Back"), True), not known.busy
    look = [("networks", words("Look again"), idle)] if asked and asked.kind == "network" else []
    if asked and not alone:
        return back, *look
    changed = bool(said_on(mine.page, mine.draft, known.now))
    whom = (known.now | mine.draft).get(BEGINS.get(mine.page, ""), "")
    stick = [("stick", words("From a stick"), idle)] if mine.page in _BROUGHT and whom not in _NOBODY else []
    turn = [(one, words(word), True) for page, one, word in _BESIDE if page == mine.page]
    may = idle and not (changed and mine.page in _AS_KEPT) and not (mine.page in _BROUGHT and whom in _NOBODY)
    test = [("test", words(_TESTS[mine.page]), may)] if mine.page in _TESTS else []
    return back, *look, *turn, *stick, *test, ("keep", words("Keep it"), changed and idle and known.may)
