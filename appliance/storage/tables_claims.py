"""The tables of what customers hold and show again: gift cards."""

from peewee import IntegerField, TextField

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


PROJECTIONS = (GiftCard,)
