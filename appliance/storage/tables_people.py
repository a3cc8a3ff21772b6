"""The tables of the people who work the till, and of the sales that they put aside.

`Pin` is no projection: secrets stay out of the journal.
"""

from peewee import BlobField, IntegerField, TextField

from appliance.storage.row import Row


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


PROJECTIONS = (Parked, Person)
