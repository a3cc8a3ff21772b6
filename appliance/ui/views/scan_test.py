"""Value of the scanner's test: what came of each test code, in words."""

from dataclasses import replace

from appliance.domain import scan_test as test
from appliance.domain.scan_test import SYMBOLS, Symbol, verdict
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.settings.scan_test import ScanTestView
from appliance.ui.views.health import symbols
from appliance.words import N_, Words

SAID = {
    test.WELL: (N_("It came through as it is"), ""),
    test.NO_GS: (
        N_("The mark between two parts is missing"),
        N_("Scan “Send GS / FNC1” in the scanner's manual: without it batches and dates run together"),
    ),
    test.CASE: (
        N_("Large and small letters have changed places"),
        N_("Scan “Caps Lock off” in the scanner's manual"),
    ),
    test.LAYOUT: (
        N_("It types for another country's keyboard"),
        N_("Scan “Keyboard: English (US)” in the scanner's manual; the till reads it so everywhere"),
    ),
    test.AROUND: (
        N_("Something came before or behind it: {before} … {behind}"),
        N_("Scan “No prefix” in the scanner's manual, or write what comes before every code under Settings"),
    ),
    test.CHECK: (
        N_("Its last digit is missing"),
        N_("Scan “Send check digit” for EAN in the scanner's manual"),
    ),
    test.OTHER: (N_("This is another of the test codes"), N_("Cover the others, and scan this one")),
    test.UNLIKE: (N_("Something else came through"), N_("Scan it once more, nearer or from further away")),
}
"""By what is so with a scan: in words, and what to change on the scanner."""
NOTHING = N_("Scan it from the glass. Nothing comes? Scan “Enable {name}” in its manual")


def scan_test(till: Till, place: Place, outside: Outside, words: Words) -> ScanTestView:
    """The test codes, and the one that is shown."""
    scans = place.scans
    rows = tuple(_row(one, scans.came.get(one.key), words) for one in SYMBOLS)
    shown = next((one for one in SYMBOLS if one.key == scans.chosen), SYMBOLS[0])
    view = ScanTestView(rows, shown.key, outside.symbol(shown.key))
    came, (said, well) = scans.came.get(shown.key), outside.settings().said.get("codes", ("", True))
    if said and came is None:
        return replace(view, do=said, tone="ink" if well else "stop")
    return _with(view, shown, came, words)


def _with(view: ScanTestView, shown: Symbol, came: str | None, words: Words) -> ScanTestView:
    if came is None:
        return ScanTestView(view.symbols, view.chosen, view.matrix, do=words(NOTHING, name=shown.name))
    found = verdict(shown, came)
    before, behind = test.around(shown, came) if found == test.AROUND else ("", "")
    so, do = SAID[found]
    return ScanTestView(
        view.symbols, view.chosen, view.matrix, symbols(came).replace("\n", ""),
        words(so, before=symbols(before), behind=symbols(behind)), words(do) if do else "",
        "good" if found == test.WELL else "stop",
    )  # fmt: skip


def _row(one: Symbol, came: str | None, words: Words) -> tuple[str, str, str, str]:
    if came is None:
        return one.key, one.name, words("Not scanned yet"), "quiet"
    well = verdict(one, came) == test.WELL
    return one.key, one.name, words("Well") if well else words("Look here"), "good" if well else "stop"
