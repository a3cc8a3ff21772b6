"""Deeds around the stock: look, take in, put right, count."""

from collections.abc import Callable
from functools import partial

from appliance.domain.problems import Problem
from appliance.till import asking, stock, stocktake
from appliance.till.permissions import needs
from appliance.ui.deeds.doing import Doing
from appliance.ui.widgets.button import Action

STAGES = ("stock", "stock_change", "stocktake")
"""Where scans are for the stock."""


class StockDeeds(Doing):
    """Nothing here touches a sale; the open one waits."""

    def redraw(self) -> None:
        """Wherever else the screens are, scans sell again; who has logged in anew begins at the sale."""
        if self.till.stocking and self.place.stage not in STAGES:
            stock.end(self.till)
        elif self.place.stage in STAGES and not self.till.stocking:
            self.place.stage = ""
        super().redraw()

    def go_stock(self) -> None:
        """What is on hand."""
        self._turn("stock", lambda: stock.begin(self.till))

    def go_stock_of(self, number: str) -> None:
        """One product's stock."""

        def begin() -> None:
            stock.begin(self.till)
            stock.choose(self.till, number)

        self._turn("stock", begin)

    def go_stocktake(self) -> None:
        """Count, or go on with it."""
        self._turn("stocktake", lambda: stocktake.begin(self.till))

    def leave_stock(self) -> None:
        """Back to what else there is."""
        self.go("more")

    def _turn(self, stage: str, begin: Callable[[], object]) -> None:
        def deed() -> None:
            asking.end(self.till)
            begin()
            self.place.stage, self.place.text, self.place.stock.low = stage, "", False

        self.do(deed)

    def search_stock(self, text: str) -> None:
        """Look up what is typed."""
        self.place.text = text
        self.do(lambda: stock.choose(self.till, ""))

    def show_low_stock(self, low: bool) -> None:
        """Only what little is left of, or all."""
        self.place.stock.low, self.place.text = low, ""
        self.do(lambda: stock.choose(self.till, ""))

    def look_at_stock(self, number: str) -> None:
        """One product; empty: none."""
        self.do(lambda: stock.choose(self.till, number))

    def go_stock_change(self, change: str) -> None:
        """Take in, put right or set the least there should be of the product that is looked at."""

        def deed() -> None:
            if change != "receive":
                needs(self.till, "goods")
            if self.till.stocking and self.till.stocking.product:
                self.place.stage, self.place.stock.change = "stock_change", change

        self.do(deed)

    def go_stock_again(self) -> None:
        """Back to the product."""
        self.place.stage = "stock"
        self._show()

    def _change(self, deed: Callable[[], object]) -> None:
        def done() -> None:
            deed()
            self.place.stage = "stock" if self.till.stocking else self.place.stage

        self.do(done)

    def receive(self, number: str, thousandths: int, cost: int | None, supplier: str) -> None:
        """Take goods in."""
        self._change(lambda: stock.receive(self.till, number, thousandths, cost, supplier))

    def adjust_stock(self, number: str, thousandths: int, reason: str) -> None:
        """Put the stock right."""
        self._change(lambda: stock.adjust(self.till, number, thousandths, reason))

    def keep_stock(self, number: str, thousandths: int) -> None:
        """Keep a stock of it, with the least there should be."""
        self._change(lambda: stock.keep(self.till, number, thousandths))

    def keep_no_stock(self, number: str) -> None:
        """Keep none any more."""
        self._change(lambda: stock.keep(self.till, number, None))

    def count_stock(self, number: str, thousandths: int) -> None:
        """Say how many there are."""

        def deed() -> None:
            stocktake.count(self.till, number, thousandths)
            stock.choose(self.till, "")

        self.do(deed)

    def leave_out_of_count(self, number: str) -> None:
        """Take a product out of the count."""

        def deed() -> None:
            stocktake.leave_out(self.till, number)
            stock.choose(self.till, "")

        self.do(deed)

    def drop_count(self) -> None:
        """Throw the count away."""
        self.do(partial(self._end, stocktake.drop))

    def finish_count(self) -> None:
        """Have the stock be what was counted."""
        self.do(partial(self._end, stocktake.finish))

    def _end(self, deed: Callable[..., object]) -> None:
        deed(self.till)
        if self.till.stocking:
            stock.begin(self.till)
            self.place.stage = "stock"

    def write_stock(self) -> None:
        """The list to a stick; with what goods cost, so a manager asks for it."""

        def deed() -> None:
            needs(self.till, "goods")
            self.outside.write_stock()

        self.do(deed)

    def answers(self, problem: Problem) -> tuple[Action, ...]:
        """An unknown code that was scanned for the stock is not sold in some other way."""
        if problem.code == "unknown_code" and self.till.stocking:
            return (Action(self._("OK"), self._go_on, role="accent"),)
        return super().answers(problem)
