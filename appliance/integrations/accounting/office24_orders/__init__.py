"""Deliveries on credit as sales orders and invoices of 24SevenOffice (Finago Office), over its REST API.

An order is made in many calls: its head, and each line by itself. None of them has a key against doing it
twice, and none is undone with another. So an order is a draft until all of it is there; after an interruption
it is found again by its key, its lines are read back, and those that are missing are sent. Only then does
it become what the shop's mode asks for: a confirmed order, an invoice, or the draft that it is.

What the customer owes is what the delivery receipt says. The API works out VAT and sums in its own way from
prices of four decimals, so they can be some øre off: when all lines are there the total is read back, and
the øre between it and the receipt's stand on a line of their own, without VAT, on the account that the
mapping has for ``vat_difference``. Where it is more than rounding, the order stays a draft and is refused.

Source: Finago Office Public API 0.56.0 (rest.api.24sevenoffice.com); nothing here was tried against a live
organization.
"""

from appliance.domain.order import Credit, Order
from appliance.domain.voucher import Account, Mapping, Posting, Role
from appliance.integrations import Answer, Followed, Found, Later, Refused, Unknown, Unsure
from appliance.integrations.accounting.office24.access import Connection
from appliance.integrations.accounting.office24.closed import why_refused
from appliance.integrations.accounting.office24_orders import orders
from appliance.integrations.accounting.office24_orders.accounts import (
    Names,
    account_of,
    accounts_of,
    dimensions,
    names_of,
)
from appliance.integrations.accounting.office24_orders.asking import Declined, Ended, Row, send
from appliance.integrations.accounting.office24_orders.customers import customer
from appliance.integrations.accounting.office24_orders.lines import Terms, allowed, body, rounding_line, stale
from appliance.integrations.accounting.office24_orders.orders import OPEN, RANKS, STATUS, Stands
from appliance.integrations.accounting.office24_orders.products import Shelf
from appliance.integrations.http import UNREADABLE, odd
from appliance.integrations.orders import Links

__all__ = ("Office24Orders", "Terms")


class Office24Orders:
    """One organization's sales orders."""

    name = "office24_orders"
    settling = 10 * 60 * 1000

    def __init__(self, connection: Connection, mapping: Mapping, terms: Terms) -> None:
        """Talk through ``connection``, which may be that of the day's vouchers.

        Args:
            connection: The organization.
            mapping: The shop's accounts; revenue by group, product and rate, and ``vat_difference``.
            terms: What the shop has settled about orders.
        """
        self.connection = connection
        self._mapping = mapping
        self._terms = terms

    def close(self) -> None:
        """Close the connections."""
        self.connection.close()

    def deliver(self, order: Order, links: Links, delivery: str) -> Answer:
        """Hand the order over; see `appliance.integrations.orders.OrderTarget`."""
        try:
            accounts = accounts_of(order, self._mapping)
            names = names_of(self.connection, accounts)
            theirs = customer(self.connection, order.customer, links)
            shelf = Shelf(self.connection, links, self._terms)
            products = [shelf.product(line) for line in order.lines]
            there = self._begun(order, theirs, self._shared(accounts, names), delivery)
            if there.rank == OPEN:
                self._complete(order, there, accounts, products, names)
                there = self._settled(order, there.id)
            return self._handed_over(order, there)
        except Ended as end:
            return end.answer

    def look_up(self, order: Order, delivery: str) -> Found:
        """Look for the order's key among the orders around its date; whole, or `Absent`."""
        try:
            return orders.judged(order, orders.found(self.connection, order))
        except Ended as end:
            return end.answer if isinstance(end.answer, Later) else Unsure(end.answer.code, end.answer.facts)

    def follow(self, order: Order, delivery: str, reference: str) -> Followed | Later:
        """Ask what became of an order: it waits there, is billed, was changed, or is gone."""
        try:
            there = orders.by_reference(self.connection, order, reference)
        except Ended as end:
            if isinstance(end.answer, Later):
                return end.answer
            return Followed("cannot_tell", facts=end.answer.facts)
        if there is None:
            return Followed("cannot_tell" if reference == delivery else "gone")
        if there.rank != orders.BILLED:
            return Followed("draft")  # a person may still be at it
        differs = there.differs(order)
        return Followed("changed" if differs else "posted", there.number, not differs, differs)

    def _begun(self, order: Order, theirs: int, shared: list[Row], delivery: str) -> Stands:
        """The order with its head in place, found or made."""
        wanted = orders.head(order, theirs, self._terms.payment_method, shared, delivery)
        there = orders.found(self.connection, order)
        try:
            if there is None:
                row = send(self.connection, "POST", "/salesorders", wanted)
                return self._read(order, row["id"])
            same = (there.row.get("customer") or {}).get("id"), there.row.get("date")
            if there.rank == OPEN and same != (theirs, order.date):  # linked or dated anew since
                del wanted["status"]
                send(self.connection, "PATCH", f"/salesorders/{there.id}", wanted)
        except Declined as no:
            if no.about("customer"):
                facts = {**no.answer.facts, "ours": order.customer.number, "name": order.customer.name}
                raise Ended(Refused("customer_wrong", facts)) from no
            raise Ended(why_refused(self.connection, order.date, no.reply, no.answer)) from no
        return there

    def _complete(
        self, order: Order, there: Stands, accounts: tuple[Account, ...], products: list[int], names: Names
    ) -> None:
        """Send the lines that are missing, and those again that went out with what is settled otherwise."""
        if there.lines.strangers:  # a person is at it
            raise Ended(Unknown("found_differs", there.differs(order)))
        parts = zip(order.lines, accounts, products, there.lines.ours, strict=True)
        for line, account, product, sent in parts:
            own = dimensions(account, self.connection.access, names)
            wanted = body(line, account, product, own, self._terms)
            self._line(there.id, sent, wanted, {"ours": line.product, "name": line.text})

    def _line(self, number: int, sent: Row | None, wanted: Row, about: dict[str, str | int]) -> None:
        path = f"/salesorders/{number}/lines"
        try:
            if sent is None:
                send(self.connection, "POST", path, wanted)
            elif stale(sent, wanted):
                send(self.connection, "PATCH", f"{path}/{sent['id']}", wanted)
        except Declined as no:
            if no.about("product"):
                raise Ended(Refused("product_wrong", {**no.answer.facts, **about})) from no
            if no.about("account", "tax", "dimensions"):
                facts = {"account": wanted["account"]["number"], "vat_code": wanted["tax"]["number"]}
                raise Ended(Refused("mapping_wrong", {**no.answer.facts, **facts})) from no
            raise
        except UNREADABLE as fault:
            raise Ended(odd(fault)) from fault

    def _settled(self, order: Order, number: int) -> Stands:
        """The order read back with all its lines, come to what is owed to the øre."""
        there = self._read_back(order, number)
        off = order.gross - there.gross
        if off and there.lines.whole and abs(off) <= allowed(order):
            account = account_of(Posting(Role.VAT_DIFFERENCE, -off), self._mapping)
            own = dimensions(account, self.connection.access, names_of(self.connection, [account]))
            wanted = rounding_line(order, there.lines.rounded + off, account, own)
            self._line(number, there.lines.rounding, wanted, {})
            there = self._read_back(order, number)
        if differs := there.differs(order):
            raise Ended(Refused("found_differs", differs))
        return there

    def _read(self, order: Order, number: int) -> Stands:
        if there := orders.read(self.connection, order, number):
            return there
        raise Ended(Unknown("answer_odd", {"found": str(number), "detail": "made, and not there"}))

    def _read_back(self, order: Order, number: int) -> Stands:
        """The same of one that may be whole by now: where it cannot be read, it may be there."""
        try:
            return self._read(order, number)
        except Ended as end:
            raise Ended(Unknown(end.answer.code, end.answer.facts)) from end

    def _handed_over(self, order: Order, there: Stands) -> Answer:
        wanted = STATUS[order.mode]
        if differs := there.differs(order):
            return Unknown("found_differs", differs)
        if there.rank < RANKS[wanted]:
            change: Row = {"status": wanted, "date": order.date}
            if order.mode == Credit.INVOICE:
                change["invoice"] = {"date": order.date}
            try:
                send(self.connection, "PATCH", f"/salesorders/{there.id}", change)
            except Declined as no:
                return why_refused(self.connection, order.date, no.reply, no.answer)
            there = self._read_back(order, there.id)
            if there.rank < RANKS[wanted]:
                return Unknown("answer_odd", {"found": str(there.id), "detail": f"not {wanted} yet"})
        return there.accepted()

    def _shared(self, accounts: tuple[Account, ...], names: Names) -> list[Row]:
        """The dimensions that all lines share are the order's own."""
        each = [dimensions(account, self.connection.access, names) for account in accounts]
        return [one for one in each[0] if all(one in others for others in each)] if each else []
