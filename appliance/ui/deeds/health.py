"""Deeds of the health screen: look, try a device, take the log away."""

from appliance.domain.problems import Problem
from appliance.till import books, day, drawer
from appliance.till.permissions import needs
from appliance.ui.deeds.doing import Doing
from appliance.ui.widgets.button import Action
from appliance.words import N_


class HealthDeeds(Doing):
    """Nothing here touches a sale."""

    def _leave_for(self, stage: str) -> None:
        """Be there when the screens are drawn next; what is scanned there is sold again."""
        if stage != "health":
            self.outside.listen(False)
        super()._leave_for(stage)

    def go_health(self) -> None:
        """How everything is: what is known at once, and a new look at all of it."""
        self.place.part = ""
        self.outside.look_at_health()
        self.go("health")

    def look_again(self) -> None:
        """Look at everything anew."""
        self.do(self.outside.look_at_health)

    def look_at_part(self, part: str) -> None:
        """Turn to one part."""
        self.place.part = part
        self.do(lambda: self.outside.listen(False))

    def test_part(self, part: str) -> None:
        """Try it: a slip, the drawer (journalled as an opening without a sale), a scan, the books."""

        def deed() -> None:
            if part == "scanner":
                self.outside.listen(True)
            elif part in ("printer", "kitchen"):
                self.outside.print_slip(part)
            elif part == "drawer":
                needs(self.till, "devices")
                day.open_drawer(self.till)
            elif part == "books":
                self.outside.wake_uploader()
                self.outside.look_at_health("books")

        self.place.part = part
        self.do(deed)

    def answer_message(self, message: str, answer: str) -> None:
        """A person has looked at the phone: the message about a closed day came, or is to be sent again."""

        def deed() -> None:
            books.decide(self.till, message, answer)
            self.outside.wake_uploader()

        self.do(deed)

    def learn_drawer(self) -> None:
        """Have the till learn how the drawer's switch reads."""
        self.do(lambda: drawer.learn(self.till))

    def answers(self, problem: Problem) -> tuple[Action, ...]:
        """The two steps of it."""
        steps = {
            "drawer_learn_shut": (N_("It is shut"), drawer.learn_shut),
            "drawer_learn_open": (N_("It is open"), drawer.learn_open),
        }
        if problem.code not in steps:
            return super().answers(problem)
        word, step = steps[problem.code]
        done = Action(self._(word), lambda: self.do(lambda: step(self.till)), role="accent")
        return done, Action(self._("Leave it as it is"), self._go_on)

    def write_log(self) -> None:
        """The log to a stick, for a technician."""

        def deed() -> None:
            needs(self.till, "devices")
            self.outside.write_log()

        self.do(deed)
