"""Is the journal what it was? The hash chain at every start, and all of it, with the seals, when asked.

`examine` looks for what a forger inside till.db would have to keep in order: chain, numbers, seals, sums,
references, projections, triggers. What no file can show of itself, `witnesses` asks of others.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from appliance.domain.audit import check
from appliance.domain.journal import Entry, Fault, faults, is_canonical, walk
from appliance.domain.kinds import SEALED
from appliance.domain.passed import Earlier, Passed
from appliance.domain.problems import Refused, refuse
from appliance.fiscal import seals
from appliance.fiscal.rules import Rules
from appliance.storage import claims, journal, projections
from appliance.storage.database import Database, unguarded

LISTED = 20
"""Faults of one kind that are listed; the rest are counted."""

Data = dict[str, Any]


@dataclass(slots=True)
class Verdict:
    """What an examination found."""

    entries: int = 0
    """Entries read; those behind a break in the chain are not."""
    good: int = 0
    """Entries before the first fault."""
    broken: bool = False
    """The chain has a break: what lies behind it was not read."""
    epochs: dict[int, int] = field(default_factory=dict)
    """The last number of each epoch."""
    kinds: Counter[str] = field(default_factory=Counter)
    keys: dict[str, Data] = field(default_factory=dict)
    """What the journal says of each key, by version: the body of its ``key_made``."""
    held: Counter[str] = field(default_factory=Counter)
    """How many signatures of each key hold."""
    faults: list[Fault] = field(default_factory=list)
    """In the order of the entries, at most `LISTED` of each kind."""
    found: Counter[str] = field(default_factory=Counter)
    """How many faults there are, by what shows them."""

    def add(self, fault: Fault) -> None:
        """Note a fault."""
        self.found[fault.means] += 1
        if self.found[fault.means] <= LISTED:
            self.faults.append(fault)


def check_from_last_z(database: Database) -> int:
    """Check the hash chain from the last Z to the end; returns the entries checked.

    Raises:
        Refused: ``journal_broken`` naming the first bad entry.
    """
    last = journal.last_of(database, "z_report")
    first = last[0] if last else 1
    before = journal.entry(database, first - 1)
    count = 0
    for found in faults(
        (entry for _, entry in journal.entries(database, first)), before.hash if before else bytes(32)
    ):
        if isinstance(found, Fault):
            raise refuse("journal_broken", number=found.number, detail=found.what)
        count += 1
    return count


def verify(database: Database, rules: Rules) -> tuple[int, str]:
    """Walk the whole journal, see `examine_entries`.

    Returns:
        The entries before the first bad one, and what is wrong with it, or nothing.
    """
    verdict = examine_entries(database, rules)
    return verdict.good, str(verdict.faults[0]) if verdict.faults else ""


def examine(database: Database, rules: Rules) -> Verdict:
    """Examine everything that till.db can show of itself; the projections only behind a whole chain."""
    verdict = examine_entries(database, rules)
    if not verdict.broken:
        for means, what in _projected(database):
            verdict.add(_whole(means, what))
    if gone := unguarded(database):
        said = f"what keeps the journal from being changed is gone: {', '.join(gone)}"
        verdict.add(_whole("triggers", said))
    return verdict


def _projected(database: Database) -> Iterator[tuple[str, str]]:
    """What is wrong with the tables beside the journal; a forged body can break them in any way."""
    try:
        different = projections.differences(database)
        returned = projections.over_returned(database)
        overdrawn = claims.overdrawn(database)
    except Exception as odd:
        if isinstance(odd, Refused) and odd.problem.code != "database_damaged":
            raise  # no room to look: nothing is known of the journal
        yield "projections", f"nothing can be made of the journal: {type(odd).__name__} {odd}"
        return
    if different:
        named = ", ".join(different)
        yield "projections", f"not as the journal says: {named} (tillbox rebuild makes them anew)"
    for receipt in returned:
        yield "references", f"more came back of receipt {receipt} than it has sold"
    for number in overdrawn:
        yield "references", f"more was paid with gift card {number} than was on it"


def _whole(means: str, what: str) -> Fault:
    return Fault("", 0, 0, what, means)


def examine_entries(database: Database, rules: Rules) -> Verdict:
    """Walk the journal once: numbers, hash chain, seals, and whether it adds up (`domain.audit`).

    Every fault is named up to the first break in the chain, which ends the walk.
    """
    verdict = Verdict()
    walked = _Walk(database, rules, verdict)
    for found in walk(walked.entries()):
        if isinstance(found, Fault):
            verdict.add(found)
            verdict.broken = True
            break
        entry, data = found
        for means, what in walked.look(entry, data):
            verdict.add(Fault(entry.till, entry.epoch, entry.number, what, means))
        verdict.entries += 1
        verdict.good += not verdict.faults
        verdict.epochs[entry.epoch] = entry.number
        verdict.kinds[entry.kind] += 1
    return verdict


class _Walk:
    """What a walk needs to know of what it has passed."""

    def __init__(self, database: Database, rules: Rules, verdict: Verdict) -> None:
        self.database, self.rules, self.verdict = database, rules, verdict
        self.row, self.expected = 0, 1
        self.starts: dict[int, int] = {}
        """By epoch: the row id that its number 0 would have."""
        self.signature, self.organisation, self.newest = seals.FIRST, "", ""
        self.passed = Passed(journal.origin(database), Earlier(self._by_row, self._by_number))

    def entries(self) -> Iterator[Entry]:
        """Every entry there is, whatever its row id."""
        for row, entry in journal.entries(self.database, -1 << 62):
            self.row = row
            yield entry

    def look(self, entry: Entry, data: Data) -> Iterator[tuple[str, str]]:
        """Name everything that is wrong with one entry whose place in the chain is right."""
        self.starts.setdefault(entry.epoch, self.row - entry.number)
        if self.row != self.expected:
            yield "numbers", f"expected row {self.expected} in the file, got {self.row}"
        self.expected = self.row + 1
        try:
            if not is_canonical(entry.body, data):
                yield "form", "its body is not written the one way there is"
            if entry.kind in SEALED and (wrong := self._seal(data)):
                yield "seal", wrong
            if entry.kind == "key_made":
                yield from self._key(data)
            yield from check(self.passed, entry, data)
            if entry.kind == "configured":
                self.organisation = data["organisation"]
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as odd:
            yield "form", f"its body is not that of a {entry.kind}: {type(odd).__name__} {odd}"

    def _seal(self, data: Data) -> str:
        """What is wrong with a seal: it must be of the key in use, speak of this very sale, and hold."""
        sealing, seal = self.rules.sealing, data.get("seal")
        if not sealing:
            return f"it is sealed, and nothing is in {self.rules.country}" if seal else ""
        version = seal.get("key") if isinstance(seal, dict) else None
        if not isinstance(seal, dict) or version is None or version not in self.verdict.keys:
            return "its seal does not hold"
        previous, self.signature = self.signature, str(seal.get("signature", ""))
        if version != self.newest:
            return f"its seal does not hold: it is of key {version}, and key {self.newest} was in use"
        made, company = self.verdict.keys[version], self.organisation or seal.get("company", "")
        try:
            holds = seals.agrees(data, company, self.rules) and seals.holds(
                made["public"], made["algorithm"], seals.signed_text(sealing, previous, seal), self.signature
            )
        except (KeyError, TypeError):
            holds = False
        self.verdict.held[version] += holds
        return "" if holds else "its seal does not hold"

    def _key(self, data: Data) -> Iterator[tuple[str, str]]:
        version = data["version"]
        if not self.rules.sealing:
            yield "origin", f"a key is made, and nothing is sealed in {self.rules.country}"
        if version in self.verdict.keys:
            yield "references", f"key {version} was made before"
        seals.parts(data["algorithm"])
        self.verdict.keys[version] = data
        self.newest = version

    def _by_row(self, row: int) -> Data | None:
        found = journal.entry(self.database, row) if type(row) is int and row < self.row else None
        return found.data if found else None

    def _by_number(self, epoch: int, number: int) -> Data | None:
        found = self._by_row(self.starts[epoch] + number) if epoch in self.starts else None
        return found if found and (found["epoch"], found["number"]) == (epoch, number) else None
