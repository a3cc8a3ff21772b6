"""What a writer of projections is: it brings one entry into the tables of its area, in the entry's commit."""

from collections.abc import Callable
from typing import Any

from peewee import SqliteDatabase

Data = dict[str, Any]
"""The body of an entry."""
Sums = dict[tuple[str, str, str], list[int]]
"""(date, measure, key) → [count, gross, VAT]: what is to be added to the days' roll-ups."""
Writer = Callable[[SqliteDatabase, int, Data], Sums | None]
"""Takes the database, an entry's row id and its body; writes all but the sums, and gives these back: they may
be added up with other entries' first."""
Writers = dict[str, Writer]
"""An area's writers, by kind of entry."""
