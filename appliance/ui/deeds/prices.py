"""Deeds around prices that hold for a time: campaigns, a product's own list; and what is in it."""

from appliance.domain.bundle import Part
from appliance.domain.campaign import Campaign
from appliance.domain.price_list import Price
from appliance.till import bundles, campaigns, price_lists
from appliance.till.permissions import needs
from appliance.ui.deeds.doing import Doing


class PricesDeeds(Doing):
    """Make, change, end."""

    def go_campaigns(self) -> None:
        """The campaigns; for somebody who manages."""

        def deed() -> None:
            needs(self.till, "goods")
            self.place.before, self.place.stage, self.place.text = "goods", "campaigns", ""

        self.do(deed)

    def save_campaign(self, campaign: Campaign) -> None:
        """Make or change it."""

        def deed() -> None:
            campaigns.save(self.till, campaign)
            self.place.saves, self.place.text = self.place.saves + 1, ""

        self.do(deed)

    def end_campaign(self, code: str) -> None:
        """End it."""

        def deed() -> None:
            campaigns.end(self.till, code)
            self.place.saves += 1

        self.do(deed)

    def go_price_list(self, number: str) -> None:
        """A product's prices beside its own; for somebody who keeps the goods."""

        def deed() -> None:
            needs(self.till, "goods")
            self.place.product, self.place.stage = number, "price_list"

        self.do(deed)

    def back_to_product(self) -> None:
        """Back to the product; where something else was looked for meanwhile, it is found by its number."""
        if self.place.stage == "bundle":
            self.place.text = self.place.product
        self.place.stage = "products"
        self._show()

    def save_price(self, number: str, dated: Price, instead: Price | None) -> None:
        """Say it, or say it otherwise."""

        def deed() -> None:
            price_lists.save(self.till, number, dated, instead)
            self.place.saves += 1

        self.do(deed)

    def withdraw_price(self, number: str, dated: Price) -> None:
        """Take it away."""

        def deed() -> None:
            price_lists.withdraw(self.till, number, dated)
            self.place.saves += 1

        self.do(deed)

    def go_bundle(self, number: str) -> None:
        """What is in a product; for somebody who keeps the goods."""

        def deed() -> None:
            needs(self.till, "goods")
            self.place.product, self.place.stage, self.place.text = number, "bundle", ""

        self.do(deed)

    def save_bundle(self, number: str, parts: tuple[Part, ...]) -> None:
        """Say what is in it, and go back to the product."""

        def deed() -> None:
            bundles.save(self.till, number, parts)
            self.place.stage, self.place.text = "products", number

        self.do(deed)
