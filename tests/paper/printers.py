"""A printer of a make, and the roll that it prints on."""

from appliance.config import Printer
from appliance.domain.receipt import Paper
from appliance.printer_profiles import PROFILES
from appliance.simulated.roll import Roll
from appliance.wiring import press


def on(make: str, columns: int = 0, logo: str = "") -> Printer:
    """The section of till.toml."""
    return Printer(profile=make, columns=columns or PROFILES[make].columns, logo=logo)


def rolled(section: Printer, *papers: Paper) -> Roll:
    """What comes out of it, by its own code pages; fails on a command that the decoder does not know."""
    pages = {number: page for page, number in PROFILES[section.profile].pages.items()}
    roll = Roll(section.columns, pages=pages)
    for paper in papers:
        roll.feed(press.job(section, paper))
    return roll
