"""Is the journal what it was? The hash chain at every start, and all of it, with the seals, when asked."""

from typing import Any

from appliance.domain.journal import SEALED, Fault, faults
from appliance.domain.problems import refuse
from appliance.fiscal import seals
from appliance.fiscal.rules import Rules
from appliance.storage import journal
from appliance.storage.database import Database


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
    """Walk the whole journal: numbers, hash chain, and the country's seals.

    Returns:
        The entries that are good, and what is wrong with the first bad one, or nothing.
    """
    count, signature, organisation, keys = 0, seals.FIRST, "", {}
    for found in faults(entry for _, entry in journal.entries(database)):
        if isinstance(found, Fault):
            return count, f"entry {found.till}/{found.epoch}/{found.number}: {found.what}"
        data = found.data
        if found.kind == "key_made":
            keys[data["version"]] = data
        if found.kind == "configured":
            organisation = data["organisation"]
        if found.kind in SEALED and rules.sealing:
            if not _sealed(data, rules, keys, signature, organisation):
                return count, f"entry {found.till}/{found.epoch}/{found.number}: its seal does not hold"
            signature = data["seal"]["signature"]
        count += 1
    return count, ""


def _sealed(
    data: dict[str, Any], rules: Rules, keys: dict[str, Any], previous: str, organisation: str
) -> bool:
    """Does a sale's seal hold, and does it speak of this very sale?"""
    if not rules.sealing:
        return True
    try:
        seal = data["seal"]
        made = keys[seal["key"]]
        signed = seals.signed_text(rules.sealing, previous, seal)
        company = organisation or seal.get("company", "")
        return seals.agrees(data, company, rules) and seals.holds(
            made["public"], made["algorithm"], signed, seal["signature"]
        )
    except (KeyError, TypeError):
        return False
