"""Deeds around a question: what does it cost, what does it come to?"""

from appliance.domain.problems import Problem, refuse
from appliance.till import asking, selling, slips
from appliance.ui.deeds.doing import Doing
from appliance.ui.widgets.button import Action


class AskingDeeds(Doing):
    """Price check, provisional receipt."""

    def go_price_check(self) -> None:
        """From here on scans ask for a price."""

        def deed() -> None:
            asking.begin(self.till)
            self.place.stage, self.place.text, self.place.paid_seen = "", "", True

        self.do(deed)

    def end_price_check(self) -> None:
        """Back to selling."""
        self.place.text = ""
        self.go("")

    def ask_price(self, number: str) -> None:
        """Answer for what was found."""

        def deed() -> None:
            self.place.text = ""
            asking.look_up_number(self.till, number)

        self.do(deed)

    def sell_asked(self) -> None:
        """Put what was asked for into the basket after all."""

        def deed() -> None:
            asked = self.till.asked
            if not asked:
                raise refuse("line_gone")
            asking.end(self.till)
            selling.tap(self.till, asked.number)

        self.do(deed)

    def provisional(self) -> None:
        """Print what the open sale comes to so far; it stays open."""

        def deed() -> None:
            slips.provisional(self.till)
            self.place.stage = ""

        self.do(deed)

    def answers(self, problem: Problem) -> tuple[Action, ...]:
        """An unknown code whose price was asked for is not sold in some other way."""
        if problem.code == "unknown_code" and self.till.asking:
            return (Action(self._("OK"), self._go_on, role="accent"),)
        return super().answers(problem)
