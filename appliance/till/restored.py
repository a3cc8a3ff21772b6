"""A till taken up on another box: what its journal knows, and the new epoch that begins behind the gap.

The journal goes on with its chains of hashes and signatures; numbers of entries begin anew in the next
epoch, and every series behind all that the other box may have given out (`domain.left_out`). The entry
``epoch_begun`` says what was known, what paper showed, what is left out and who said so. The private key
never leaves a box, so a new one seals from here on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from appliance.domain import left_out
from appliance.domain.journal import Moment
from appliance.domain.problems import refuse
from appliance.storage import journal, receipts
from appliance.storage.database import Database
from appliance.storage.journal import Fact, Job, Journal, Stored
from appliance.till import keys as sealing
from appliance.till import people, setup
from appliance.till.till import Person, Shop, Till, store
from appliance.till.verifying import check_from_last_z


@dataclass(frozen=True, slots=True)
class Known:
    """What the saved journal ends with."""

    numbers: Mapping[str, int]
    """The last ones given, by `left_out.NUMBERS`."""
    at: int = 0
    """UTC ms of the newest entry."""
    offset: int = 0
    sale: tuple[int, int, int] | None = None
    """The newest receipt of a sale: number, UTC ms, offset in minutes."""
    z: tuple[int, str] | None = None
    """The newest Z: number and business date."""
    open_date: str = ""
    """Business date of the day that was open; empty: none was."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the journal comes from."""

    copy: str
    """The copy's name; empty: lines alone."""
    lines: int
    """Entries that came from lines."""
    beyond: Mapping[str, int]
    """Highest numbers of lines that could not be taken."""


def taken_up(
    database: Database,
    keys: Path,
    birth: setup.Birth,
    shop: Shop,
    clock: Callable[[], Moment],
    boundary: int = 240,
) -> Till:
    """The till of a saved journal, whose key is on another box: it can be asked, and must not sell yet.

    Raises:
        Refused: ``database_other`` where it is another till's, ``database_replayed``, ``journal_broken``.
    """
    newest = journal.newest(database)
    setup.own(database, birth, keys)
    check_from_last_z(database)
    till = Till(
        Journal(database, birth.till, (newest.epoch if newest else 0) + 1),
        birth.rules, shop, clock, send=_nobody, boundary=boundary,
    )  # fmt: skip
    setup.take_up(till)
    till.question, till.banners = None, {}
    return till


def known(till: Till) -> Known:
    """What the journal ends with."""
    counters, database = till.counters, till.database
    newest = journal.newest(database)
    data = newest.data if newest else {"at": 0, "offset": 0}
    row = receipts.row_of(database, "sale", receipts.last_number(database, "sale"))
    sale = journal.entry(database, row) if row else None
    z = journal.last_of(database, "z_report")
    return Known(
        {
            **{name: counters.receipts.get(name, 0) for name in left_out.SERIES},
            "nr": counters.nr,
            "z": counters.z,
        },
        data["at"],
        data["offset"],
        (sale.data["receipt"], sale.data["at"], sale.data["offset"]) if sale else None,
        (z[1].data["z"], z[1].data["date"]) if z else None,
        till.day.date if till.day else "",
    )


def managers(till: Till) -> list[Person]:
    """Who may restore it: whoever manages; everybody where nobody does."""
    everybody = people.cashiers(till)
    return [person for person in everybody if person.manages] or everybody


def begin(till: Till, keys: Path, source: Source, paper: Mapping[str, int], by: str) -> None:
    """Begin the new epoch: the gap, then the new key.

    Args:
        till: See `taken_up`.
        keys: Folder of the private keys, which has none of this till.
        source: Where the journal comes from.
        paper: The highest ``sale`` and ``z`` that somebody has on paper; 0: none is higher.
        by: Number of whoever says so, see `people.prove`; empty where nobody is known.

    Raises:
        Refused: ``restore_number_wrong``, or what storing refuses.
    """
    was = known(till)
    for name, number in paper.items():
        if not left_out.is_likely(was.numbers[name], number):
            raise refuse("restore_number_wrong", number=number, known=was.numbers[name])
    seen = {name: max(paper.get(name, 0), source.beyond.get(name, 0)) for name in left_out.NUMBERS}
    moment = till.clock()
    goes_on = left_out.after(was.numbers, seen, left_out.days_between(was.at, moment.at))
    before = journal.newest(till.database)
    body = {
        "from": source.copy,
        "lines": source.lines,
        "before": {"epoch": before.epoch, "entry": before.number, "hash": before.hash.hex()}
        if before
        else {},
        "left_out": left_out.listed(was.numbers, seen, goes_on),
        "perhaps_closed": was.open_date if seen["z"] > was.numbers["z"] else "",
    }
    store(till, Fact("epoch_begun", body), moment=moment, operator=by)
    setup.leave_out(till)
    sealing.renew(till, keys)


def _nobody(stored: Stored, job: Job) -> None:
    """No device is there while a journal is taken up."""
