"""``tillbox restore``: a till taken up on this box from a stick, asked at a terminal."""

import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path
from tempfile import TemporaryDirectory

from appliance.domain.problems import refuse
from appliance.wiring.restoring import Offer, Restoring, join, last_sale, needs_empty, offers, offers_in


def run(data: Path, folder: Path | None, paper: tuple[int | None, int | None], by: str) -> None:
    """Restore, and ask for what is not said.

    Args:
        data: The data folder, without a till.
        folder: The stick; None: the sticks that are in.
        paper: Highest receipt and Z on paper; 0: no paper has a higher one; None: it is asked for.
        by: A manager's number, whose PIN is asked for; empty: it is asked for too.

    Raises:
        Refused: What `restoring.join` and `Restoring.finish` refuse with; nothing is in place then.
    """
    needs_empty(data)
    restoring = Restoring(data, join(_offer(folder), data))
    try:
        print(_said(restoring))
        who = by or _who(restoring)
        if who:
            restoring.prove(who, getpass(f"PIN of {who}: "))
        receipt = _number("receipt", paper[0])
        z = _number("Z report", paper[1])
        epoch = restoring.finish({"sale": receipt, "z": z}, who)
    except BaseException:
        restoring.close()
        raise
    print(f"epoch {epoch} begins; the old box must not sell any more")


def practise(data: Path, folder: Path | None) -> None:
    """Do all of a restore that only reads, and say what it would come to; also where there is a till.

    No till is left that could go on as this one: by a new epoch on its stick the till that sells would stop.

    Args:
        data: The data folder; what is put together lies in it meanwhile, in a folder of its own.
        folder: As for `run`.

    Raises:
        Refused: What `restoring.join` and opening the journal refuse with.
    """
    offer = _offer(folder)
    with TemporaryDirectory(prefix="practice-", dir=data if data.is_dir() else None) as place:
        restoring = Restoring(Path(place), join(offer, Path(place)))
        restoring.close()
        print(_said(restoring))
    print("it can be restored; this was practice, and nothing was changed, here or on the stick")


def _offer(folder: Path | None) -> Offer:
    found = offers_in(folder) if folder else offers()
    if not found:
        raise refuse("restore_nothing")
    return _choose(found)


def _choose(found: list[Offer]) -> Offer:
    if len(found) == 1:
        return found[0]
    for place, offer in enumerate(found, 1):
        print(f"{place}  {offer.whose.shop}, till {offer.whose.till}, {offer.whose.organisation}")
    return found[_asked("Which one? ", lambda said: 1 <= said <= len(found)) - 1]


def _said(restoring: Restoring) -> str:
    of, joined, known = restoring.joined.whose, restoring.joined, restoring.known
    rows = [
        f"{of.shop}, till {of.till}, {last_sale(restoring)}",
        f"from {joined.copy or 'lines alone'}, and {joined.lines} entries behind it",
    ]
    rows += [f"the rest of the lines was left: {joined.stopped}"] if joined.stopped else []
    rows += [f"the day {known.open_date} is open"] if known.open_date else []
    return "\n".join(rows)


def _who(restoring: Restoring) -> str:
    numbers = {person.number for person in restoring.managers}
    if not numbers:
        return ""
    for person in restoring.managers:
        print(f"{person.number}  {person.name}")
    while (said := input("Who restores it? ").strip()) not in numbers:
        print("expected one of these numbers", file=sys.stderr)
    return said


def _number(what: str, said: int | None) -> int:
    if said is not None:
        return said
    return _asked(f"Highest {what} on paper above that, 0 = none: ", lambda number: number >= 0)


def _asked(question: str, good: Callable[[int], bool]) -> int:
    while True:
        said = input(question).strip()
        if said.isdecimal() and good(int(said)):
            return int(said)
        print("expected a number", file=sys.stderr)
