"""Deeds of the books: look, answer, give accounts."""

from appliance.till import books, mapping, orders
from appliance.ui.deeds.doing import Doing
from appliance.ui.screens.office.mapping import MappingRow
from appliance.ui.views.accounts import changed, fixed, of_product


class BooksDeeds(Doing):
    """Look, decide, send."""

    def go_deliveries(self) -> None:
        """The books; back to the close where they were looked at on its way."""
        closing = self.place.stage == "day_close"
        self.go("deliveries")
        if closing:
            self.place.before = "day_close"

    def go_mapping(self) -> None:
        """The accounts."""
        self.place.books.own, self.place.books.splitting = (), ()
        self.go("mapping")

    def split_account(self, row: tuple[str, ...]) -> None:
        """What of a row can have an account of its own; empty: none is chosen after all."""
        self.place.books.splitting = row
        self._show()

    def own_account(self, row: tuple[str, ...]) -> None:
        """A part gets an account of its own, once it is typed and saved."""
        seen = self.place.books
        seen.own, seen.splitting = (*seen.own, row), ()
        self._show()

    def go_account_of(self, number: str) -> None:
        """A product gets an account of its own."""
        self.go_mapping()
        self.own_account(of_product(number))

    def save_mapping(self, rows: tuple[MappingRow, ...]) -> None:
        """Keep what was changed; days that wait for it go out."""

        def deed() -> None:
            mapping.save(self.till, changed(self.till, rows), fixed(self.till, rows))
            self.place.stage = "deliveries"
            self.till.approver = None  # they approved of the accounts, not of what is decided about the days
            self.outside.wake_uploader()

        self.do(deed)

    def look_at_delivery(self, voucher: str) -> None:
        """One day on its way."""
        self.place.books.delivery = voucher
        self._show()

    def send_again(self, voucher: str) -> None:
        """Try now; where it was refused, may have arrived or is gone, that is a person's decision."""

        def deed() -> None:
            found = self._booking(voucher)
            if found and found.delivery and (found.state in ("refused", "unknown") or found.stage == "gone"):
                books.decide(self.till, found.delivery.id, "resend")
            self.outside.wake_uploader()

        self.do(deed)

    def it_is_there(self, voucher: str, reference: str) -> None:
        """A person has found the day in the books, under that voucher number."""
        self._decide(voucher, "there", reference)

    def book_on(self, voucher: str, date: str) -> None:
        """Its period is closed there: send it under another date (YYYY-MM-DD)."""
        self._decide(voucher, "redate", date)

    def leave_as_it_is(self, voucher: str) -> None:
        """Changed there or gone: it may stand as it is."""
        self._decide(voucher, "keep")

    def say_later(self, voucher: str) -> None:
        """A draft is known to wait."""
        self._decide(voucher, "wait")

    def correct_day(self, voucher: str, reason: str) -> None:
        """A manager has what the books hold of the day reversed, and it goes in with the accounts of now."""

        def deed() -> None:
            if found := self._booking(voucher):
                books.correct(self.till, self.outside.deliveries, found.voucher["z"], reason)
                self.place.books.delivery = ""
                self.outside.wake_uploader()

        self.do(deed)

    def it_is_this_one(self, order: str, theirs: str) -> None:
        """A person says which customer or product of the books, by its key there, an order is about."""

        def deed() -> None:
            found = self._booking(order)
            if isinstance(found, orders.Handed) and found.delivery:
                number, _name = found.ours
                orders.link(self.till, found.delivery.target, found.asks, number, theirs)
                self.outside.wake_uploader()

        self.do(deed)

    def _decide(self, voucher: str, answer: str, reference: str = "") -> None:
        def deed() -> None:
            found = self._booking(voucher)
            if found and found.delivery:
                books.decide(self.till, found.delivery.id, answer, reference)
                self.outside.wake_uploader()

        self.do(deed)

    def _booking(self, voucher: str) -> books.Booking | None:
        found = orders.on_their_way(self.till, self.outside.deliveries)
        return next((one for one in found if one.voucher["id"] == voucher), None)
