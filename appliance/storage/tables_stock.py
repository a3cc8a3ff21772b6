"""The tables of the stock: what is on hand, what moved it, and what has been counted so far."""

from peewee import CompositeKey, IntegerField, TextField

from appliance.storage.row import Row


class Stock(Row):
    """A product that a stock is kept of: thousandths on hand, and the least there should be."""

    product = TextField(primary_key=True)
    on_hand = IntegerField()
    minimum = IntegerField()

    class Meta:
        without_rowid = True


class Movement(Row):
    """Goods that came or went, by one line of an entry; they sum to what is on hand."""

    product = TextField()
    entry = IntegerField()
    place = IntegerField()
    kind = TextField()
    reason = TextField()
    quantity = IntegerField()
    at = IntegerField()

    class Meta:
        primary_key = CompositeKey("product", "entry", "place")
        without_rowid = True


class Counting(Row):
    """A product as it was counted in a stocktake that is under way: a draft, and no projection."""

    product = TextField(primary_key=True)
    take = TextField()
    quantity = IntegerField()
    on_hand = IntegerField()
    at = IntegerField()

    class Meta:
        without_rowid = True


PROJECTIONS = (Stock, Movement)
