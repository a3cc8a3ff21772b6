"""Deeds around the report of one cashier's day."""

from appliance.till import cashier_day, people, permissions
from appliance.till.needs import needs_operator
from appliance.ui.deeds.doing import Doing


class CashierDayDeeds(Doing):
    """One's own day, and for a manager everybody's."""

    def go_cashier_day(self) -> None:
        """What I did today."""

        def deed() -> None:
            self._look("", "")
            self.place.before, self.place.stage = "more", "cashier_day"

        self.do(deed)

    def turn_cashier_day(self, steps: int) -> None:
        """The day so many before or after."""

        def deed() -> None:
            shown = self.place.report or {}
            date = cashier_day.beside(self.till, str(shown.get("on", "")), steps)
            self._look(str(shown.get("of", "")), date)

        self.do(deed)

    def next_cashier(self) -> None:
        """The next of those who work here; nothing for who may see their own alone."""

        def deed() -> None:
            shown, me = self.place.report or {}, needs_operator(self.till)
            if not permissions.may(self.till, me, "turnover"):
                return
            numbers = [one.number for one in people.cashiers(self.till)]
            now = str(shown.get("of", me.number))
            at = numbers.index(now) if now in numbers else -1
            self._look(numbers[(at + 1) % len(numbers)], str(shown.get("on", "")))

        self.do(deed)

    def print_cashier_day(self) -> None:
        """On paper."""

        def deed() -> None:
            shown = self.place.report or {}
            cashier_day.print_day(self.till, str(shown.get("of", "")), str(shown.get("on", "")))

        self.do(deed)

    def _look(self, number: str, date: str) -> None:
        self.place.report = cashier_day.report(self.till, number, date)
