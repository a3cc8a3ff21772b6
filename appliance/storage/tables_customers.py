"""The tables of the customers: who they are, and what they owe by what this till knows.

`Customer` is no projection: who somebody is stays out of the journal, so that it can be forgotten.
"""

from peewee import CompositeKey, IntegerField, TextField

from appliance.storage.row import Row


class Customer(Row):
    """A customer; one who is forgotten leaves the number behind, and it is not given again."""

    id = IntegerField(primary_key=True)
    number = TextField(unique=True)
    name = TextField()
    organisation = TextField()
    street = TextField()
    postcode = TextField()
    town = TextField()
    phone = TextField()
    email = TextField()
    grp = TextField()
    credit_limit = IntegerField(null=True)
    due = IntegerField()
    forgotten = IntegerField()


class Owing(Row):
    """What a customer came to owe by an entry, or paid of it (negative), in minor units."""

    customer = TextField()
    entry = IntegerField()
    kind = TextField()
    amount = IntegerField()
    at = IntegerField()

    class Meta:
        primary_key = CompositeKey("customer", "entry")
        without_rowid = True


PROJECTIONS = (Owing,)
