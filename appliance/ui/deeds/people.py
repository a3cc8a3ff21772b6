"""Deeds around the people who work the till."""

from appliance.domain.problems import Problem
from appliance.till import asking, people
from appliance.till.needs import needs_manager
from appliance.ui.deeds.doing import Doing
from appliance.ui.widgets.button import Action


class PeopleDeeds(Doing):
    """Log in and out, make known, take off."""

    def log_in(self, number: str, pin: str) -> None:
        """Log a cashier in."""

        def deed() -> None:
            self.place.wrong_pin = None
            person = people.log_in(self.till, number, pin)
            waiting, self.place.after_log_in = self.place.after_log_in, None
            if waiting and person.manages:
                waiting()

        self.do(deed)

    def first_manager(self, name: str, pin: str) -> None:
        """A new till gets its manager, who is logged in."""
        self.do(lambda: people.first(self.till, name, pin))

    def lock(self) -> None:
        """Log out; the basket stays."""

        def deed() -> None:
            people.lock(self.till)
            asking.end(self.till)
            self.place.stage, self.place.after_log_in = "", None

        self.do(deed)

    def go_people(self) -> None:
        """Who works here."""

        def deed() -> None:
            needs_manager(self.till)
            self.place.before, self.place.stage = "more", "people"

        self.do(deed)

    def make_known(self, name: str, role: str, pin: str) -> None:
        """Somebody new works here."""
        self.do(lambda: people.make_known(self.till, name, role, pin))

    def new_pin(self, number: str, pin: str) -> None:
        """Somebody gets another PIN."""
        self.do(lambda: people.new_pin(self.till, number, pin))

    def retire(self, number: str) -> None:
        """Somebody works here no more."""
        self.do(lambda: people.retire(self.till, number))

    def answers(self, problem: Problem) -> tuple[Action, ...]:
        """What can be said where somebody may not approve."""
        if problem.code != "manager_needed":
            return super().answers(problem)
        _ = self._
        another = Action(_("Somebody else logs in"), self._change_person, role="accent")
        return another, Action(_("Back"), self._go_on)

    def _change_person(self) -> None:
        """The sale waits; what was refused is done as soon as a manager has logged in."""
        self.till.question = None
        self.lock()
        self.place.after_log_in = self.place.refused
