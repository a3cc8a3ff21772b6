"""The hands that reach into till.db: one that edits the file, one that works everything out anew.

`by_hand` does what somebody with an SQLite editor does. `anew` is somebody who runs as the till's own
user and has read this project: renumbers every series, folds every report again, puts every reference
and every hash right, signs with the key's file where it was stolen, and makes the projections anew.
"""

import json
import sqlite3
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from appliance.domain.dayclose import NO_GRAND, begin, report
from appliance.domain.journal import NOTHING, Moment, canonical, chain
from appliance.domain.kinds import SEALED
from appliance.domain.tally import add
from appliance.fiscal import key_files, rules_for, seals
from appliance.fiscal.rules import Transaction
from appliance.storage import projections
from appliance.storage.database import connect
from appliance.storage.tables import EXTRAS

TRIGGERS = [statement for statement in EXTRAS if "CREATE TRIGGER" in statement]
NORWAY = rules_for("norway")


@dataclass
class Row:
    """An entry in a forger's hands."""

    was: int
    """Its row id before; 0: it was not there."""
    data: dict[str, Any]
    body: bytes = b""
    hash: bytes = b""
    kind: str = ""
    id: int = 0
    """Its row id now."""


def read(path: Path) -> list[Row]:
    """Every entry of a till.db."""
    database = sqlite3.connect(path)
    rows = database.execute("SELECT id, body, hash, kind FROM entry ORDER BY id").fetchall()
    database.close()
    return [Row(row, json.loads(body), bytes(body), bytes(head), kind, row) for row, body, head, kind in rows]


def write(path: Path, rows: list[Row], *, guarded: bool) -> None:
    """Put a journal in place of the one that is there; ``guarded``: with the triggers back in place."""
    database = sqlite3.connect(path)
    values = [
        (row.id, *(row.data[name] for name in ("till", "epoch", "number")), row.kind, row.body, row.hash)
        for row in rows
    ]
    with database:
        for statement in TRIGGERS:
            database.execute(f"DROP TRIGGER IF EXISTS {statement.split()[2]}")
        database.execute("DELETE FROM entry")
        database.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        for statement in TRIGGERS if guarded else ():
            database.execute(statement)
    database.close()


def by_hand(rows: list[Row]) -> list[Row]:
    """What was edited is written; hashes, seals, numbers stay as they were. A new entry goes to the end."""
    rows = [row for row in rows if row.was] + [row for row in rows if not row.was]
    places = sorted(row.was for row in rows if row.was)
    for at, row in enumerate(rows):
        row.id = places[at] if at < len(places) else rows[at - 1].id + 1
        row.kind, row.body = row.data["kind"], canonical(row.data)
        if not row.was:
            row.hash = chain(rows[at - 1].hash, row.body)
    return rows


def names(data: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The names that a report gives to codes."""
    return {
        "groups": {row["code"]: row["name"] for row in (*data["groups"], *data["credit"]["groups"])},
        "departments": {row["code"]: row["name"] for row in data["departments"]},
        "operators": {row["operator"]: row["name"] for row in data["operators"]},
    }


@dataclass
class Forger:
    """Works a journal out anew, entry by entry."""

    key: seals.Key | None = None
    """The stolen key; None: every seal stays what it was."""
    thorough: bool = True
    """False: numbers and hashes of entries alone, and signatures where there is a key."""
    moved: dict[int, int] = field(default_factory=dict)
    """Row id before → now."""
    last: dict[str, int] = field(default_factory=dict)
    renamed: dict[tuple[str, int], int] = field(default_factory=dict)
    """(series, receipt before) → receipt now."""
    zs: dict[int, dict[str, Any]] = field(default_factory=dict)
    """By Z before: the Z as it is now."""
    signature: str = seals.FIRST

    def anew(self, rows: list[Row]) -> list[Row]:
        """Every entry again, so that they fit each other."""
        head, sums, grand = NOTHING, begin(), dict(NO_GRAND)
        for place, row in enumerate(rows, 1):
            data = row.data = deepcopy(row.data)
            self.moved[row.was] = place
            data["number"] = place
            if self.thorough:
                if data["kind"] in ("x_report", "z_report"):
                    self._report(data, head, report(deepcopy(sums), grand, names(data)))
                self._entry(data)
            if data["kind"] in SEALED:
                self._seal(data)
            if self.thorough and data["kind"] == "z_report":
                sums, grand = begin(data["emergencies"]), data["grand"]
            elif self.thorough:
                add(sums, data)
            row.id, row.kind, row.body = place, data["kind"], canonical(data)
            row.hash = head = chain(head, row.body)
        return rows

    def _next(self, name: str) -> int:
        self.last[name] = self.last.get(name, 0) + 1
        return self.last[name]

    def _report(self, data: dict[str, Any], head: bytes, folded: dict[str, Any]) -> None:
        data.update(folded)
        data["journal"] = {"epoch": 1, "number": data["number"] - 1, "hash": head.hex()}
        if data["kind"] == "z_report":
            before, data["z"] = data["z"], self._next("z")
            self.zs[before] = data

    def _entry(self, data: dict[str, Any]) -> None:
        kind = data["kind"]
        if "receipt" in data and kind in ("sale", "training", "provisional", "delivery"):
            before, data["receipt"] = data["receipt"], self._next(data["series"])
            self.renamed[data["series"], before] = data["receipt"]
        for line in data.get("lines", []):
            if isinstance(line, dict) and (origin := line.get("origin")):
                origin["entry"] = self.moved.get(origin["entry"], origin["entry"])
                origin["receipt"] = self.renamed.get((origin["series"], origin["receipt"]), origin["receipt"])
        if kind in ("copy", "tender_corrected"):
            data["of"] = self.moved.get(data["of"], data["of"])
        if kind in ("copy", "tender_corrected", "no_receipt"):
            data["receipt"] = self.renamed.get((data["series"], data["receipt"]), data["receipt"])
        if kind == "settlement":
            self._settlement(data)
        if kind in SEALED:
            data["nr"] = self._next("nr")

    def _settlement(self, data: dict[str, Any]) -> None:
        z = self.zs.get(data["z"])
        if z:
            data |= {"z": z["z"], "expected": z["cash_expected"], "date_of_z": z["date"],
                     "difference": data["counted"] - z["cash_expected"]}  # fmt: skip
            cards = {t["kind"]: t["amount"] for t in z["tenders"] if t["kind"] != "cash"}
            data["terminals"] = [
                {"tender": kind, "registered": amount, "counted": amount, "difference": 0, "reason": ""}
                for kind, amount in sorted(cards.items())
            ]

    def _seal(self, data: dict[str, Any]) -> None:
        if self.key:
            moment = Moment(data["at"], data["offset"])
            data["seal"] = self.key.finish(Transaction(data["nr"], self.signature, moment, data))
        self.signature = data["seal"]["signature"]


def stolen(folder: Path) -> seals.Key:
    """The key's file, read by somebody who may."""
    database = sqlite3.connect(folder / "till.db")
    (body,) = database.execute("SELECT body FROM entry WHERE kind = 'key_made'").fetchone()
    database.close()
    return key_files.load(folder / "keys" / "seal-1.pem", json.loads(body), NORWAY)


def mend(path: Path) -> bool:
    """Make the projections anew; False where the forged journal does not let it."""
    database = connect(path)
    try:
        projections.rebuild(database)
    except Exception:  # what he forged is no journal; he leaves it at that
        return False
    finally:
        database.close()
    return True


def copy(rows: list[Row]) -> list[Row]:
    """The same rows, to be changed."""
    return [replace(row, data=deepcopy(row.data)) for row in rows]
