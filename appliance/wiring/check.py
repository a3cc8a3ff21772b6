"""`tillbox check`: everything that the box depends on, a line each, in the shop's language."""

from collections.abc import Callable, Iterator
from pathlib import Path

from appliance import __version__
from appliance.config import Config, ConfigError, load
from appliance.domain.finding import PARTS, Finding, Grade
from appliance.wiring import poking
from appliance.wiring.health import Looker, look
from appliance.wiring.health_files import disk, files, opens_high
from appliance.wiring.language import words_of
from appliance.wiring.locks import running
from appliance.words import Words

MARKS = {Grade.WELL: "ok", Grade.NOTE: "?", Grade.WRONG: "!!"}


def check(data: Path, poke: bool) -> Iterator[Finding]:
    """Look at everything, and on request print a slip and open the drawer.

    Args:
        data: The data folder.
        poke: Whether anything may move; beside a running till nothing does.
    """
    till = running(data)
    try:
        config = load(data / "till.toml")
    except ConfigError as error:
        yield from (Finding("files", "till.toml", "config_wrong", {"detail": one}) for one in error.problems)
        yield from (*disk(data), *files(data, till))
        return
    at = Looker(config, data, till)
    for part in PARTS:
        yield from look(part, at)
    if poke and till:
        yield Finding("files", "till.lock", "till_not_poked")
    elif poke:
        yield from _poked(config, data)


def _poked(config: Config, data: Path) -> Iterator[Finding]:
    try:
        yield from poking.print_slip(config, words_of(data))
        yield from poking.open_drawer(config, opens_high(data, config.drawer.opens_high))
    except OSError as error:
        yield Finding("drawer", "", "look_failed", {"detail": str(error)})


def tell(data: Path, poke: bool, say: Callable[[str], object]) -> int:
    """Say each line as it is found; 1 when something is wrong."""
    words, wrong = words_of(data), False
    say(f"tillbox {__version__} · {data}")
    for finding in check(data, poke):
        wrong = wrong or finding.grade == Grade.WRONG
        say(line(finding, words))
    return int(wrong)


def line(finding: Finding, words: Words) -> str:
    """What was looked at · what is so · what to do."""
    what = " ".join(part for part in (words.part(finding.part), finding.what) if part)
    said = " · ".join(part for part in (what, *words.finding(finding)) if part)
    return f"{MARKS[finding.grade]:2} {said}"
