"""The stocktake: what is scanned is counted, and at the end one entry says what was there and what should be.

What is counted is a draft in till.db, on the disk with each scan: it can be left and gone on with, and a
power cut takes nothing of it. Sales go on meanwhile. So what should be there is noted with each count of a
product, and what the entry changes is the difference *then*: what is sold between the count and the end stays
sold. Whoever counts a product in two places finds the second count added to the first, and compared with what
should be there at the second.
"""

import secrets
from dataclasses import replace

from appliance.domain.line import ONE
from appliance.domain.problems import Refused, refuse
from appliance.domain.sale import MOST
from appliance.domain.stock import is_quantity
from appliance.storage import stock
from appliance.storage.journal import Fact
from appliance.storage.stock import Counted
from appliance.till.needs import needs_earnest, needs_operator
from appliance.till.permissions import needs
from appliance.till.stock import begin as begin_looking
from appliance.till.stock import choose, look_up, needs_stock
from appliance.till.till import Till, store


def begin(till: Till) -> None:
    """From here on scans count; goes on with what was counted before. Refuses as `stock.begin` does."""
    begin_looking(till)
    assert till.stocking
    till.stocking = replace(till.stocking, counting=True)


def scanned(till: Till, text: str) -> bool:
    """Take a scan for the stock: look its goods up, and count one where a stocktake is under way; what is
    weighed is counted by typing. False when somebody has to look."""
    product = look_up(till, text)
    if not product or not till.stocking or not till.stocking.counting:
        return product is not None
    try:
        needs_stock(till, product.number)
        if not product.unit:
            before = next((one.quantity for one in counted(till) if one.number == product.number), 0)
            count(till, product.number, before + ONE)
    except Refused as refused:
        choose(till, "")
        till.banners[refused.problem.code] = refused.problem
        return False
    till.banners.pop("stock_not_kept", None)
    return True


def count(till: Till, number: str, quantity: int) -> None:
    """So many of a product are there, whatever was counted of it before.

    Args:
        till: The till.
        number: The article number.
        quantity: Thousandths; nothing is a count too.

    Raises:
        Refused: ``stock_not_kept``, ``quantity_wrong``, ``not_logged_in``, ``training_only_sells``.
    """
    needs_operator(till)
    needs_earnest(till)
    held = needs_stock(till, number)
    if not 0 <= quantity <= MOST or not is_quantity(quantity, held.unit):
        raise refuse("quantity_wrong", quantity=quantity, most=MOST // ONE)
    take = stock.take(till.database) or secrets.token_hex(16)
    stock.count(till.database, take, number, quantity, till.clock().at)


def counted(till: Till) -> list[Counted]:
    """What has been counted, the last first."""
    return stock.counted(till.database)


def leave_out(till: Till, number: str) -> None:
    """Take a product out of the count: it stays as the till has it."""
    needs_operator(till)
    stock.uncount(till.database, number)


def drop(till: Till) -> None:
    """Throw the whole count away; refuses with ``manager_needed``."""
    needs(till, "goods")
    stock.uncount(till.database)


def finish(till: Till) -> int:
    """The stock is what was counted: one entry with each product, what should have been there, what was, and
    the difference. A manager stands for it.

    Returns:
        How many products differed.

    Raises:
        Refused: ``manager_needed``, ``stocktake_empty``, ``training_only_sells``.
    """
    needs(till, "goods")
    needs_earnest(till)
    found = counted(till)
    if not found:
        raise refuse("stocktake_empty")
    lines = [
        {"product": one.number, "name": one.name, "quantity": one.quantity, "on_hand": one.on_hand,
         "change": one.change, "counted_at": one.at}
        for one in reversed(found)
    ]  # fmt: skip
    store(till, Fact("stocktake", {"take": stock.take(till.database), "lines": lines}))
    return sum(one.change != 0 for one in found)
