"""Deeds around the people who work the till."""

from dataclasses import replace

from appliance.domain.problems import Problem, refuse
from appliance.till import asking, people, permissions
from appliance.till.needs import OPEN
from appliance.till.permissions import needs
from appliance.ui.deeds.doing import Doing
from appliance.ui.widgets.button import Action

DONE = "-"
"""No stage: what was approved of is done."""


class PeopleDeeds(Doing):
    """Log in and out, make known, take off."""

    def log_in(self, number: str, pin: str) -> None:
        """Log a cashier in."""

        def deed() -> None:
            self.place.wrong_pin = None
            people.log_in(self.till, number, pin)

        self.do(deed)

    def countersign(self, number: str, pin: str) -> None:
        """Somebody approves of what was refused: it is done, and the cashier stays logged in. A page that it
        leads to is theirs to look at, and to work in, until it is left."""
        asked, waiting, before = self.till.question, self.place.awaiting, self.place.stage

        def prove() -> None:
            self.place.wrong_pin = None
            if asked and asked.code == "manager_needed" and waiting:
                people.countersign(self.till, number, pin, asked)
                self.till.question, self.place.approved = None, before

        def deed() -> None:
            assert waiting
            try:
                waiting()
            finally:
                page = self.place.stage
                self.place.approved = page if page not in ("", before) else DONE

        self.do(prove)
        if self.till.approver:
            self.do(deed)
            said = self.place.banner
            if not self.till.question:
                self._go_on()
                self.place.banner = self.place.banner or said  # why it was refused after all
                self.redraw()

    def go_on_without(self) -> None:
        """It is not done; everything is as it was."""
        self.place.wrong_pin = None
        self._go_on()

    def first_manager(self, name: str, pin: str) -> None:
        """A new till gets its manager, who is logged in, and is shown what else can be set."""

        def deed() -> None:
            people.first(self.till, name, pin)
            self.place.before, self.place.stage = "more", "settings"

        self.do(deed)

    def lock(self) -> None:
        """Log out; the basket stays."""

        def deed() -> None:
            people.lock(self.till)
            asking.end(self.till)
            self.place.stage, self.place.awaiting = "", None

        self.do(deed)

    def rested(self, seconds: float) -> None:
        """Nobody has touched or scanned anything for so long: lock where the shop wants it by now, never with
        a payment or the drawer open."""
        till = self.till
        if till.operator and not till.payment and str(till.drawer) != OPEN:
            minutes = permissions.limits(till).lock
            if minutes and seconds >= minutes * 60:
                self.lock()
                return
        self.redraw()

    def go_people(self) -> None:
        """Who works here."""

        def deed() -> None:
            needs(self.till, "people")
            self._turn_to_page("people", "more")

        self.do(deed)

    def make_known(self, name: str, role: str, pin: str) -> None:
        """Somebody new works here."""
        self.do(lambda: people.make_known(self.till, name, role, pin))

    def new_pin(self, number: str, pin: str) -> None:
        """Somebody gets another PIN."""
        self.do(lambda: people.new_pin(self.till, number, pin))

    def change_role(self, number: str, role: str) -> None:
        """Somebody gets another role."""
        self.do(lambda: people.change_role(self.till, number, role))

    def go_limits(self) -> None:
        """What cashiers may do alone, and when the till locks itself."""

        def deed() -> None:
            needs(self.till, "people")
            self._turn_to_page("limits", "people")

        self.do(deed)

    def set_limit(self, key: str, value: int) -> None:
        """Change one of them."""

        def deed() -> None:
            now = permissions.limits(self.till)
            if key not in permissions.Limits.__dataclass_fields__:
                raise refuse("line_gone")
            permissions.set_limits(self.till, replace(now, **{key: value}))

        self.do(deed)

    def retire(self, number: str) -> None:
        """Somebody works here no more."""
        self.do(lambda: people.retire(self.till, number))

    def answers(self, problem: Problem) -> tuple[Action, ...]:
        """What can be said where there is nobody who may approve."""
        if problem.code != "manager_needed":
            return super().answers(problem)
        return (Action(self._("Back"), self._go_on, role="accent"),)
