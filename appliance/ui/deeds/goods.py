"""Deeds around the goods: products and groups, as whoever runs the shop keeps them."""

from dataclasses import replace
from functools import partial

from appliance.domain.measured import Prefix
from appliance.domain.problems import Problem, refuse
from appliance.domain.product import Group
from appliance.till import catalogue, costs, goods_preview, groups, made, measured, measuring, pant, scanning
from appliance.till.permissions import needs
from appliance.ui.deeds.doing import Doing
from appliance.ui.views.goods import usual_groups
from appliance.ui.widgets.button import Action


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

    def tie_pant(self, number: str, article: str) -> None:
        """Have a pant sold with each piece of a product; an empty article: none."""
        self.do(lambda: pant.tie(self.till, number, article))

    def say_cost(self, number: str, cost: int | None) -> None:
        """What one of a product costs the shop; nothing: nobody knows."""
        self.do(lambda: costs.say(self.till, number, cost))

    def go_groups(self) -> None:
        """The groups; for somebody who manages. While an unknown code waits, it goes on waiting."""

        def deed() -> None:
            needs(self.till, "goods")
            if self.place.answering:
                self.place.answering = "groups"
            else:
                self.place.before, self.place.stage = "goods", "groups"

        self.do(deed)

    def usual_groups(self) -> None:
        """A shop without a group gets those that most have in its country."""

        def deed() -> None:
            needs(self.till, "goods")
            if not catalogue.groups(self.till):
                for name, rate in usual_groups(self.till):
                    groups.save(self.till, replace(groups.proposed(self.till), name=self._(name), rate=rate))

        self.do(deed)

    def go_made(self) -> None:
        """What was made at the till."""

        def deed() -> None:
            needs(self.till, "goods")
            self.place.before, self.place.stage = "goods", "made"

        self.do(deed)

    def made_seen(self) -> None:
        """It was looked at."""

        def deed() -> None:
            made.seen(self.till)
            self.place.stage = "goods"

        self.do(deed)

    def go_goods_import(self) -> None:
        """Which file of products is on the stick? What was read before is forgotten."""

        def deed() -> None:
            needs(self.till, "goods")
            self.place.before, self.place.stage, self.place.taken_in = "goods", "goods_import", None
            self.outside.look_for_goods()

        self.do(deed)

    def read_goods(self, file: str) -> None:
        """What would this file change?"""

        def deed() -> None:
            self.place.taken_in = None
            self.outside.read_goods(file)

        self.do(deed)

    def take_goods(self) -> None:
        """Take in what was looked at; where the goods are others by now, it is read again."""

        def deed() -> None:
            file = self.outside.goods_file()
            if not file.preview:
                raise refuse("line_gone")
            if file.preview.shelf != self.till.shelf and file.path:
                self.outside.read_goods(file.path)
            self.place.taken_in = goods_preview.take(self.till, file.preview)

        self.do(deed)

    def go_prefixes(self) -> None:
        """What barcodes carry; from here on scans are tried out."""

        def deed() -> None:
            measured.begin(self.till)
            self.place.before, self.place.stage = "goods", "prefixes"

        self.do(deed)

    def try_prefixes(self, rows: tuple[Prefix, ...]) -> None:
        """Try other rows."""
        if self.till.trying is not None:
            self.do(lambda: measured.change(self.till, rows))

    def save_prefixes(self, rows: tuple[Prefix, ...]) -> None:
        """Keep them."""

        def deed() -> None:
            measuring.save(self.till, rows)
            self.place.saves += 1

        self.do(deed)

    def answers(self, problem: Problem) -> tuple[Action, ...]:
        """Goods past their best before date are sold by whoever has looked at them."""
        if problem.code != "best_before_passed":
            return super().answers(problem)
        return (
            Action(self._("Leave it out"), self._go_on, role="accent"),
            Action(self._("Sell it anyway"), partial(self._sell_late, str(problem.facts["code"]))),
        )

    def _sell_late(self, text: str) -> None:
        def deed() -> None:
            self.till.question = None
            measured.sell_late(self.till, text)
            scanning.answer(self.till)

        self.do(deed)

    def save_group(self, changed: Group, department: str) -> None:
        """Make or change a group."""

        def deed() -> None:
            groups.save(self.till, changed, department)
            self.place.saves += 1
            if self.place.answering:
                self.place.answering = "create"

        self.do(deed)
