"""One audit of a data folder: till.db held against itself and against everything outside that has seen it.

For ``tillbox verify``, whose reader is an auditor: what was looked at, how much of it, what was found.
"""

import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from appliance.config import ConfigError, load
from appliance.description.keys import of
from appliance.domain.anchors import Anchor, typed
from appliance.domain.journal import Fault
from appliance.fiscal import rules_for
from appliance.integrations.accounting.folder import delivered
from appliance.storage import journal
from appliance.storage.database import copied
from appliance.storage.heads import Unreadable, noted
from appliance.till.verifying import LISTED, Verdict, examine
from appliance.till.witnesses import Witnessed, compare, compare_vouchers, heads_of

COPY = "scrub.part"
"""How the name of a copy's folder begins; what a power cut leaves of it goes with the next weekly check."""
COPIES = 4
"""Times till.db's size that must be free for a copy: itself, its log, and the tables that are compared."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found."""

    verdict: Verdict
    witnessed: Witnessed
    record: bool
    """There is a delivery.db, whose heads were compared."""
    vouchers: int
    """Vouchers in the books that were compared."""

    @property
    def faults(self) -> list[Fault]:
        """Everything that is wrong, the journal's own first."""
        return [*self.verdict.faults, *self.witnessed.faults]


def audit(
    data: Path, heads: Sequence[Anchor] = (), books: Path | None = None, folder: Path | None = None
) -> Audit:
    """Examine a copy of a till's journal, so that the till sells on.

    Args:
        data: The data folder, with till.db and the uploader's delivery.db.
        heads: Those that somebody brings: from paper, from exports.
        books: A folder of delivered days; without it the one that till.toml names, if it is there.
        folder: Where the copy is made; without it where the system has temporary files, which on a box is
            memory, or beside the original where that is too small.

    Raises:
        Refused: ``database_damaged`` or ``disk_full``.
    """
    with (
        TemporaryDirectory(prefix=COPY, dir=folder or _roomy(data)) as within,
        copied(data / "till.db", Path(within)) as database,
    ):
        born = journal.origin(database)
        verdict = examine(database, rules_for(born.get("country", "plain"), born.get("currency", "NOK")))
        if wrong := _other_country(data, born):
            verdict.add(Fault("", 0, 0, wrong, "origin"))
        till = born.get("till", "")
        days = [*delivered(books or _books(data))]
        record = _Record(data / "delivery.db")
        witnessed = compare(database, till, chain(heads, record.heads(), heads_of(days, till)))
        if not verdict.broken:
            witnessed.faults += compare_vouchers(database, till, days)
        witnessed.faults += record.faults
    mine = sum(voucher.get("till") == till for _, voucher in days)
    return Audit(verdict, witnessed, (data / "delivery.db").exists(), mine)


def brought(written: str) -> Anchor:
    """A head that somebody brings: as paper shows it, or the file of an earlier export.

    Raises:
        ValueError: It is neither.
    """
    from appliance.fiscal.saft.seen import head

    return head(Path(written)) if Path(written).is_file() else typed(written)


def _roomy(data: Path) -> Path | None:
    size = (data / "till.db").stat().st_size
    return data if shutil.disk_usage(gettempdir()).free < COPIES * size else None


class _Record:
    """The uploader's record, and why it could not be read to its end."""

    def __init__(self, path: Path) -> None:
        self.path, self.faults = path, list[Fault]()

    def heads(self) -> Iterable[Anchor]:
        try:
            yield from noted(self.path)
        except Unreadable as why:
            self.faults.append(Fault("", 0, 0, f"the uploader's record cannot be read: {why}", "uploader"))


def _other_country(data: Path, born: dict[str, str]) -> str:
    """The file says what country's rules it is held to; the configuration must say the same."""
    try:
        country = load(data / "till.toml").shop.country
    except ConfigError:
        return ""
    was = born.get("country", country)
    if was == country or born.get("replay") == "1":
        return ""
    return f"till.db was born in {was}, till.toml says {country}: it is held to other rules than it should be"


def _books(data: Path) -> Path:
    try:
        section = load(data / "till.toml").books
    except ConfigError:
        return data / "books"
    return Path(section.folder) if section.target == "folder" and section.folder else data / "books"


def tell(audit: Audit) -> Iterable[str]:
    """The audit in lines of plain words, for an auditor."""
    verdict, seen = audit.verdict, audit.witnessed
    if verdict.faults and verdict.faults[0].number:
        yield f"{verdict.good} entries good, then {verdict.faults[0]}"
    elif seen.faults:
        yield f"{verdict.entries} entries, chain intact, but this is not the journal that was seen elsewhere"
    else:
        yield f"{verdict.entries} entries, chain intact"
    yield from _faults(audit)
    yield "epochs: " + (", ".join(f"{epoch} (1-{last})" for epoch, last in verdict.epochs.items()) or "none")
    for version, made in verdict.keys.items():
        key = of(made)
        yield (
            f"key {version}: {key.algorithm}, {verdict.held[version]} signatures checked and good, "
            f"fingerprint {key.fingerprint}"
        )
    if not verdict.keys:
        yield "no key: the journal of this till is not signed"
    z, x = verdict.kinds["z_report"], verdict.kinds["x_report"]
    yield f"reports folded again from their entries: {z} Z, {x} X"
    yield from _witnesses(audit)


def _faults(audit: Audit) -> Iterable[str]:
    """Every fault but the one in the first line; of one kind no more than anybody reads."""
    verdict, seen = audit.verdict, audit.witnessed
    first = verdict.faults[:1] if verdict.faults and verdict.faults[0].number else []
    found, told = verdict.found + Counter(fault.means for fault in seen.faults), Counter[str]()
    for fault in audit.faults:
        told[fault.means] += 1
        if fault not in first and told[fault.means] <= LISTED:
            yield str(fault)
    for means, count in found.items():
        if count > LISTED:
            yield f"and {count - LISTED} more faults that the {means} shows"
    if verdict.broken:
        yield "what lies behind the break in the chain was held against heads alone"
    if seen.bad:
        since = f"behind {seen.good[0]}/{seen.good[1]}" if seen.good[1] else "from the first entry on"
        yield f"changed or cut off {since}, not later than {seen.bad[0]}/{seen.bad[1]}"


def _witnesses(audit: Audit) -> Iterable[str]:
    seen = audit.witnessed
    sources = (
        (
            "uploader",
            "noted by the uploader (delivery.db)" + ("" if audit.record else ", which is not there"),
        ),
        ("paper", "typed in from paper"),
        ("export", "in the headers of exports"),
        ("books", f"carried by the {audit.vouchers} days in the books' folder"),
    )
    named = [f"{seen.compared[source]} {said}" for source, said in sources]
    yield f"heads compared: {'; '.join(named)}"
    if seen.good[1]:
        yield f"furthest head that agrees: {seen.good[0]}/{seen.good[1]}, {seen.unseen} entries behind it"
    else:
        yield f"no head from outside vouches for any of it: {seen.unseen} entries nobody else has seen"
