"""Deeds around sizes and colours: choose one to sell, and keep which there are."""

from appliance.till import variants
from appliance.till.permissions import needs
from appliance.ui.deeds.doing import Doing


class VariantDeeds(Doing):
    """A product that is to be had as several."""

    def choose_variant(self, number: str) -> None:
        """Ask which one is sold."""
        self.place.product = number
        self.go("variants")

    def go_sizes(self, number: str) -> None:
        """A product's sizes and colours; for somebody who keeps the goods."""

        def deed() -> None:
            needs(self.till, "goods")
            self.place.product, self.place.stage = number, "sizes"

        self.do(deed)

    def name_variant(self, number: str, name: str) -> None:
        """Say which one a product is."""

        def deed() -> None:
            variants.name(self.till, number, name)
            self.place.saves += 1

        self.do(deed)

    def add_variant(self, number: str, name: str, price: int, code: str) -> None:
        """Make one more."""

        def deed() -> None:
            variants.add(self.till, number, name, price, code)
            self.place.saves += 1

        self.do(deed)
