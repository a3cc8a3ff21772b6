"""The tables of the prices that hold for a time: campaigns."""

from peewee import CompositeKey, IntegerField, TextField

from appliance.storage.row import Row


class Campaign(Row):
    """A multiple, see `domain.campaign`."""

    code = TextField(primary_key=True)
    name = TextField()
    pieces = IntegerField()
    price = IntegerField(null=True)
    free = IntegerField()
    first = TextField()
    last = TextField()

    class Meta:
        without_rowid = True


class Taking(Row):
    """What may stand in a campaign's sets: a ``product`` or a ``group``, by its number or code."""

    what = TextField()
    of = TextField()
    campaign = TextField()

    class Meta:
        primary_key = CompositeKey("what", "of", "campaign")
        without_rowid = True


PROJECTIONS = (Campaign, Taking)
