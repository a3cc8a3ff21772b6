"""Deeds around bottles that come back."""

from collections.abc import Callable
from functools import partial

from appliance.domain.pant import Bottles
from appliance.domain.problems import Problem
from appliance.till import bottles as empties
from appliance.till import scanning
from appliance.ui.deeds.doing import Doing
from appliance.ui.widgets.button import Action


class BottleDeeds(Doing):
    """Count them, have them pay, pay them out."""

    def go_bottles(self) -> None:
        """To count bottles."""
        self.go("bottles")

    def take_bottles(self, bottles: Bottles) -> None:
        """They pay for the sale, or for a part of it."""
        self._settle(lambda: empties.take(self.till, bottles))

    def pay_bottles_out(self, bottles: Bottles) -> None:
        """They are paid out; the drawer opens."""
        self._settle(lambda: empties.pay_out(self.till, bottles))

    def _settle(self, how: Callable[[], object]) -> None:
        def deed() -> None:
            how()
            self._back_from_tender()

        self.do(deed)

    def answers(self, problem: Problem) -> tuple[Action, ...]:
        """What a machine's slip pays."""
        if problem.code != "pant_slip":
            return super().answers(problem)
        _, sale = self._, self.till.sale
        found = Bottles(slip=int(problem.facts["slip_amount"]), code=str(problem.facts["code"]))
        out = Action(_("Pay it out"), partial(self._slip, empties.pay_out, found), role="accent")
        leave = Action(_("Leave it out"), self._go_on)
        left = self.till.payment.left if self.till.payment else sale.total if sale else 0
        if left <= 0:
            return out, leave
        off = Action(_("Take it off the sale"), partial(self._slip, empties.take, found), role="accent")
        return off, Action(out.text, out.deed), leave

    def _slip(self, how: Callable[..., object], found: Bottles) -> None:
        def pay() -> None:
            self.till.question = None
            how(self.till, found)
            scanning.answer(self.till)

        self._settle(pay)
