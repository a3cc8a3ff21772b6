"""How the box is, in words: what was found of each part, what the till says of it now, what it was last."""

from collections.abc import Sequence

from appliance.domain.finding import PARTS, Finding, Grade
from appliance.domain.problems import Problem
from appliance.till.till import Till
from appliance.ui.outside import Health, Outside, Trouble
from appliance.ui.place import Place
from appliance.ui.screens.box.health import HealthView, PartView, Said
from appliance.words import N_, Words

KINDS = {
    "ean8": "EAN-8",
    "ean13": "EAN-13",
    "gtin14": "GTIN-14",
    "code128": N_("A text, no article number"),
    "bad_check_digit": N_("Its check digit does not fit: it was misread"),
    "unreadable": N_("It was not read whole"),
}
"""By `domain.barcode.Kind`."""
SYMBOLS = {"\x1d": "<GS>", "\x1e": "<RS>", "\x04": "<EOT>", "\t": "<TAB>", "\ufffd": "<?>"}
ACROSS = 18
"""Characters of a scan on one line: it has no spaces to break at."""
_ORDER = (Grade.WRONG, Grade.NOTE, Grade.WELL)
_OF = {"network": "books", "mapping": "books", "order": "books", "receipt": "printer", "receipts": "printer"}
"""Which part a problem is about, where its code does not begin with it."""


def part_of(code: str) -> str:
    """The part that a problem is about.

    >>> part_of("printer_cover_open"), part_of("books_refused"), part_of("network_down")
    ('printer', 'books', 'books')
    """
    begin = code.partition("_")[0]
    return _OF.get(begin, begin)


def symbols(text: str) -> str:
    """What was scanned, with what cannot be seen made visible.

    >>> symbols("]d20107038010000010\\x1d17")
    ']d2010703801000001\\n0<GS>17'
    """
    seen = "".join(
        SYMBOLS.get(letter, letter if letter.isprintable() else f"<{ord(letter):02X}>") for letter in text
    )
    return "\n".join(seen[at : at + ACROSS] for at in range(0, len(seen), ACROSS))


def health(till: Till, place: Place, outside: Outside, words: Words) -> HealthView:
    """Every part; the one that is turned to, or the first that is not well."""
    return shown(outside.health(), tuple(till.banners.values()), place.part, words)


def shown(known: Health, now: Sequence[Problem], chosen: str, words: Words) -> HealthView:
    """The same, from what is known, what the till says now, and the part that is turned to."""
    parts = tuple(_part(one, known, now, words) for one in PARTS)
    worst = sorted(parts, key=lambda part: _ORDER.index(part.grade))
    scanned = known.scanned and (symbols(known.scanned[0]), words(KINDS[known.scanned[1]]))
    return HealthView(
        parts,
        chosen or worst[0].part,
        _about(known, words),
        known.listening,
        scanned,
        _log(known, words),
        known.log == ("", None),
        _asked(known),
    )


def _asked(known: Health) -> tuple[str, bool]:
    """The oldest message that waits for a person; nothing while one is looked at that was answered."""
    for one in known.found.get("sms", ()):
        if one.code in ("sms_doubt", "sms_refused") and "sms" not in known.looking:
            return str(one.facts["id"]), one.code == "sms_doubt"
    return "", False


def _part(part: str, known: Health, now: Sequence[Problem], words: Words) -> PartView:
    """What the till says of it now comes first, then what the look found, the worst before the rest."""
    said = []
    for problem in now:
        if part_of(problem.code) == part:
            what, sale, do = words.problem(problem)
            said.append(Said("", what, ". ".join(part for part in (sale, do) if part), Grade.WRONG))
    told = {problem.code for problem in now if part_of(problem.code) == part}
    found = known.found.get(part, ())
    for grade in _ORDER:
        for one in found:
            if one.grade == grade and one.code not in told and not (told and one.code in _SAME):
                so, do = words.finding(one)
                said.append(Said(one.what, so, do, grade))
    last = known.troubles.get(part)
    well = not said or said[0].grade == Grade.WELL
    return PartView(
        part,
        words.part(part),
        tuple(said),
        part in known.looking,
        _last(last, words) if last and well else "",
    )


_SAME = (
    "printer_paper_out", "printer_open", "printer_jammed", "printer_hot", "printer_error", "printer_off",
    "printer_silent", "scanner_none", "days_wait", "days_need_answer",
)  # fmt: skip
"""Findings that say what the till says already."""


def _last(trouble: Trouble, words: Words) -> str:
    what = trouble.what
    so = words.finding(what)[0] if isinstance(what, Finding) else words.problem(what)[0]
    return words("Last trouble {time}: {what}", time=words.moment(trouble.at, trouble.offset), what=so)


def _about(known: Health, words: Words) -> str:
    """Version, room, and the clock's trust; where that is not well, the row of its own says it."""
    lines = [f"Tillbox {known.version}"] if known.version else []
    lines += [words("{free} free", **one.facts) for one in known.found.get("disk", ()) if "free" in one.facts]
    clock = known.found.get("clock", ())
    name = words.part("clock")
    lines += [f"{name}: {words.finding(one)[0]}" for one in clock if one.grade == Grade.WELL]
    return " · ".join(lines)


def _log(known: Health, words: Words) -> tuple[str, str] | None:
    if known.log is None:
        return None
    name, problem = known.log
    if problem:
        detail = words.answer(str(problem.facts.get("detail", "")))
        return words("The log could not be written: {detail}", detail=detail), words("Try another stick")
    return (words("The log is on the stick: {name}", name=name), "") if name else (
        words("The log is being written …"), "",
    )  # fmt: skip
