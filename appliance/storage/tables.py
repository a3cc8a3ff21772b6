"""The tables of till.db. `Entry` is the journal; nearly all else is a projection of it.

Projections are written in the commit of their entry and made anew from the journal by ``rebuild``.
Not projections: `Job` (what the devices still owe), `Pin` (secrets stay out of the journal),
`Origin` (what the database was born as) and `Favourite` (the layout of a screen).
"""

from peewee import BlobField, CompositeKey, IntegerField, TextField

from appliance.storage.goods import Code, Department, Favourite, Grp, Price, Product
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


class Sale(Row):
    """One receipt of a sales or return series."""

    entry = IntegerField(primary_key=True)
    date = TextField()
    series = TextField()
    receipt = IntegerField()
    nr = IntegerField()
    at = IntegerField()
    operator = TextField()
    gross = IntegerField()
    vat = IntegerField()
    rounding = IntegerField()

    class Meta:
        indexes = ((("series", "receipt"), True),)


class Line(Row):
    """A line of a receipt, with its VAT after every discount."""

    entry = IntegerField()
    line = IntegerField()
    product = TextField()
    grp = TextField()
    department = TextField()
    quantity = IntegerField()
    gross = IntegerField()
    vat = IntegerField()
    rate = IntegerField()

    class Meta:
        primary_key = CompositeKey("entry", "line")
        without_rowid = True


class Tender(Row):
    """A tender of a receipt, change taken off."""

    entry = IntegerField()
    tender = IntegerField()
    kind = TextField()
    brand = TextField()
    amount = IntegerField()

    class Meta:
        primary_key = CompositeKey("entry", "tender")
        without_rowid = True


class Returned(Row):
    """How much of a receipt's line has come back."""

    entry = IntegerField()
    line = IntegerField()
    quantity = IntegerField()
    gross = IntegerField()

    class Meta:
        primary_key = CompositeKey("entry", "line")
        without_rowid = True


class Copy(Row):
    """The one copy that a receipt has had."""

    entry = IntegerField(primary_key=True)
    copy = IntegerField()


class Rollup(Row):
    """Sums per business date: ``measure`` is hour, group, department, tender, operator, rate, total,
    outside."""

    date = TextField()
    measure = TextField()
    key = TextField()
    n = IntegerField()
    gross = IntegerField()
    vat = IntegerField()

    class Meta:
        primary_key = CompositeKey("date", "measure", "key")
        without_rowid = True


class Day(Row):
    """A day from its opening to its settlement; the columns name journal entries."""

    opened = IntegerField(primary_key=True)
    date = TextField()
    z = IntegerField(null=True)
    z_entry = IntegerField(null=True)
    settled = IntegerField(null=True)


class Parked(Row):
    """A sale that waits under a name; its lines are in the body of entry ``entry``."""

    sale = TextField(primary_key=True)
    entry = IntegerField()
    name = TextField()
    at = IntegerField()
    operator = TextField()

    class Meta:
        without_rowid = True


class Person(Row):
    """A person who works the till."""

    number = TextField(primary_key=True)
    name = TextField()
    role = TextField()
    active = IntegerField()

    class Meta:
        without_rowid = True


class Pin(Row):
    """A person's PIN, salted and hashed with scrypt, and the tries against it."""

    person = TextField(primary_key=True)
    salt = BlobField()
    hash = BlobField()
    failed = IntegerField()
    locked_until = IntegerField()

    class Meta:
        without_rowid = True


class Mapping(Row):
    """An account of the books for a neutral key, see `domain.voucher`."""

    role = TextField()
    department = TextField()
    rate = TextField()
    tender = TextField()
    reason = TextField()
    grp = TextField()
    product = TextField()
    account = TextField()
    vat_code = TextField()
    to_department = TextField()
    to_project = TextField()
    to_object = TextField()

    class Meta:
        primary_key = CompositeKey("role", "department", "rate", "tender", "reason", "grp", "product")
        without_rowid = True


class Voucher(Row):
    """A voucher that is to be delivered; its id is fixed here, before the first try."""

    id = TextField(primary_key=True)
    entry = IntegerField()
    date = TextField()
    closed_at = IntegerField()
    body = TextField()

    class Meta:
        without_rowid = True


class Handover(Row):
    """A delivery on credit that the books bill by themselves, see `domain.order`."""

    id = TextField(primary_key=True)
    entry = IntegerField()
    date = TextField()
    at = IntegerField()
    body = TextField()

    class Meta:
        without_rowid = True


class DeliveryAnswer(Row):
    """What a person said of a delivery whose fate is unknown."""

    delivery = TextField(primary_key=True)
    answer = TextField()
    reference = TextField()
    at = IntegerField()

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
    Sale, Line, Tender, Returned, Copy, Rollup, Day, Parked, Grp, Department, Product, Code, Price,
    Person, Mapping, Voucher, Handover, DeliveryAnswer, SealKey,
)  # fmt: skip
TABLES = (Entry, Origin, *PROJECTIONS, Favourite, Pin, Job)

EXTRAS = (
    "CREATE INDEX entry_kind ON entry (kind) WHERE kind <> 'sale'",
    "CREATE VIRTUAL TABLE finding USING fts5(text, prefix='1 2 3 4 5 6 7 8')",
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
