"""What is on an order: products matched by number, then by EAN; or made.

The API finds products by number. Its search looks at numbers and names, and does not promise to look at
EANs: where it finds none, the whole list is read, once for an order.
"""

from dataclasses import dataclass, field

from appliance.domain.order import OrderLine
from appliance.integrations import Later, Refused
from appliance.integrations.accounting.office24.access import Connection
from appliance.integrations.accounting.office24_orders.asking import PAGE, Ended, Row, listed
from appliance.integrations.accounting.office24_orders.customers import candidates
from appliance.integrations.accounting.office24_orders.lines import Terms, unit_price
from appliance.integrations.accounting.office24_orders.linking import found, known, made
from appliance.integrations.orders import PRODUCT, Links

LONGEST_EAN = 14


@dataclass
class Shelf:
    """The products there, as far as one order asks about them."""

    connection: Connection
    links: Links
    terms: Terms
    _all: list[Row] = field(default_factory=list)

    def product(self, line: OrderLine) -> int:
        """Their id of a line's product, kept as soon as it is known; 0 for goods without a number.

        Raises:
            Ended: With the answer of the delivery; `Refused` product_ambiguous where two fit.
        """
        if not line.product:
            return 0
        if linked := known(self.links, PRODUCT, line.product, line.text):
            return linked
        if fitting := self._matching(line):
            return found(self.links, PRODUCT, line.product, fitting[0])
        if not self.terms.category:
            about = {"ours": line.product, "name": line.text}
            raise Ended(
                Later("product_wrong", facts={**about, "detail": "no category for new products is set"})
            )
        new = body(line, self.terms)
        return made(self.connection, self.links, PRODUCT, line.product, line.text, new)

    def _matching(self, line: OrderLine) -> list[Row]:
        rows = listed(self.connection, "/products", **PAGE, productNumber=line.product)
        fitting = [row for row in rows if row.get("number") == line.product]
        doubt = line.code and any(row.get("ean") and not _has_ean(row, line.code) for row in fitting)
        if line.code and (not fitting or doubt):
            ids = {row["id"] for row in fitting}
            fitting += [row for row in self._with_ean(line.code) if row["id"] not in ids]
        if len(fitting) > 1:
            facts = {"ours": line.product, "name": line.text, "found": candidates(fitting)}
            raise Ended(Refused("product_ambiguous", facts))
        return fitting

    def _with_ean(self, code: str) -> list[Row]:
        searched = listed(self.connection, "/products", **PAGE, productSearch=code)
        if fitting := [row for row in searched if _has_ean(row, code)]:
            return fitting
        self._all = self._all or listed(self.connection, "/products", **PAGE)
        return [row for row in self._all if _has_ean(row, code)]


def _has_ean(row: Row, code: str) -> bool:
    """GTINs of 8 to 14 digits are the same number with other zeros in front."""
    known = (str(row.get(name) or "") for name in ("ean", "eanAlternative"))
    return code.lstrip("0") in (ean.lstrip("0") for ean in known if ean)


def body(line: OrderLine, terms: Terms) -> Row:
    """A new product, as ``POST /products`` takes it."""
    ean = {"ean": line.code} if line.code and len(line.code) <= LONGEST_EAN else {}
    return {
        "name": line.text[:150] or line.product,
        "number": line.product[:100],
        **ean,
        "salesPrice": unit_price(line.price, 1000, line.rate, terms),
        "category": {"id": terms.category},
    }
