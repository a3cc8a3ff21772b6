"""Deeds around products: look them up, make one, change what is said of one."""

from collections.abc import Callable
from functools import partial

from appliance.till import costs, favourites, pant, products
from appliance.till.permissions import needs
from appliance.ui.deeds.doing import Doing


class ProductDeeds(Doing):
    """Each change leads back to the sheet that it was made on."""

    def go_products(self) -> None:
        """The products."""
        self.place.text, self.place.product = "", ""
        self.go("products")

    def search_products(self, text: str) -> None:
        """Look up what is typed."""
        self.place.text, self.place.product = text, ""
        self._show()

    def look_at_product(self, number: str) -> None:
        """One product."""
        self.place.product = number
        self._show()

    def go_new_product(self) -> None:
        """Goods that bear no barcode; for somebody who keeps the goods."""

        def deed() -> None:
            needs(self.till, "goods")
            place = self.place
            place.making, place.begun, place.product = True, place.begun + 1, ""
            place.before, place.stage = "goods", "new_product"

        self.do(deed)

    def make_product(self, name: str, group: str, price: int | None, unit: str) -> None:
        """Make it; what comes next is where it gets a tile."""

        def deed() -> None:
            self.place.product = products.make(self.till, name, group, price, unit).number
            self.place.making = False

        self.do(deed)

    def put_on_page(self, number: str, tab: int) -> None:
        """Give a product a tile on a page of favourites."""
        self.do(lambda: favourites.put_on(self.till, tab, number))

    def go_product_change(self, number: str) -> None:
        """All that can be changed of a product; for somebody who keeps the goods."""

        def deed() -> None:
            needs(self.till, "goods")
            self.place.product, self.place.stage = number, "product_change"

        self.do(deed)

    def call_product(self, number: str, name: str) -> None:
        """Give it another name."""
        self._change_product(partial(products.call, self.till, number, name))

    def regroup_product(self, number: str, group: str) -> None:
        """Put it in another group."""
        self._change_product(partial(products.regroup, self.till, number, group))

    def say_content(self, number: str, text: str) -> None:
        """How much is in one of it; nothing: nobody knows."""
        self._change_product(partial(products.contain, self.till, number, text))

    def end_product(self, number: str, ended: bool) -> None:
        """It is no longer sold, or it is again."""
        self._change_product(partial(products.end, self.till, number, ended))

    def tie_pant(self, number: str, article: str) -> None:
        """Have a pant sold with each piece of a product; an empty article: none."""
        self._change_product(partial(pant.tie, self.till, number, article))

    def say_cost(self, number: str, cost: int | None) -> None:
        """What one of a product costs the shop; nothing: nobody knows."""
        self._change_product(partial(costs.say, self.till, number, cost))

    def _change_product(self, change: Callable[[], object]) -> None:
        def deed() -> None:
            change()
            self.place.saves += 1

        self.do(deed)
