"""The tables of till.db. `Entry` is the journal; nearly all else is a projection of it.

Projections are written in the commit of their entry and made anew from the journal by ``rebuild``.
Not projections: `Job` (what the devices still owe), `Pin` (secrets stay out of the journal), `Customer` (who
they are stays out of it too), `Origin` (what the database was born as), `Favourite` (the layout of a screen)
and `Counting` (a stocktake under way).
"""

from peewee import BlobField, IntegerField, TextField

from appliance.storage import (
    tables_books,
    tables_claims,
    tables_customers,
    tables_goods,
    tables_people,
    tables_prices,
    tables_sales,
    tables_stock,
)
from appliance.storage.row import Row


class Entry(Row):
    """The electronic journal: append-only, see `domain.journal`."""

    id = IntegerField(primary_key=True)
    till = TextField()
    epoch = IntegerField()
    number = IntegerField()
    kind = TextField()
    body = BlobField()
    hash = BlobField()


class Origin(Row):
    """What the database was born as: till, country, currency, and whether a replay made it."""

    name = TextField(primary_key=True)
    value = TextField()

    class Meta:
        without_rowid = True


class SealKey(Row):
    """The public part of a key that seals."""

    version = TextField(primary_key=True)
    algorithm = TextField()
    public = TextField()
    entry = IntegerField()

    class Meta:
        without_rowid = True


class Job(Row):
    """What a device owes for an entry; ``state`` is queued, failed or unknown.

    What is done is owed no more and has no row. The id comes from the entry's, so that none is given twice.
    """

    id = IntegerField(primary_key=True)
    entry = IntegerField()
    kind = TextField()
    state = TextField()
    at = IntegerField()


PROJECTIONS = (
    *tables_sales.PROJECTIONS,
    *tables_goods.PROJECTIONS,
    *tables_people.PROJECTIONS,
    *tables_books.PROJECTIONS,
    *tables_stock.PROJECTIONS,
    *tables_prices.PROJECTIONS,
    *tables_customers.PROJECTIONS,
    *tables_claims.PROJECTIONS,
    SealKey,
)
TABLES = (
    Entry,
    Origin,
    *PROJECTIONS,
    *tables_goods.LAYOUT,
    tables_people.Pin,
    tables_customers.Customer,
    tables_stock.Counting,
    Job,
)

EXTRAS = (
    "CREATE INDEX entry_kind ON entry (kind) WHERE kind <> 'sale'",
    "CREATE INDEX product_family ON product (family) WHERE family <> ''",
    "CREATE VIRTUAL TABLE finding USING fts5(text, prefix='1 2 3 4 5 6 7 8')",
    "CREATE VIRTUAL TABLE customer_finding USING fts5(text, prefix='1 2 3 4 5 6 7 8')",
    """CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
       BEGIN SELECT RAISE(ABORT, 'a journal entry cannot be changed'); END""",
    """CREATE TRIGGER entry_remains BEFORE DELETE ON entry
       BEGIN SELECT RAISE(ABORT, 'a journal entry cannot be deleted'); END""",
    """CREATE TRIGGER entry_follows BEFORE INSERT ON entry
       WHEN EXISTS (SELECT 1 FROM (SELECT id, till, epoch, number FROM entry ORDER BY id DESC LIMIT 1) AS last
            WHERE NEW.id <> last.id + 1 OR NEW.till <> last.till OR NOT (
                (NEW.epoch = last.epoch AND NEW.number = last.number + 1)
                OR (NEW.epoch > last.epoch AND NEW.number = 1)))
       BEGIN SELECT RAISE(ABORT, 'a journal entry stands at the end'); END""",
)
"""What peewee has no words for: partial indexes, the search index, and the triggers that keep the
journal append-only (INSERT OR REPLACE deletes without asking the trigger on DELETE)."""
