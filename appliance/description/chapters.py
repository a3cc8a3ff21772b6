"""The document, chapter by chapter, from what was gathered (`facts.Told`)."""

import datetime as dt
from pathlib import Path

from appliance.build import PRODUCT
from appliance.config import Config
from appliance.config.show import describe
from appliance.description.declaration import certificates, declaration, drawer_text, panel_text, printer_text
from appliance.description.facts import Told, board, build_text, build_why, supplier, tell
from appliance.description.functions import SAID
from appliance.description.functions.journal import LETTERS, PARAGRAPHS
from appliance.description.limits import cannot, integrity, journal, modes
from appliance.description.parts import Contents, Facts, Grid, Heading, Para, Part, Verbatim
from appliance.description.samples import samples
from appliance.domain.kinds import KINDS
from appliance.ui import usual
from appliance.words import N_, Words

COUNTRIES = {"norway": N_("Norway"), "denmark": N_("Denmark"), "plain": N_("None")}
MOST = 30
"""Functions that the first page names; the tables have them all."""


def document(told: Told) -> tuple[Part, ...]:
    """The whole description."""
    return (
        *_cover(told),
        *declaration(told),
        *_system(told),
        *_rules(told),
        *_settings(told),
        *_functions(told),
        *journal(told),
        *_kinds(told),
        *_papers(told),
        *_reports(told),
        *modes(told),
        *cannot(told),
        *integrity(told),
        *certificates(told),
        *_samples(told),
    )


def write(config: Config, folder: Path, created: dt.datetime) -> tuple[bytes, Told]:
    """Make the description as a PDF; gives what it was made of beside it.

    Args:
        config: The shop's.
        folder: Its data folder.
        created: When, aware.
    """
    from appliance.description.sheet import Look, pdf

    told = tell(config, folder, created)
    words = told.words
    look = Look(
        title=words("System description {product} {version}", product=PRODUCT, version=told.build.version),
        running=" · ".join((PRODUCT, build_text(told.build, words), config.shop.name)),
        specimen=words("SAMPLE"),
        created=told.created,
    )
    return pdf(document(told), look), told


def _day(told: Told) -> str:
    return told.created.date().isoformat()


def _cover(told: Told) -> tuple[Part, ...]:
    words, shop = told.words, told.config.shop
    rows = (
        (words("Product"), PRODUCT),
        (words("Build"), build_text(told.build, words)),
        (words("Hash of the build (SHA-256)"), told.build.hash),
        (words("Supplier"), supplier(told.build, words)),
        (words("Declared on"), words.date(told.build.made) if told.build.made else ""),
        (words("Shop"), ", ".join((shop.name, *shop.address))),
        (words("Organisation number"), shop.organisation_number),
        (words("Cash point"), told.config.till.number),
        (words("Made on"), f"{words.date(_day(told))} {told.created:%H:%M}"),
    )
    return (
        Heading(words("System description")),
        Para(words("This description was made by the till itself, from the code and the configuration of the "
                   "very build that it describes. It lists every function that this build has. No authority "
                   "has approved the product.")),
        *_by_law(told),
        *((Para(build_why(told.build, words), strong=True),) if told.build.why else ()),
        *_strays(told),
        Facts(rows),
        Contents(words("Contents")),
    )  # fmt: skip


def _by_law(told: Told) -> tuple[Part, ...]:
    if not told.norwegian:
        return ()
    words = told.words
    return (
        Para(words("Kassasystemforskrifta § 2-1 asks for it: current, complete, and handed over with the "
                   "system. The supplier declares the product (form RF-1348).")),
    )  # fmt: skip


def _strays(told: Told) -> tuple[Part, ...]:
    """Where code and description are not of one mind, the first page says so."""
    words = told.words
    parts: list[Part] = []
    if told.undescribed:
        said = words(
            "This build has functions that nobody has described: {names}", names=_list(told.undescribed)
        )
        parts.append(Para(said, strong=True))
    if told.missing:
        said = words("This build lacks functions that are described: {names}", names=_list(told.missing))
        parts.append(Para(said, strong=True))
    return tuple(parts)


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(names[:MOST]) + (", …" if len(names) > MOST else "")


def _system(told: Told) -> tuple[Part, ...]:
    words = told.words
    model, serial = board()
    return (
        Heading(words("The system"), page=True),
        Para(words("The till is one box: a small computer with a touch screen, a barcode scanner, a receipt "
                   "printer and a cash drawer. Everything that the law asks for happens on the box itself: "
                   "receipts, numbers, signatures, journal and reports need no network.")),
        Para(words("A sale is finished by one commit to the disk, which stores its entry in the electronic "
                   "journal with its signature, and with it what the drawer and the printer owe. The drawer "
                   "opens and the receipt prints after that, both from the entry. Every paper, report and "
                   "export is read from the journal.")),
        Para(words("Closed days are delivered to the accounting system by another program on the box, which "
                   "can read the journal and cannot write to it. The till does not wait for it.")),
        Facts((
            (words("Computer"), ", ".join(filter(None, (model, serial)))),
            (words("Receipt printer"), printer_text(told.config.printer, words)),
            (words("Cash drawer"), drawer_text(told.config.drawer, words)),
            (words("Barcode scanner"), words("USB; read by the till alone")),
            (words("Screen"), panel_text(told.config.screen, words)),
            (words("Payment terminal"), words("Not integrated: the amount is typed on the terminal, and the "
                                              "means of payment tapped on the till")),
        )),
    )  # fmt: skip


def _rules(told: Told) -> tuple[Part, ...]:
    words, rules = told.words, told.rules
    rates = ", ".join(f"{words.percent(rate)} %" for rate in rules.rates) or words("Any")
    sealing = rules.sealing
    rows = (
        (words("Country"), words(COUNTRIES[rules.country])),
        (words("Currency"), rules.currency.code),
        (words("VAT rates"), rates),
        (words("Rounding of VAT"), words("For each receipt and rate, from the amount with VAT, to the "
                                         "smallest unit of the currency, halves away from zero")),
        (words("Cash rounding"), _rounding(told)),
        (words("Means of payment"), ", ".join(_tenders(told.config.shop.country, words))),
        (words("A sale ends without a receipt"), words("Never, but in emergency mode")
         if rules.receipt_must_print else words("Only as the law of the country has it")),
        (words("Drawer"), words("No sale while it is open; no cash where its switch cannot be read")
         if rules.drawer_must_be_sensed else words("Read where it has a switch")),
        (words("Signature"), sealing.algorithm if sealing else words("None: this country asks for none")),
        (words("What is signed"), ";".join((words("signature before"), *sealing.fields)) if sealing else ""),
    )  # fmt: skip
    return (
        Heading(words("The country's rules")),
        Para(words("They are part of the build. No setting changes them, and the country of a till that has "
                   "entries cannot be changed.")),
        Facts(rows),
    )  # fmt: skip


def _rounding(told: Told) -> str:
    words, step = told.words, told.rules.cash_step
    if step == 1:
        return words("None")
    return words("To the nearest {amount}, once, on what is paid in cash; shown on the receipt and "
                 "never part of the signed amount", amount=words.amount(step))  # fmt: skip


def _tenders(country: str, words: Words) -> list[str]:
    brands = [name for _, name in usual.brands(country)]
    others = [words(name) for _, name in usual.methods(country)]
    return [words("Cash"), *others, *(words(name) for name in brands)]


def _settings(told: Told) -> tuple[Part, ...]:
    words = told.words
    return (
        Heading(words("Configuration in force")),
        Para(words("From till.toml, defaults included, secrets left out. It is read when the till starts; "
                   "nothing of it can be changed while selling.")),
        Verbatim(describe(told.config)),
    )  # fmt: skip


def _functions(told: Told) -> tuple[Part, ...]:
    words = told.words
    areas = (
        ("stages", words("The screen")),
        ("deeds", words("What a touch can ask for")),
        ("till", words("What the till does")),
        ("commands", words("Commands of the box")),
        ("devices", words("Devices")),
        ("books", words("Deliveries")),
    )
    head = (words("Function"), words("What it does"))
    listed = [
        part
        for area, title in areas
        for part in (Heading(title, 1), Grid(head, _rows(told, area), (28, 72), mono=(0,)))
    ]
    return (
        Heading(words("Functions"), page=True),
        Para(words("Read from the code of this build. The names are those of the code.")),
        *listed,
    )


def _rows(told: Told, area: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, _said(told, area, name)) for name in told.found[area])


def _said(told: Told, area: str, name: str) -> str:
    said = SAID[area].get(name, "")
    return told.words(said) if said else told.words("NOT DESCRIBED")


def _kinds(told: Told) -> tuple[Part, ...]:
    words = told.words
    head = (words("Entry"), words("Event"), words("What it says"))
    rows = tuple((kind, KINDS[kind], _said(told, "kinds", kind)) for kind in told.found["kinds"])
    return (
        Heading(words("What is journalled"), 1),
        Para(words("Every kind of entry, with its event in the standard's list 13.")),
        Grid(head, rows, (24, 10, 66), mono=(0,)),
    )


def _papers(told: Told) -> tuple[Part, ...]:
    words = told.words
    head = (words("Heading on the paper"), "§", words("What it is"))
    rows = tuple(
        (told.rules.headings.get(name, ""), PARAGRAPHS.get(name, ""), _said(told, "headings", name))
        for name in told.found["headings"]
    )
    papers = (words("Kind of entry"), words("Paper"))
    return (
        Heading(words("Papers"), page=True),
        Para(words("The headings are the law's own words, in every language of the screen. A mark that the "
                   "law wants at least half as large again as the amounts is printed in double size; amounts "
                   "never are. Each series of receipts has consecutive numbers of its own.")),
        _lawful(told, Grid(head, rows, (38, 10, 52))),
        Grid(papers, _rows(told, "papers"), (28, 72), mono=(0,)),
    )  # fmt: skip


def _reports(told: Told) -> tuple[Part, ...]:
    words = told.words
    head = (words("Field"), "§ 2-8-2", words("What it says"))
    rows = tuple((name, LETTERS.get(name, ""), _said(told, "report", name)) for name in told.found["report"])
    return (
        Heading(words("X and Z reports")),
        Para(words("Both are made for each cash point from the entries since the last Z report, and "
                   "stored in the journal with their whole content. The Z report has a consecutive "
                   "number, is made once for each day that was opened, and is impossible while a sale "
                   "is open or parked. An X report changes nothing.")),
        Para(words("Besides these fields each has its title (a), the shop's name and number (b), date "
                   "and time (c), the cash point (d), the journal's end with its hash, and the build.")),
        _lawful(told, Grid(head, rows, (30, 10, 60), mono=(0,))),
    )  # fmt: skip


def _lawful(told: Told, grid: Grid) -> Grid:
    """Without its second column, which names the Norwegian law's paragraphs, where that law does not hold."""
    if told.norwegian:
        return grid
    rows = tuple((first, last) for first, _, last in grid.rows)
    return Grid((grid.head[0], grid.head[2]), rows, (grid.widths[0], 100 - grid.widths[0]), grid.mono)


def _samples(told: Told) -> tuple[Part, ...]:
    words = told.words
    shown = Words(told.config.shop.language, told.config.shop.money)
    return (
        Heading(words("Samples of receipts and reports"), page=True),
        Para(words("Printed by this build with this shop's configuration, from a sample day that was "
                   "played on a till of its own and thrown away. None of them is a receipt.")),
        *samples(told.config, told.owing, shown, words),
    )  # fmt: skip
