"""Sheet d: the drawer's connector, in the three wirings that are sold, and what a wrong cable does."""

from hardware.draw.sheet import PALE, Sheet

EPSON = ("frame ground", "drive 1 (coil −)", "drawer switch", "+24 V (coil +)", "drive 2", "ground (switch)")
STAR = ("frame ground", "drive 1 (coil −)", "+24 V (coil +)", "+24 V", "drive 2", "drawer switch")
PERTECH = ("not connected", "coil +, switched", "coil −", "switch", "switch", "not connected")
COLUMNS = (
    ("Epson, Citizen", "this box, J2", EPSON, "TM-T88III specification 2.2.3; CT-S601 p. 20"),
    ("Star", "SP500, TSP600, TSP700", STAR, "a reseller's table; not checked at Star"),
    ("Pertech A470", "drawer A", PERTECH, "user's guide p. 17"),
)

LEFT, TOP, ROW = 330, 120, 34
WIDE = 268


def drawing() -> Sheet:
    """The socket's face, the table, the warning."""
    sheet = Sheet("d", "The drawer's connector: RJ12, 6P6C (“DK port”)")
    _face(sheet)
    for at, (name, models, pins, source) in enumerate(COLUMNS):
        _column(sheet, LEFT + at * WIDE, name, models, pins, source)
    _warning(sheet)
    _apg(sheet)
    return sheet


def _face(sheet: Sheet) -> None:
    """The socket looked into, its latch down."""
    sheet.box(60, 130, 200, 150, PALE)
    sheet.box(120, 280, 80, 24, PALE)
    for number in range(1, 7):
        x = 60 + number * 28.5
        sheet.wire((x, 140), (x, 200), width=5)
        sheet.text(x, 228, str(number), 16, "middle", bold=True)
    sheet.text(160, 330, "looking into the socket,", 13, "middle")
    sheet.text(160, 348, "the latch below. Find pin 4 by", 13, "middle")
    sheet.text(160, 366, "its 24 V before you trust this.", 13, "middle")
    sheet.text(160, 112, "J2", 16, "middle", bold=True, ref="J2")


def _column(sheet: Sheet, x: float, name: str, models: str, pins: tuple[str, ...], source: str) -> None:
    sheet.text(x + 10, TOP - 22, name, 16, bold=True)
    sheet.text(x + 10, TOP - 3, models, 13)
    for at, words in enumerate(pins):
        y = TOP + 8 + at * ROW
        danger = "24 V" in words
        sheet.box(x, y, 40, ROW, PALE)
        sheet.text(x + 20, y + 22, str(at + 1), 15, "middle", bold=True)
        sheet.box(x + 40, y, WIDE - 48, ROW, PALE if danger else "#ffffff")
        sheet.text(x + 50, y + 22, words, 14, bold=danger)
    foot = TOP + 8 + 6 * ROW
    for at, line in enumerate(_broken(source)):
        sheet.text(x + 10, foot + 20 + at * 17, line, 13)


def _broken(words: str) -> list[str]:
    head, separator, tail = words.partition("; ")
    return [head + ";", tail] if separator else [head]


def _warning(sheet: Sheet) -> None:
    sheet.box(40, 405, 1108, 180)
    sheet.lines(
        60,
        432,
        [
            "*A wrong cable destroys printers, drawers and boards: same plugs, other wiring.",
            "Drawer wired for Epson, port of Star: its switch, from 3 to 6, puts 24 V on Star's input.",
            "Drawer wired for Star, port of Epson: where its cable joins 3 and 4, Epson's input gets 24 V.",
            "At J2, F1 and D5 take that (sheet e); measure D5 afterwards. No printer promises as much.",
            "A telephone line carries more than 24 V, a network plug bends the contacts: neither in here.",
            "Cables are sold straight and crossed: pin 1 may come out as pin 6.",
            "A 12 V coil (under 24 Ω) on 24 V draws more than the 1 A of the port, and burns with it.",
        ],
        14,
        23,
    )


def _apg(sheet: Sheet) -> None:
    sheet.lines(
        60,
        620,
        [
            "*APG 320 MultiPRO: the drawer has a socket of its own, the cable decides",
            "CD-101A for Epson TM, Star SP and TSP, Citizen CT; CD-102A for TPG A: so says APG's page.",
            "It does not say what each wire does. Measure every drawer first, at the plug for J2:",
            "1.  pins 4 and 2: the coil, 24 Ω or more (a 12 V set-up: 12 Ω or more)",
            "2.  pins 3 and 6: the switch, under 2 Ω in one position of the drawer, open in the other",
            "3.  every other pair of 1, 2, 3, 4 and 6: open. Anything else: do not plug it in.",
        ],
        14,
        24,
    )
