"""Deeds around customers: found, made known, served; deliveries on credit, and what is paid for them."""

from appliance.domain.customer import Customer
from appliance.domain.problems import refuse
from appliance.till import customers, day
from appliance.till.needs import needs_earnest
from appliance.till.permissions import needs
from appliance.ui.deeds.doing import Doing


class CreditDeeds(Doing):
    """Find, make known, hand goods out on credit, take what is owed."""

    def go_customers(self) -> None:
        """Who is it?"""

        def deed() -> None:
            needs(self.till, "customers")
            self.place.before = "more" if self.place.stage == "more" else ""
            self.place.text, self.place.customer, self.place.stage = "", "", "customers"

        self.do(deed)

    def look_at_customer(self, number: str) -> None:
        """One of them."""

        def deed() -> None:
            self.place.customer = customers.of(self.till, number).number
            self.place.stage = "customer"

        self.do(deed)

    def new_customer(self) -> None:
        """Somebody who is not known yet."""
        self.place.customer, self.place.stage = "", "customer"
        self.do(lambda: needs(self.till, "customers"))

    def leave_customer(self) -> None:
        """Back to all of them."""
        self.place.customer, self.place.stage = "", "customers"
        self._show()

    def save_customer(self, wanted: Customer, begun: bool) -> None:
        """Make a customer known, or change one."""

        def deed() -> None:
            self.place.customer = customers.save(self.till, wanted, new=begun).number
            self.place.saves += 1

        self.do(deed)

    def forget_customer(self, number: str) -> None:
        """Forget who it is; for somebody who manages."""

        def deed() -> None:
            customers.forget(self.till, number)
            self.place.customer, self.place.text, self.place.stage = "", "", "customers"

        self.do(deed)

    def choose_customer(self, number: str) -> None:
        """The open sale is theirs; or nobody's that is known."""

        def deed() -> None:
            customers.choose(self.till, number)
            self.place.stage, self.place.paid_seen = "", True

        self.do(deed)

    def go_credit(self) -> None:
        """Hand the goods out on credit: to whose sale it is, or to whom?"""
        one = customers.chosen(self.till)
        if one:
            self.customer_account(one.number)
        else:
            self.go_customers()

    def customer_account(self, number: str) -> None:
        """Hand the open sale out on credit to them; without one, take what they owe."""

        def deed() -> None:
            needs_earnest(self.till)
            if self.till.payment and self.till.payment.tenders:
                raise refuse("sale_under_payment")
            if self.till.sale and self.till.sale.lines:
                customers.choose(self.till, number)
            self.place.before = "customer" if self.place.stage == "customer" else ""
            self.place.customer, self.place.stage = customers.of(self.till, number).number, "credit"

        self.do(deed)

    def deliver(self) -> None:
        """The sale ends as a delivery to its customer."""

        def deed() -> None:
            customers.deliver(self.till)
            self.place.stage, self.place.paid_seen = "", False

        self.do(deed)

    def customer_pays(self, amount: int, kind: str) -> None:
        """A customer pays what they owe for goods on credit."""

        def deed() -> None:
            one = customers.of(self.till, self.place.customer)
            day.customer_pays(self.till, one.number, one.name, amount, kind)
            self.place.stage = ""

        self.do(deed)
