"""From an entry's paper to what goes down the cable: the printer's make, its columns, the shop's logo."""

import logging
from functools import lru_cache
from pathlib import Path

from appliance.config import Printer
from appliance.domain.receipt import Logo, Paper
from appliance.paper import dots
from appliance.paper.escpos import COLUMN, render
from appliance.printer_profiles import PROFILES

log = logging.getLogger(__name__)

WITH_LOGO = ("sale", "copy")
"""Papers for customers; the others are the shop's own."""


def job(section: Printer, kind: str, paper: Paper) -> bytes:
    """The bytes of one job.

    Args:
        section: The printer.
        kind: Of the entry.
        paper: Its paper; a logo goes under the heading, which the law has at the top (§ 2-8-4).
    """
    logo = _logo(section.logo, section.columns) if kind in WITH_LOGO else b""
    if logo:
        paper = (*paper[:1], Logo(), *paper[1:])
    return render(paper, section.columns, PROFILES[section.profile], logo)


@lru_cache(1)
def _logo(file: str, columns: int) -> bytes:
    """The logo's command, made once; a file that is none is told in the log, and the receipt has none."""
    if not file:
        return b""
    try:
        return dots.command(dots.logo(Path(file).read_bytes(), columns * COLUMN))
    except (OSError, ValueError) as error:
        log.error("the logo %s is left out: %s", file, error)
        return b""
