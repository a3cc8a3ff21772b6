"""What goods cost the shop, said of a product; what comes in says it too (`stock.receive`)."""

from dataclasses import replace

from appliance.domain.problems import refuse
from appliance.domain.product import DEAREST
from appliance.till import catalogue
from appliance.till.till import Till


def say(till: Till, number: str, cost: int | None) -> None:
    """Say what one of a product costs the shop, for the sales from now on; journalled (13021).

    Args:
        till: The till.
        number: The article number.
        cost: Minor units, without VAT; None: nobody knows.

    Raises:
        Refused: ``manager_needed``, ``training_only_sells``, ``line_gone``, ``amount_wrong``.
    """
    product = catalogue.to_change(till, number)
    if cost is not None and not 0 <= cost <= DEAREST:
        raise refuse("amount_wrong")
    catalogue.put(till, [replace(product, cost=cost)])
