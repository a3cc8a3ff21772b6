"""Deeds around customers who pay later: deliveries on credit, and what is paid for them."""

from appliance.domain.problems import refuse
from appliance.till import day, slips
from appliance.till.needs import needs_earnest
from appliance.ui.deeds.doing import Doing


class CreditDeeds(Doing):
    """Hand goods out on credit, take what is owed."""

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
