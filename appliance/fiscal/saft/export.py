"""The export: the journal's entries of some business dates as SAF-T Cash Register files.

The entries are read three times and never held: once for where the parts end and which codes occur, once for
the events, once for the transactions, since the standard has the codes first and the transactions last. That
is half the writing, on a slow stick, that a file for the transactions on their way would be.
"""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from appliance.domain.problems import refuse
from appliance.fiscal.saft.events import Events
from appliance.fiscal.saft.head import TAIL, head, known, months
from appliance.fiscal.saft.parts import File, Folder, Writer, into
from appliance.fiscal.saft.source import Facts, Source
from appliance.fiscal.saft.survey import Part, Survey, survey
from appliance.fiscal.saft.transactions import Transactions

MOST = 50_000
"""Cash transactions with which a part is large enough: some 200 MB, a tenth of it zipped."""
_WHOLE = 1000
"""What progress counts up to."""


def export(
    source: Source,
    span: tuple[str, str],
    facts: Facts,
    folder: Path,
    progress: Callable[[int], object] = lambda thousandths: None,
    most: int = MOST,
) -> list[File]:
    """Write the files of an export into a folder, with the public keys beside them.

    Args:
        source: The entries.
        span: First and last business date (YYYY-MM-DD), both counted; the source holds their entries.
        facts: Who exports.
        folder: Where the files go; made when it is not there.
        progress: Told how far it is, in thousandths, as that changes; all, when it is read back.
        most: Transactions with which a part is large enough.

    Returns:
        The files that are there now, the keys last.

    Raises:
        Refused: ``export_failed``: it cannot be written, or comes to more parts than a name may count;
            ``export_differs``: the disk gives back something else.
    """
    steps = _Steps(2 * (source.stop - source.start), progress)
    found = survey(source, span[0], most, facts.boundary, steps.step)
    steps.total += sum(part.count for part in found.parts)
    if len(found.parts) > facts.dialect.most_parts:
        detail = f"expected at most {facts.dialect.most_parts} parts, got {len(found.parts)}"
        raise refuse("export_failed", file=str(folder), detail=detail)
    return _write(source, span, facts, folder, found, steps)


def _write(
    source: Source, span: tuple[str, str], facts: Facts, folder: Path, found: Survey, steps: "_Steps"
) -> list[File]:
    keys, before, of = _keys(source), known(source, found.parts), len(found.parts)
    with into(folder) as target:
        for place, part in enumerate(found.parts, 1):
            with target.file(_name(facts, place, of)) as file:
                file.write(head(part, facts, before, span, (place, of)))
                _rows(file, source, part, facts, found, keys, steps.step)
                file.write(TAIL)
        there = _lay_beside(target, {version for part in found.parts for version in part.keys}, keys)
        steps.end()
        return target.finish() + there


class _Steps:
    """Tells the progress, each thousandth once."""

    def __init__(self, total: int, progress: Callable[[int], object]) -> None:
        self.total, self._progress = total, progress
        self._done = self._told = 0

    def step(self) -> None:
        """One entry more is done."""
        self._done += 1
        if self._done & 255 == 0 and (now := self._done * _WHOLE // (self.total or 1)) > self._told:
            self._told = now
            self._progress(min(now, _WHOLE - 1))

    def end(self) -> None:
        """All is written."""
        self._progress(_WHOLE)


def _rows(
    file: Writer,
    source: Source,
    part: Part,
    facts: Facts,
    found: Survey,
    keys: "_Keys",
    step: Callable[[], None],
) -> None:
    """The events of a part, then its transactions."""
    events = Events(facts)
    for _, body in source.bodies(part.start, part.stop):
        file.write(events.text(json.loads(body)))
        step()
    certificates = {version: key.get("certificate", "").strip() for version, key in keys.items()}
    transactions = Transactions(facts, found.papers, months(part), certificates)
    for _, body in source.sealed(part.start, part.stop):
        file.write(transactions.text(json.loads(body)))
        step()


_Keys = dict[str, dict[str, Any]]


def _keys(source: Source) -> _Keys:
    """The bodies of the entries ``key_made``, by version."""
    return {data["version"]: data for data in map(json.loads, source.known("key_made"))}


def _lay_beside(target: Folder, used: set[str], keys: _Keys) -> list[File]:
    """Put each key that sealed into ``KEYVERSION.pem``: its certificate, or its public part.

    Returns:
        The keys that lie there already, from an export before.
    """
    there = []
    for version in sorted(used & set(keys)):
        pem = str(keys[version].get("certificate") or keys[version]["public"]).encode()
        path = target.path / f"{version}.pem"
        if not path.exists():
            with target.file(path.name) as file:
                file.write(pem.decode())
        elif path.read_bytes() == pem:
            there.append(File(path.name, sha256(pem).hexdigest(), len(pem)))
        else:
            raise refuse("export_failed", file=path.name, detail="the key of another till lies there")
    return there


def _name(facts: Facts, place: int, of: int) -> str:
    return f"SAF-T Cash Register_{facts.organisation}_{facts.created:%Y%m%d%H%M%S}_{place}_{of}.xml"
