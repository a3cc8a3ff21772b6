"""Invoices at Dinero (Denmark): a delivery on credit becomes a draft there, or a booked invoice.

An invoice comes whole, with all its lines, in one request, under an id of our own that follows from the
delivery id: Dinero takes it once and answers 409 the second time. So any step may be cut short and
repeated. A contact has such an id too; a product has not, so after a lost answer it is looked up again
before another is made (which is why `DineroInvoices.settling` is long).

    contact, products  →  invoices/fetch (what would it come to?)  →  invoices (draft)  →  invoices/{id}/book

Booking is done when it is answered, unlike that of a ledger item; it starts from the draft's version, and
whoever comes with an old one (code 58) reads it again. A draft that somebody changed there is booked by
nobody but them. Nothing is ever mailed from here, and no terms of payment are sent: Dinero has the
customer's own.

The total is what the delivery receipt says; `body` tells how.

Source: developer.dinero.dk, the API's own field descriptions, and public clients; nothing here was tried
against a live organisation.
"""

from appliance.domain.order import Credit, Order
from appliance.domain.voucher import Mapping
from appliance.integrations import Absent, Accepted, Answer, Followed, Found, Later, Refused, Unknown
from appliance.integrations.accounting.dinero import Connection
from appliance.integrations.accounting.dinero.item import is_id, item_id, revisions
from appliance.integrations.accounting.dinero.replies import (
    OUT_OF_DATE,
    code,
    duplicate,
    harmless,
    said,
    unseen,
    verdict,
)
from appliance.integrations.accounting.dinero_invoices import accounts, body, customers, products
from appliance.integrations.accounting.dinero_invoices.back import Standing, standing
from appliance.integrations.accounting.dinero_invoices.body import Row
from appliance.integrations.accounting.dinero_invoices.refusals import refused
from appliance.integrations.exact import write
from appliance.integrations.http import Reply
from appliance.integrations.orders import Links

__all__ = ("DineroInvoices",)


class DineroInvoices:
    """One organisation's contacts, products and invoices."""

    name = "dinero_invoices"
    settling = 10 * 60 * 1000

    def __init__(self, connection: Connection, mapping: Mapping) -> None:
        """Deliver through ``connection``, on the accounts of the shop's ``mapping``."""
        self._connection = connection
        self._mapping = mapping
        self._codes: accounts.Codes | None = None

    def close(self) -> None:
        """Close the connections."""
        self._connection.close()

    def deliver(self, order: Order, links: Links, delivery: str) -> Answer:
        """Match or make customer and products, put the invoice there, and book it where it shall be."""
        identity = item_id(delivery)
        made = self._prepared(order, links)
        if not isinstance(made, dict):
            return made
        answer = self._connection.ask("POST", "invoices", body=write({"Guid": identity, **made}))
        if not isinstance(answer, Reply):
            return answer
        if not duplicate(answer) and (failed := refused(answer, order)):
            return failed
        return self._onward(order, identity, answer)

    def look_up(self, order: Order, delivery: str) -> Found:
        """Ask for the invoice of this delivery, or that of another revision of it."""
        for one in revisions(delivery):
            identity = item_id(one)
            stands = self._standing(identity)
            if isinstance(stands, Later):
                return stands
            if stands:
                return Accepted(identity, stands.stage, stands.number, stands.differs(order))
        return Absent()

    def follow(self, order: Order, delivery: str, reference: str) -> Followed | Later:
        """Say what became of an invoice, and book it where it shall be booked and still waits as we made it.

        A person who found the invoice there typed its number; Dinero tells invoices by their id alone.
        """
        identity = reference if is_id(reference) else item_id(delivery)
        stands = self._standing(identity)
        if isinstance(stands, Later):
            return stands
        if stands is None:
            if reference in (identity, delivery):  # the latter: it was kept out of the books
                return Followed("gone")
            detail = "an invoice that did not come from here; it can be asked for by its id alone"
            return Followed("cannot_tell", reference, facts={"detail": detail})
        facts = stands.differs(order)
        if facts:
            return Followed("changed", stands.number, facts=facts)
        if stands.stage == "draft" and order.mode == Credit.INVOICE:
            now = self._booked(order, identity, stands)
            return Followed(now.stage, now.number, now.stage == "posted", now.facts)
        return Followed(stands.stage, stands.number, stands.stage == "posted")

    def _prepared(self, order: Order, links: Links) -> dict[str, object] | Later | Refused | Unknown:
        """The invoice's body, once everything that it names is there."""
        if wrong := body.unfit(order):
            return wrong
        put = accounts.of(order, self._mapping)
        if isinstance(put, Later):
            return put
        codes = self._told()
        if isinstance(codes, Later):
            return codes
        if unlike := accounts.unlike(order, put, codes):
            return unlike
        contact = customers.matched(self._connection, order.customer, links)
        if not isinstance(contact, str):
            return contact
        rows = products.matched(self._connection, body.rows(order, put), links)
        if not isinstance(rows, list):
            return rows
        return self._to_the_total(order, contact, rows, codes)

    def _told(self) -> accounts.Codes | Later:
        if self._codes is None:
            told = accounts.codes(self._connection)
            if isinstance(told, Later):
                return told
            self._codes = told
        return self._codes

    def _to_the_total(
        self, order: Order, contact: str, rows: list[Row], codes: accounts.Codes
    ) -> dict[str, object] | Later | Refused:
        """The body, with a row for rounding where Dinero comes to some øre more or less than the receipt."""
        made = body.invoice(order, contact, rows)
        total = self._total(order, made)
        if not isinstance(total, int):
            return total
        if total == order.gross:
            return made
        off = order.gross - total
        if abs(off) > len(rows):
            return _other_total(total, order)
        account = accounts.of_rounding(self._mapping, codes)
        if isinstance(account, Later):
            return account
        made = body.invoice(order, contact, [*rows, body.rounding(off, account)])
        total = self._total(order, made)
        if not isinstance(total, int):
            return total
        return made if total == order.gross else _other_total(total, order)

    def _total(self, order: Order, made: dict[str, object]) -> int | Later | Refused:
        answer = self._connection.ask("POST", "invoices/fetch", body=write(made))
        if isinstance(answer, Reply) and isinstance(wrong := refused(answer, order), Refused):
            return wrong
        answer = harmless(answer)
        return answer if isinstance(answer, Later) else body.total(answer)

    def _onward(self, order: Order, identity: str, answer: Reply) -> Answer:
        """It is there, by this try or an earlier one: see how it stands, and go on."""
        stands = self._standing(identity)
        if isinstance(stands, Later):
            return Accepted(identity, "draft", facts=stands.facts)
        if stands is not None:
            return self._booked(order, identity, stands)
        if duplicate(answer):
            # taken and not there: somebody deleted it, and Dinero does not give the id again
            return Refused("refused", {"status": answer.status, "said": said(answer)})
        return Unknown("answer_odd", {"status": answer.status})

    def _booked(self, order: Order, identity: str, stands: Standing) -> Accepted:
        """Book a draft that shall be and is as we made it; whatever comes of it, it is there."""
        facts = stands.differs(order)
        if stands.stage != "draft" or order.mode != Credit.INVOICE or facts:
            return Accepted(identity, stands.stage, stands.number, facts)
        answer = self._book(identity, stands.version)
        now = self._standing(identity)
        old = isinstance(answer, Reply) and code(answer) == OUT_OF_DATE
        if old and isinstance(now, Standing) and now.stage == "draft":
            if facts := now.differs(order):
                return Accepted(identity, "draft", facts=facts)
            answer = self._book(identity, now.version)
            now = self._standing(identity)
        if isinstance(now, Standing) and now.stage != "draft":
            return Accepted(identity, now.stage, now.number, now.differs(order))
        if not isinstance(answer, Reply):
            return Accepted(
                identity, "booking" if isinstance(answer, Unknown) else "draft", facts=answer.facts
            )
        wrong = verdict(answer)
        if wrong is None or isinstance(wrong, Unknown):
            return Accepted(identity, "booking")
        return Accepted(identity, "draft", facts=wrong.facts)

    def _book(self, identity: str, version: str) -> Reply | Later | Unknown:
        return self._connection.ask("POST", f"invoices/{identity}/book", body=write({"Timestamp": version}))

    def _standing(self, identity: str) -> Standing | Later | None:
        answer = self._connection.ask("GET", f"invoices/{identity}")
        if isinstance(answer, Reply) and unseen(answer):
            return None
        answer = harmless(answer)
        return answer if isinstance(answer, Later) else standing(answer)


def _other_total(total: int, order: Order) -> Refused:
    detail = "Dinero comes to another total than the delivery receipt"
    return Refused("refused", {"found_amount": total, "expected_amount": order.gross, "detail": detail})
