"""Deeds around tickets: what a product's are good for, the day or the name of one that is sold, the door."""

from appliance.domain.problems import refuse
from appliance.till import door, scanning, selling, tickets
from appliance.till.permissions import needs
from appliance.till.tickets import Visit
from appliance.ui.deeds.doing import Doing


class TicketDeeds(Doing):
    """The till's `door` says whether that stage is up; whatever was done before waits behind it."""

    def go_ticket_kind(self, number: str) -> None:
        """What a product's tickets are good for; for somebody who keeps the goods."""

        def deed() -> None:
            needs(self.till, "goods")
            self.place.product, self.place.stage = number, "ticket_kind"

        self.do(deed)

    def make_ticket(self, number: str, text: str) -> None:
        """Say it, and go back to the product."""

        def deed() -> None:
            tickets.make(self.till, number, text)
            self.place.stage = "products"

        self.do(deed)

    def sell_for_day(self, visit: str) -> None:
        """The day is chosen: sell the ticket that asked for it."""
        self._sell("visit_needed", Visit(day=visit))

    def sell_in_name(self, name: str) -> None:
        """In this name, or without one: sell the pass that asked for it."""
        self._sell("holder_needed", Visit(holder=name))

    def _sell(self, code: str, said: Visit) -> None:
        def deed() -> None:
            asked = self.till.question
            if not asked or asked.code != code:
                raise refuse("line_gone")
            number, price = str(asked.facts["number"]), asked.facts.get("price")
            selling.sell_asked(self.till, number, int(price) if price is not None else None, said)
            self.place.stage = self.place.answering = self.place.text = ""
            self.place.paid_seen = True
            scanning.answer(self.till)

        self.do(deed)

    def go_door(self) -> None:
        """From here on a number can be typed; a ticket can be scanned anywhere."""

        def deed() -> None:
            door.begin(self.till)
            self.place.stage, self.place.paid_seen = "", True

        self.do(deed)

    def leave_door(self) -> None:
        """Back to what was done before."""
        self.do(lambda: door.leave(self.till))

    def check_ticket(self, number: str) -> None:
        """The number was typed."""
        self.do(lambda: door.check(self.till, number))

    def let_one_in(self) -> None:
        """One more."""
        self.do(lambda: door.let_in(self.till))

    def undo_entry(self) -> None:
        """It was a mistake."""
        self.do(lambda: door.undo(self.till))
