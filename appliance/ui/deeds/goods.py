"""Deeds around the goods: groups, files, barcodes, as whoever runs the shop keeps them."""

from dataclasses import replace
from functools import partial

from appliance.domain.measured import Prefix
from appliance.domain.problems import Problem, refuse
from appliance.domain.product import Group
from appliance.till import catalogue, goods_preview, groups, made, measured, measuring, scanning
from appliance.till.permissions import needs
from appliance.ui.deeds.doing import Doing
from appliance.ui.views.goods import usual_groups
from appliance.ui.widgets.button import Action


class GoodsDeeds(Doing):
    """Look up, make, change."""

    def go_goods(self) -> None:
        """What the shop sells, and all that can be said about it."""
        self.place.making = False
        self.go("goods")

    def leave_goods(self) -> None:
        """Back from one of the pages of the goods; to the question or the new product that needed it, where
        one did."""
        if self.place.answering:
            self.place.answering = "create"
            self._show()
        elif self.place.making and self.place.stage == "groups":
            self.go("new_product")
        else:
            self.go_goods()

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
        """Goods past their best before date, or no longer sold, are sold by whoever has looked at them."""
        if problem.code not in ("best_before_passed", "not_sold"):
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
            elif self.place.making:
                self.place.stage = "new_product"

        self.do(deed)
