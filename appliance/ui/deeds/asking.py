"""Deeds around a sale that is not paid here and now: what does it cost, what does it come to, on credit."""

from appliance.domain.problems import Problem, refuse
from appliance.till import asking, day, selling, slips
from appliance.till.needs import needs_earnest
from appliance.ui.deeds.doing import Doing
from appliance.ui.widgets.button import Action


class AskingDeeds(Doing):
    """Price check, provisional receipt, delivery on credit, the drawer opened without a sale."""

    def go_price_check(self) -> None:
        """From here on scans ask for a price."""

        def deed() -> None:
            asking.begin(self.till)
            self.place.stage, self.place.text, self.place.paid_seen = "", "", True

        self.do(deed)

    def end_price_check(self) -> None:
        """Back to selling."""
        self.place.text = ""
        self.go("")

    def search_price(self, text: str) -> None:
        """Look up what is typed."""
        self.place.text = text
        self.do(lambda: None)

    def ask_price(self, number: str) -> None:
        """Answer for what was found."""

        def deed() -> None:
            self.place.text = ""
            asking.look_up_number(self.till, number)

        self.do(deed)

    def sell_asked(self) -> None:
        """Put what was asked for into the basket after all."""

        def deed() -> None:
            asked = self.till.asked
            if not asked:
                raise refuse("line_gone")
            asking.end(self.till)
            selling.tap(self.till, asked.number)

        self.do(deed)

    def provisional(self) -> None:
        """Print what the open sale comes to so far; it stays open."""

        def deed() -> None:
            slips.provisional(self.till)
            self.place.stage = ""

        self.do(deed)

    def go_credit(self) -> None:
        """Hand the goods out on credit: to whom? Without a sale: who pays what they owe?"""

        def deed() -> None:
            needs_earnest(self.till)
            if self.till.payment and self.till.payment.tenders:
                raise refuse("sale_under_payment")
            self.place.before = "more" if self.place.stage == "more" else ""
            self.place.stage = "credit"

        self.do(deed)

    def deliver(self, number: str, name: str, organisation: str = "") -> None:
        """The sale ends as a delivery to that customer."""

        def deed() -> None:
            slips.deliver(self.till, number, name, organisation)
            self.place.stage, self.place.paid_seen = "", False

        self.do(deed)

    def customer_pays(self, number: str, name: str, amount: int, kind: str) -> None:
        """A customer pays what they owe for goods on credit."""

        def deed() -> None:
            day.customer_pays(self.till, number, name, amount, kind)
            self.place.stage = ""

        self.do(deed)

    def open_drawer(self) -> None:
        """Open the drawer without a sale; it is counted."""

        def deed() -> None:
            day.open_drawer(self.till)
            self.place.stage = ""

        self.do(deed)

    def answers(self, problem: Problem) -> tuple[Action, ...]:
        """An unknown code whose price was asked for is not sold in some other way."""
        if problem.code == "unknown_code" and self.till.asking:
            return (Action(self._("OK"), self._go_on, role="accent"),)
        return super().answers(problem)
