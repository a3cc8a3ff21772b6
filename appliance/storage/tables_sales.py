"""The tables of the receipts, of their sums by business date, and of the days."""

from peewee import CompositeKey, IntegerField, TextField

from appliance.storage.row import Row


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
        indexes = ((("series", "receipt"), True), (("date",), False))


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
    """Sums per business date: ``measure`` is hour, group, product, department, tender, operator, rate,
    total, outside, tip (by the employee that it is for)."""

    date = TextField()
    measure = TextField()
    key = TextField()
    n = IntegerField()
    gross = IntegerField()
    vat = IntegerField()

    class Meta:
        primary_key = CompositeKey("date", "measure", "key")
        without_rowid = True


class Margin(Row):
    """What was sold on a business date whose cost is known, and what it cost, without VAT: ``measure`` is
    group or product."""

    date = TextField()
    measure = TextField()
    key = TextField()
    net = IntegerField()
    cost = IntegerField()

    class Meta:
        primary_key = CompositeKey("date", "measure", "key")
        without_rowid = True


class PantSlip(Row):
    """A machine's slip of pant that was paid."""

    code = TextField(primary_key=True)
    entry = IntegerField()

    class Meta:
        table_name = "pant_slip"
        without_rowid = True


class Day(Row):
    """A day from its opening to its settlement; the columns name journal entries."""

    opened = IntegerField(primary_key=True)
    date = TextField()
    z = IntegerField(null=True)
    z_entry = IntegerField(null=True)
    settled = IntegerField(null=True)


PROJECTIONS = (Sale, Line, Tender, Returned, Copy, Rollup, Margin, Day, PantSlip)
