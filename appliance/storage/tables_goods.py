"""The tables of the goods: groups, departments, products, their codes and dated prices.

All but `LAYOUT`, the layout of a screen, are projections of the entries ``catalogue``.
"""

from peewee import BlobField, CompositeKey, IntegerField, TextField

from appliance.storage.row import Row


class Grp(Row):
    """An article group (varegruppe)."""

    code = TextField(primary_key=True)
    name = TextField()
    department = TextField()
    rate = IntegerField()
    discountable = IntegerField()
    colour = TextField()
    kind = TextField()
    kitchen = IntegerField()
    served = IntegerField(null=True)
    here = IntegerField()
    age = IntegerField()
    hours = TextField()

    class Meta:
        without_rowid = True


class Department(Row):
    """A department (avdeling)."""

    code = TextField(primary_key=True)
    name = TextField()

    class Meta:
        without_rowid = True


class Product(Row):
    """A product as it is sold now."""

    id = IntegerField(primary_key=True)
    number = TextField(unique=True)
    name = TextField()
    grp = TextField()
    department = TextField()
    price = IntegerField(null=True)
    rate = IntegerField()
    unit = TextField()
    discountable = IntegerField()
    booked_alone = IntegerField()
    pant = TextField()
    variant = TextField()
    family = TextField()
    prices = TextField()
    """Those beside its own as JSON, or nothing: they are never asked for but with their product."""
    ticket = TextField()
    parts = TextField()
    """What is in a bundle, the same."""
    cost = IntegerField(null=True)
    ended = IntegerField()
    content = TextField()


class Code(Row):
    """A barcode of a product."""

    code = TextField(primary_key=True)
    product = IntegerField(index=True)

    class Meta:
        without_rowid = True


class Price(Row):
    """A product's price from an entry on: dated rows, oldest first by entry."""

    product = TextField()
    entry = IntegerField()
    price = IntegerField(null=True)
    at = IntegerField()

    class Meta:
        primary_key = CompositeKey("product", "entry")
        without_rowid = True


class Favourite(Row):
    """A tile of the favourites pages."""

    page = IntegerField()
    place = IntegerField()
    product = TextField()

    class Meta:
        primary_key = CompositeKey("page", "place")
        without_rowid = True


class FavouritePage(Row):
    """A page of favourites."""

    page = IntegerField(primary_key=True)
    name = TextField()


class Tile(Row):
    """What a product's tile has of its own, on whatever page it is."""

    product = TextField(primary_key=True)
    colour = TextField()
    image = BlobField()


LAYOUT = (Favourite, FavouritePage, Tile)
PROJECTIONS = (Grp, Department, Product, Code, Price)
