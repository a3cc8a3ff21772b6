"""What moves or prints, and only when it is asked for: a test slip, and the drawer told to open."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from appliance.config import Config
from appliance.devices import Drawer, DrawerState, Outcome
from appliance.devices.drawer import GpioDrawer, PrinterDrawer
from appliance.devices.pins import factory
from appliance.domain.finding import Finding
from appliance.domain.receipt import Blank, Cut, Pair, Paper, Rule, Text
from appliance.printer_profiles import LETTERS
from appliance.wiring import press
from appliance.wiring.parts import named
from appliance.words import Words

SWITCH_SECONDS = 2.0
"""How long a drawer may take to spring open."""


def slip(config: Config, words: Words, part: str = "printer") -> Paper:
    """A slip that shows whether the printer has the right letters, width and knife."""
    section = config.kitchen if part == "kitchen" else config.printer
    return (
        Text(words("Test slip"), bold=True, large=True),
        Text(words("Not a receipt"), bold=True, large=True),
        Text(config.shop.name),
        Rule(),
        Text(LETTERS, large=True),
        Text("blåbærsyltetøy, rødgrød, ÆRØ, 1 €"),
        Pair(words("Amount"), words.amount(123456)),
        Text("1234567890" * 6),
        Rule(),
        Pair(section.profile, str(section.columns)),
        Blank(),
        Cut(),
    )


def slip_bytes(config: Config, words: Words, part: str = "printer") -> bytes:
    """The same, as it goes down the cable."""
    section = config.kitchen if part == "kitchen" else config.printer
    return press.job(section, slip(config, words, part))


def printed(what: str, outcome: Outcome, part: str = "printer") -> Finding:
    """What became of a slip."""
    codes = {Outcome.DONE: "slip_compare", Outcome.UNKNOWN: "slip_doubtful", Outcome.FAILED: "slip_failed"}
    return Finding(part, what, codes[outcome], {"letters": LETTERS})


def print_slip(config: Config, words: Words) -> Iterator[Finding]:
    """Print one on each printer that there is."""
    for part, section in (("printer", config.printer), ("kitchen", config.kitchen)):
        if found := named(section):
            try:
                outcome = found.print(slip_bytes(config, words, part))
                yield printed(section.address or section.kind, outcome, part)
            finally:
                found.close()


@contextmanager
def drawer_of(config: Config, high: bool) -> Iterator[Drawer]:
    """The drawer that till.toml names, opened by itself; ``high``: its switch reads so while it is open."""
    section = config.drawer
    if section.kind == "gpio":
        pins = GpioDrawer(section.kick_pin, section.sense_pin, high, factory())
        try:
            yield pins
        finally:
            pins.close()
        return
    printer = named(config.printer)
    assert printer, "a drawer on the printer is refused where there is none"
    try:
        yield PrinterDrawer(printer, section.kick_pin, high)  # type: ignore[arg-type]
    finally:
        printer.close()


def open_drawer(config: Config, high: bool) -> Iterator[Finding]:
    """Tell it to open, and wait for its switch; nothing where there is none."""
    if config.drawer.kind != "none":
        with drawer_of(config, high) as drawer:
            yield Finding("drawer", "", kicked(drawer))


def kicked(drawer: Drawer) -> str:
    """The code of what came of one opening."""
    before = drawer.state()
    if drawer.kick() == Outcome.FAILED:
        return "drawer_failed"
    if before == DrawerState.UNKNOWN:
        return "drawer_kicked"
    end = time.monotonic() + SWITCH_SECONDS
    while (state := drawer.state()) != DrawerState.OPEN and time.monotonic() < end:
        time.sleep(0.05)
    return "drawer_opened" if state == DrawerState.OPEN else "drawer_stayed"
