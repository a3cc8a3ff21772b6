"""From an entry's paper to what goes down the cable: the printer's make, its columns, the shop's logo."""

import logging
from functools import lru_cache
from pathlib import Path

from appliance.config import Printer
from appliance.config.kitchen import Kitchen
from appliance.domain.receipt import Paper
from appliance.paper import dots
from appliance.paper.escpos import COLUMN, render
from appliance.printer_profiles import PROFILES

log = logging.getLogger(__name__)


def job(section: Printer | Kitchen, paper: Paper) -> bytes:
    """The bytes of one job on a printer; its logo stands where the paper has one."""
    logo = _logo(section.logo, section.columns) if section.logo else b""
    return render(paper, section.columns, PROFILES[section.profile], logo)


@lru_cache(1)
def _logo(file: str, columns: int) -> bytes:
    """The logo's command, made once; a file that is none is told in the log, and the receipt has none."""
    try:
        return dots.command(dots.logo(Path(file).read_bytes(), columns * COLUMN))
    except (OSError, ValueError) as error:
        log.error("the logo %s is left out: %s", file, error)
        return b""
