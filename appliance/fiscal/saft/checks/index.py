"""What has to be remembered of every event and transaction until the last file is read.

A year has a million event ids and two hundred thousand transactions. They are kept in a temporary
database, which SQLite holds in a few megabytes of memory and otherwise in a file that is gone with the
connection; it is no part of the till's storage.
"""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from appliance.fiscal.saft.checks.finding import Place

RECEIPTS = ("13012", "13013", "13017", "13030")
"""Events that conclude a transaction."""
NAMING = (*RECEIPTS, "13014", "13028")
"""Events that name a transaction which was finished."""

_TABLES = """
PRAGMA cache_size = -16000;
PRAGMA journal_mode = OFF;
CREATE TABLE event (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE trans (id TEXT PRIMARY KEY, amount INTEGER) WITHOUT ROWID;
CREATE TABLE named (
    trans TEXT, code TEXT, register TEXT, stretch INTEGER, event TEXT, line INTEGER, file TEXT,
    PRIMARY KEY (trans, code, event)
) WITHOUT ROWID;
"""


class Naming(NamedTuple):
    """An event that names a transaction."""

    trans: str
    code: str
    register: str
    stretch: int
    """Which of the register's stretches between reports it stands in."""
    event: str
    line: int
    file: str

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place("event", self.event, self.line)


class Index:
    """Event ids, transactions, and the events that name them."""

    def __init__(self) -> None:
        """Open an index of nothing."""
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.executescript(_TABLES)
        self._database.execute("BEGIN")

    def close(self) -> None:
        """Forget it all."""
        self._database.close()

    def new_event(self, event: str) -> bool:
        """Take an event id in; False when it is there already."""
        return self._database.execute("INSERT OR IGNORE INTO event VALUES (?)", (event,)).rowcount == 1

    def new_transaction(self, trans: str, amount: int) -> bool:
        """Take a transaction in; False when there is one of that id."""
        return (
            self._database.execute("INSERT OR IGNORE INTO trans VALUES (?, ?)", (trans, amount)).rowcount == 1
        )

    def name(self, naming: Naming) -> None:
        """Take in an event that names a transaction."""
        self._database.execute("INSERT OR IGNORE INTO named VALUES (?, ?, ?, ?, ?, ?, ?)", naming)

    def receipts(self, trans: str) -> list[tuple[str, int]]:
        """(code, stretch) of the events that conclude a transaction."""
        marks = ", ".join("?" * len(RECEIPTS))
        return self._database.execute(
            f"SELECT code, stretch FROM named WHERE trans = ? AND code IN ({marks})", (trans, *RECEIPTS)
        ).fetchall()

    def nameless(self) -> Iterator[Naming]:
        """The events that name a transaction which is in no file."""
        found = self._database.execute(
            "SELECT * FROM named WHERE NOT EXISTS (SELECT 1 FROM trans WHERE trans.id = named.trans)"
        )
        return (Naming(*row) for row in found)

    def copied(self) -> Iterator[tuple[str, int, int]]:
        """(register, stretch, amount) of each copy of a transaction that is in the files."""
        return iter(
            self._database.execute(
                "SELECT register, stretch, amount FROM named JOIN trans ON id = trans WHERE code = '13014'"
            )
        )
