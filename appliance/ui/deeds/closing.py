"""Deeds that open and close the day."""

from functools import partial

from appliance.domain.problems import Problem, refuse
from appliance.domain.settlement import Count
from appliance.till import day, parking, scanning, selling
from appliance.ui.deeds.people import PeopleDeeds
from appliance.ui.place import Closing
from appliance.ui.usual import AGAIN_REASONS
from appliance.ui.views.closing import terminals
from appliance.ui.widgets.button import Action


class ClosingDeeds(PeopleDeeds):
    """Float, Z, count, terminals, differences, bag."""

    def open_day(self, amount: int, reason: str) -> None:
        """Open it; the tap says that the clock is right where it could not be checked."""
        self.place.opening = (amount, reason)
        self._open_day_for("")

    def _open_day_for(self, again: str) -> None:
        def deed() -> None:
            amount, reason = self.place.opening
            guess = self.till.clock().clock == "guess"
            day.open_day(self.till, amount, reason, clock_confirmed=guess, again_reason=again)
            self.place.stage, self.place.closing = "", Closing()
            if again:
                scanning.answer(self.till)

        self.do(deed)

    def answers(self, problem: Problem) -> tuple[Action, ...]:
        """Why the shop opens a second time on one date."""
        if problem.code != "day_again":
            return super().answers(problem)
        reasons = [self._(reason) for reason in AGAIN_REASONS]
        back = Action(self._("Back"), lambda: self.do(lambda: scanning.answer(self.till)))
        return *(Action(reason, partial(self._open_day_for, reason)) for reason in reasons), back

    def go_day_close(self) -> None:
        """Begin to close, or go on with it; the books are asked meanwhile what they would refuse."""
        self.outside.wake_uploader()
        self.go("day_close")

    def go_step(self, step: str) -> None:
        """Turn to a step."""
        self.place.closing.step = step
        self._show()

    def cancel_open(self, sale: str) -> None:
        """Cancel one sale that is not finished; without an id the one on the screen."""

        def deed() -> None:
            if sale:
                parking.abort_parked(self.till, sale)
            else:
                selling.cancel(self.till)

        self.do(deed)

    def cancel_parked(self) -> None:
        """Cancel every sale that is not finished; each is journalled."""

        def deed() -> None:
            if self.till.sale:
                selling.cancel(self.till)
            for sale, *_ in parking.parked(self.till):
                parking.abort_parked(self.till, sale)

        self.do(deed)

    def take_z(self) -> None:
        """Take the Z; from here on the day is law."""

        def deed() -> None:
            self.place.stage = "day_close"
            day.z_report(self.till)
            self.place.closing = Closing(step="report")

        self.do(deed)

    def count(self, value: int, pieces: int) -> None:
        """So many of a note or coin."""
        self.place.closing.pieces[value] = max(0, pieces)
        self.place.closing.not_counted = False
        self._show()

    def recount(self) -> None:
        """From the beginning."""
        self.place.closing.pieces = {}
        self._show()

    def skip_count(self) -> None:
        """It cannot be counted now: a difference with a reason."""
        typed = self.place.closing
        typed.not_counted, typed.counted, typed.pieces = True, True, {}
        self.go_step("terminals")

    def count_done(self) -> None:
        """On; a cashier whose blind count does not agree counts once more first."""
        typed, z = self.place.closing, day.unsettled(self.till)
        counted = sum(value * pieces for value, pieces in typed.pieces.items())
        manager = bool(self.till.operator and self.till.operator.manages)
        if z and not manager and not typed.again and counted != z["cash_expected"]:
            typed.again = True
            self._show()
            return
        typed.counted = True
        self.go_step("terminals")

    def terminal_total(self, brand: str, amount: int) -> None:
        """What a terminal says."""
        self.place.closing.terminals[brand] = amount
        self._show()

    def terminals_agree(self) -> None:
        """Every terminal says what the till has."""
        z = day.unsettled(self.till)
        if z:
            self.place.closing.terminals = {
                key: amount for key, _name, amount in terminals(self.till, z, self.words)
            }
        self.go_step("differences")

    def explain(self, key: str, reason: str) -> None:
        """Why there is a difference."""
        self.place.closing.reasons[key] = reason
        self._show()

    def bag(self, what: str, typed: int | str) -> None:
        """Bag number, bag or float; the other amount follows."""
        closing = self.place.closing
        counted = sum(value * pieces for value, pieces in closing.pieces.items())
        if what == "number":
            closing.bag_number = str(typed)
        elif what == "bag":
            closing.bag, closing.float = int(typed), max(0, counted - int(typed))
        else:
            closing.float, closing.bag = int(typed), max(0, counted - int(typed))
        self._show()

    def settle(self) -> None:
        """Book it all."""

        def deed() -> None:
            closing, z = self.place.closing, day.unsettled(self.till)
            if z is None:
                raise refuse("already_settled")
            counted = sum(value * pieces for value, pieces in closing.pieces.items())
            cash = None if closing.not_counted else counted
            float_ = closing.float if closing.float is not None else min(counted, z["float"])
            bag = closing.bag if closing.bag is not None else counted - float_
            settled = day.settle_day(
                self.till,
                Count(
                    cash,
                    {} if cash is None else dict(closing.pieces),
                    dict(closing.terminals),
                    dict(closing.reasons),
                    closing.bag_number,
                    0 if cash is None else bag,
                    None if cash is None else float_,
                    self.till.operator.number if self.till.operator else "",
                ),
            )
            closing.settled, closing.z, self.place.stage = settled["z"], z, "day_close"
            self.look_at_outbox()
            self.outside.wake_uploader()

        self.do(deed)

    def day_is_done(self) -> None:
        """Good night: nobody is logged in any more."""
        self.place.closing, self.place.stage = Closing(), ""
        self.lock()
