"""The tables of what customers hold and show again: gift cards and tickets."""

from peewee import CompositeKey, IntegerField, TextField

from appliance.storage.row import Row


class GiftCard(Row):
    """A gift card with what is left on it; ``entry`` is the row id of the sale that gave it out."""

    number = TextField(primary_key=True)
    price = IntegerField()
    balance = IntegerField()
    currency = TextField()
    until = TextField()
    single = IntegerField()
    entry = IntegerField()

    class Meta:
        without_rowid = True


class Ticket(Row):
    """A ticket; ``entry`` is the row id of the sale that gave it out, or of the delivery."""

    number = TextField(primary_key=True)
    product = TextField()
    name = TextField()
    first = TextField()
    last = TextField()
    entries = IntegerField()
    holder = TextField()
    returned = IntegerField()
    entry = IntegerField()

    class Meta:
        without_rowid = True


class Admission(Row):
    """One that a ticket let in and that was not taken back; ``entry`` is the row id of its entry."""

    ticket = TextField()
    entry = IntegerField()
    at = IntegerField()
    offset = IntegerField()
    day = TextField()

    class Meta:
        primary_key = CompositeKey("ticket", "entry")
        without_rowid = True


PROJECTIONS = (GiftCard, Ticket, Admission)
