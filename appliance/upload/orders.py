"""Orders go the way that days go: the same states, the same look-up before a repeat, the same questions.

Each goes in the envelope of a voucher without postings, so that what holds for days holds for orders, by
the same code: an order's trouble is its own, and neither waits for the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from appliance.domain.order import Order
from appliance.domain.voucher import Mapping as Accounts
from appliance.domain.voucher import Voucher
from appliance.integrations import Answer, Finding, Followed, Found, Later, Line, Refused
from appliance.integrations.ahead import Dimensions
from appliance.integrations.orders import CUSTOMER, PRODUCT, Links, OrderTarget
from appliance.storage.delivery import Delivery, State
from appliance.storage.links import Linked
from appliance.storage.vouchers import Day, Handed, Said

ASKS = {
    "customer_ambiguous": CUSTOMER,
    "customer_wrong": CUSTOMER,
    "product_ambiguous": PRODUCT,
    "product_wrong": PRODUCT,
}
"""The refusals that a person ends by saying which of theirs it is, and what is asked about."""
AMBIGUOUS = ("customer_ambiguous", "product_ambiguous")
"""Those in which no link was known: who has said it meanwhile was not heard, as a pass was under way."""


class Nowhere:
    """Where orders wait that no system takes: the one that is set up cannot, or none is."""

    name = "no_orders"
    settling = 0

    def deliver(self, order: Order, links: Links, delivery: str) -> Answer:
        """Refused; it goes out under another name once a system is set up that takes it."""
        return Refused("orders_untaken", {"mode": order.mode})

    def look_up(self, order: Order, delivery: str) -> Found:
        """Nothing was ever sent to nowhere: only another target's row can be looked up, and not here."""
        return Later("orders_untaken", facts={"mode": order.mode})

    def follow(self, order: Order, delivery: str, reference: str) -> Followed | Later:
        """See `look_up`."""
        return Later("orders_untaken", facts={"mode": order.mode})


@dataclass(slots=True)
class Orders:
    """A target of orders, which takes them out of their envelopes; see `integrations.Target`."""

    target: OrderTarget
    links: Links
    modes: frozenset[str]
    """What the target can make of an order."""
    orders: Mapping[str, Order]
    """By id."""
    name: str = field(init=False)
    settling: int = field(init=False)
    needs_mapping: bool = False
    takes_twice: bool = False
    posting: str = "posted"

    def __post_init__(self) -> None:
        self.name, self.settling = self.target.name, self.target.settling

    def _order(self, voucher: Voucher) -> Order:
        """What is in the envelope, under the date that the envelope has."""
        return replace(self.orders[voucher.id], date=voucher.date)

    def deliver(
        self, voucher: Voucher, lines: tuple[Line, ...], delivery: str, attachments: Mapping[str, bytes]
    ) -> Answer:
        """Hand one over; an order that the shop once chose and this target cannot make is refused."""
        order = self._order(voucher)
        if order.mode not in self.modes:
            return Refused("orders_untaken", {"mode": order.mode})
        return self.target.deliver(order, self.links, delivery)

    def look_up(self, voucher: Voucher, delivery: str) -> Found:
        """Ask whether an earlier try arrived whole."""
        return self.target.look_up(self._order(voucher), delivery)

    def follow(
        self, voucher: Voucher, lines: tuple[Line, ...], delivery: str, reference: str
    ) -> Followed | Later:
        """Ask what became of it."""
        return self.target.follow(self._order(voucher), delivery, reference)

    def preflight(
        self, mapping: Accounts, dates: Iterable[str], dimensions: Dimensions
    ) -> Later | tuple[Finding, ...]:
        """Nothing of an order is known to be refused before it is tried."""
        return ()


def envelope(handed: Handed) -> Day:
    """An order as a day of its own: the same id, key and date, and nothing to book."""
    order = handed.order
    if order is None:
        return Day(handed.id, handed.at, None, handed.fault)
    voucher = Voucher(
        order.id, order.key, order.till, order.epoch, 0, order.date, order.currency, order.key, (),
        (order.entry, order.entry), closed_at=order.at, revision=order.revision,
    )  # fmt: skip
    return Day(handed.id, handed.at, voucher)


def answered(rows: Mapping[str, Delivery], target: str, linked: Iterable[Linked]) -> dict[str, Said]:
    """Who says which of theirs it is, says with it that what was refused for it goes out again.

    Args:
        rows: The deliveries that count, by what they deliver.
        target: The target's name.
        linked: What people said.

    Returns:
        Their answer by delivery id, for `appliance.upload.run`.
    """
    said = {(one.what, one.ours): one for one in linked if one.target == target}
    answers: dict[str, Said] = {}
    for row in rows.values():
        if row.target == target and row.state == State.REFUSED and row.code in ASKS:
            one = said.get((ASKS[row.code], str(row.facts.get("ours", ""))))
            if one and one.at != row.answered and (row.code in AMBIGUOUS or one.at > (row.tried_at or 0)):
                # the next revision has seen this answer: if that does not help, it does not go on for ever
                after = f"{row.voucher}-{target}-{row.revision + 1}"
                answers[row.id] = Said(row.id, "resend", "", max(one.at, (row.tried_at or 0) + 1))
                answers[after] = Said(after, "resend", "", one.at)
    return answers
