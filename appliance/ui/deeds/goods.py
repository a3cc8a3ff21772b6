"""Deeds around the goods: products and groups, as whoever runs the shop keeps them."""

from appliance.domain.product import Group
from appliance.till import groups
from appliance.till.needs import needs_manager
from appliance.ui.deeds.doing import Doing


class GoodsDeeds(Doing):
    """Look up, make, change."""

    def go_goods(self) -> None:
        """What the shop sells, and all that can be said about it."""
        self.go("goods")

    def leave_goods(self) -> None:
        """Back from one of the pages of the goods; to the question that needed it, where one did."""
        if self.place.answering:
            self.place.answering = "create"
            self.do(lambda: None)
        else:
            self.go_goods()

    def go_products(self) -> None:
        """The products."""
        self.place.text, self.place.product = "", ""
        self.go("products")

    def search_products(self, text: str) -> None:
        """Look up what is typed."""
        self.place.text, self.place.product = text, ""
        self.do(lambda: None)

    def look_at_product(self, number: str) -> None:
        """One product."""
        self.place.product = number
        self.do(lambda: None)

    def go_groups(self) -> None:
        """The groups; for somebody who manages. While an unknown code waits, it goes on waiting."""

        def deed() -> None:
            needs_manager(self.till)
            if self.place.answering:
                self.place.answering = "groups"
            else:
                self.place.before, self.place.stage = "goods", "groups"

        self.do(deed)

    def save_group(self, changed: Group, department: str) -> None:
        """Make or change a group."""

        def deed() -> None:
            groups.save(self.till, changed, department)
            self.place.saves += 1
            if self.place.answering:
                self.place.answering = "create"

        self.do(deed)
