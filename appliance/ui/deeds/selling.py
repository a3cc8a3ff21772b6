"""Deeds around the basket."""

from collections.abc import Callable
from functools import partial

from appliance.domain.line import Discount
from appliance.domain.problems import Problem
from appliance.till import backtrack, catalogue, day, measuring, notes, paying, scanning, selling, served
from appliance.ui.deeds.doing import Doing
from appliance.ui.widgets.button import Action


class SellingDeeds(Doing):
    """Sell, change, discount, cancel."""

    def tap(self, number: str) -> None:
        """Sell a favourite or what was found."""

        def deed() -> None:
            self.place.paid_seen = True
            if self.place.stage in ("search", "products", "variants"):
                self.place.stage, self.place.text = "", ""
            selling.tap(self.till, number)
            self._answered()

        self.do(deed)

    def choose_group(self, code: str) -> None:
        """Show a group's goods."""
        self.place.group = code
        self._show()

    def choose_line(self, line: int) -> None:
        """Edit a line of the basket; not while money is being taken."""
        if self.till.payment or not self.till.sale or self.till.question:
            return
        self.place.line = line
        self.go("line")

    def quantity(self, line: int, thousandths: int) -> None:
        """Set a quantity."""
        self.do(lambda: selling.quantity(self.till, line, thousandths))

    def one_more(self) -> None:
        """Of the last line."""
        self.place.paid_seen = True
        self.do(lambda: selling.one_more(self.till))

    def go_note(self, line: int) -> None:
        """What there is to say of a line."""
        self.place.line = line
        self.go("note")

    def go_note_sale(self) -> None:
        """What there is to say of the whole sale."""
        self.place.line = None
        self.go("note")

    def leave_note(self) -> None:
        """Back to the line, or to the basket."""
        if self.place.line is None:
            self.go_sale()
        else:
            self.go("line")

    def set_note(self, line: int | None, text: str) -> None:
        """Say it; nothing takes the note away."""

        def deed() -> None:
            if line is None:
                notes.on_sale(self.till, text)
            else:
                notes.on_line(self.till, line, text)
            self.place.stage, self.place.line = "", None

        self.do(deed)

    def serve_line(self, line: int) -> None:
        """Eaten here, or taken along: the other of the two."""
        self.do(lambda: served.turn(self.till, line))

    def serve_sale(self, how: str) -> None:
        """The whole sale."""
        self.do(lambda: served.whole(self.till, how))

    def undo(self) -> None:
        """Do back what was done to the basket last."""

        def deed() -> None:
            backtrack.back(self.till)
            self.place.stage, self.place.line = "", None

        self.do(deed)

    def remove(self, line: int) -> None:
        """Take a line out."""
        self.place.stage, self.place.line = "", None
        self.do(lambda: selling.remove(self.till, line))

    def go_sale(self) -> None:
        """Back to the favourites, or to the question that is not answered yet."""
        self.place.answering = ""
        self.place.line, self.place.text, self.place.receipt, self.place.returning = None, "", None, None
        self.go("")

    def go_search(self) -> None:
        """Look goods up by name."""
        self.place.text = ""
        self.go("search")

    def search(self, text: str) -> None:
        """Look up what is typed."""
        self.place.text = text
        self._show()

    def go_discount_line(self, line: int) -> None:
        """Discount one line."""
        self.place.line = line
        self.go("discount")

    def go_discount_sale(self) -> None:
        """Discount the whole sale."""
        self.place.line = None
        self.go("discount")

    def discount(self, line: int | None, size: int, percent: bool, reason: str) -> None:
        """Give it."""
        given = Discount(0, reason, percent=size) if percent else Discount(size, reason)
        self._discount(line, given)

    def clear_discount(self, line: int | None) -> None:
        """Take it away."""
        self._discount(line, None)

    def _discount(self, line: int | None, given: Discount | None) -> None:
        def deed() -> None:
            if line is None:
                selling.discount_sale(self.till, given)
            else:
                selling.discount_line(self.till, line, given)
            self.place.stage, self.place.line = "", None

        self.do(deed)

    def go_price_line(self, line: int) -> None:
        """Type another price for a line sold at an open one."""
        self.place.price_of = ("line", line)
        self.go("price")

    def go_price_group(self) -> None:
        """Sell something by its group alone."""
        self.place.price_of = ("group", 0)
        self.go("price")

    def set_price(self, group: str, price: int) -> None:
        """The price is typed: for a line, a product that asked for one, or a group."""

        def deed() -> None:
            asked, of = self.till.question, self.place.price_of
            if asked and asked.code == "price_needed":
                self.place.answering = ""
                self._sell_at(str(asked.facts["number"]), price)
            elif of and of[0] == "line":
                selling.price(self.till, of[1], price)
            else:
                selling.sell_open(self.till, group, price)
                self._answered()
            self.place.stage, self.place.price_of, self.place.paid_seen = "", None, True

        self.do(deed)

    def create(self, name: str, group: str, price: int) -> None:
        """Make the goods of an unknown code known, and take the scan as if it came now."""

        def deed() -> None:
            asked = self.till.question
            if asked and asked.code == "unknown_code":
                code = str(asked.facts["code"])
                catalogue.create(self.till, code, name, group, price, measuring.unit_of(self.till, asked))
                self.place.paid_seen = True
                scanned = str(asked.facts.get("scanned", code))
                self.till.waiting = (scanned, *self.till.waiting)
                self._answered()

        self.do(deed)

    def _answered(self) -> None:
        """The unknown code's goods are in the basket in some way: on with the scans behind it."""
        if self.place.answering:
            self.place.answering, self.place.text = "", ""
            scanning.answer(self.till)

    def _sell_at(self, number: str, price: int) -> None:
        selling.sell_asked(self.till, number, price)
        scanning.answer(self.till)

    def cancel(self) -> None:
        """Cancel the open sale."""
        self.place.stage = ""
        self.do(lambda: selling.cancel(self.till))

    def answers(self, problem: Problem) -> tuple[Action, ...]:
        """What can be said to each question, the likeliest first."""
        _, go_on = self._, self._go_on
        ignore = Action(_("Leave it out"), go_on)
        if problem.code == "unknown_code":
            first = Action(_("Make it known"), partial(self._answer_in, "create"), role="accent")
            group = Action(_("Sell in a group"), partial(self._answer_in, "price"))
            return first, group, Action(_("Search by name"), partial(self._answer_in, "search")), ignore
        if problem.code == "age_needed":
            return (Action(_("Old enough"), self._old_enough, role="accent"), Action(_("Do not sell"), go_on))
        if problem.code == "hours_over":
            leave = Action(_("Take it out of the sale"), self._leave_late, role="accent")
            return leave, Action(_("Back to the sale"), self._back_to_sale)
        if problem.code == "day_not_open":
            return (Action(_("Open the day"), self._open_day, role="accent"), ignore)
        if problem.code == "day_forgotten":
            return (Action(_("Close it now"), self._close_forgotten, role="accent"),)
        if problem.code == "sale_under_payment_restored":
            return (Action(_("Go on with the sale"), go_on, role="accent"),)
        return super().answers(problem) or (Action(_("OK"), go_on, role="accent"),)

    def _leave_late(self) -> None:
        """What may not be handed over at this hour is taken out, whatever was asked for since."""

        def deed() -> None:
            self.till.question, self.place.card = None, None
            selling.remove_late(self.till)
            self.place.stage, self.place.paid_seen = "", True
            scanning.answer(self.till)

        self.do(deed)

    def _back_to_sale(self) -> None:
        def deed() -> None:
            paying.back(self.till)
            self.place.stage, self.place.card = "", None
            scanning.answer(self.till)

        self.do(deed)

    def _old_enough(self) -> None:
        def deed() -> None:
            self.till.question = None
            self.place.stage, self.place.answering, self.place.price_of = "", "", None
            selling.put_of_age(self.till)
            self.place.paid_seen = True
            scanning.answer(self.till)

        self.do(deed)

    def _answer_in(self, stage: str) -> None:
        """Answer for an unknown code in a stage of its own; scans go on waiting behind the question."""
        self.place.answering, self.place.price_of, self.place.text = stage, None, ""
        self._show()

    def _open_day(self) -> None:
        self.till.question = None
        self.go("")

    def _close_forgotten(self) -> None:
        self.till.question = None
        self.go("day_close")

    def told(self, deed: Callable[[], object]) -> None:
        """Do what a device told of; where it changed the basket show that, whatever else was looked at."""

        def then_turn() -> None:
            sale = self.till.sale
            try:
                deed()
            finally:
                if self.till.sale is not sale:
                    self.place.line = None
                    self._leave_for("")

        self.do(then_turn)

    def forgotten(self) -> None:
        """At start and at midnight: a day that was left open is closed first."""
        self.till.question = self.till.question or day.forgotten(self.till)
        self.redraw()
