"""Goods that were made at the till, until somebody who manages has looked at them."""

from appliance.domain.product import Product
from appliance.storage import catalogue as shelf
from appliance.storage import journal
from appliance.storage.journal import Fact
from appliance.till.needs import needs_earnest
from appliance.till.permissions import needs
from appliance.till.till import Till, store

SOURCE = "made"
"""What an entry ``catalogue`` of such goods names as its source."""


def made(till: Till) -> list[Product]:
    """Those that were made since they were last looked at, the newest first, as they are now."""
    seen = journal.last_of(till.database, "made_seen")
    numbers: list[str] = []
    for row, data in journal.every(till.database, "catalogue"):
        if seen and row < seen[0]:
            break
        if data.get("source") == SOURCE:
            numbers += [one["number"] for one in data["products"]]
    known = shelf.known(till.database, numbers)
    return [known[number] for number in dict.fromkeys(numbers)]


def seen(till: Till) -> None:
    """They were looked at; no entry where there are none.

    Raises:
        Refused: ``manager_needed``; ``training_only_sells``.
    """
    needs(till, "goods")
    needs_earnest(till)
    if found := made(till):
        store(
            till, Fact("made_seen", {"products": [{"number": one.number, "name": one.name} for one in found]})
        )
