"""The tables of what the books are handed: accounts, vouchers, orders."""

from peewee import CompositeKey, IntegerField, TextField

from appliance.storage.row import Row


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
        indexes = ((("date",), False),)
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


PROJECTIONS = (Mapping, Voucher, Handover, DeliveryAnswer)
