"""Deeds about orders that the kitchen may not have: look there, print it once more, or here."""

from functools import partial

from appliance.domain.problems import Problem
from appliance.till import jobs, scanning
from appliance.till.jobs import Owed
from appliance.till.till import KITCHEN_JOB
from appliance.ui.deeds.doing import Doing
from appliance.ui.widgets.button import Action

_ASKED = {"kitchen_owed": "kitchen_lost", "kitchen_doubtful": "kitchen_unsure"}
"""Which question a banner leads to, and of jobs in which state."""
_STATES = {"kitchen_lost": "failed", "kitchen_unsure": "unknown"}


class KitchenDeeds(Doing):
    """A ticket is no receipt: it may be printed as often as it takes."""

    def answer(self, problem: Problem) -> None:
        """A banner's button."""
        if problem.code in _ASKED and not self.place.banner:
            self.do(lambda: self._ask_for_order(_ASKED[problem.code]))
        else:
            super().answer(problem)

    def _ask_for_order(self, code: str) -> None:
        """Ask of the oldest ticket in that state; nothing is printed unasked."""
        if self.till.question:
            return
        found = next((one for one in self._tickets() if one.state == _STATES[code]), None)
        if found:
            self.till.question = Problem.of(code, order=found.data["order"], job=found.job.id)

    def _tickets(self) -> list[Owed]:
        return [one for one in jobs.owed(self.till) if one.job.kind == KITCHEN_JOB]

    def answers(self, problem: Problem) -> tuple[Action, ...]:
        """What can be done about a ticket."""
        if problem.code not in _STATES:
            return super().answers(problem)
        _, job = self._, int(problem.facts["job"])
        here = Action(_("Print it here"), partial(self._again, problem, here=True))
        there = partial(self._again, problem, here=False)
        later = Action(_("Later"), self._go_on)
        if problem.code == "kitchen_lost":
            return here, Action(_("Try the kitchen again"), there), later
        found = Action(_("Yes, it is there"), partial(self._it_is_there, job, problem.code), role="accent")
        return found, Action(_("No, print it again"), there), here, later

    def _it_is_there(self, job: int, code: str) -> None:
        def deed() -> None:
            jobs.printed(self.till, job)
            self._next_order(code)

        self.do(deed)

    def _again(self, problem: Problem, here: bool) -> None:
        def deed() -> None:
            for one in self._tickets():
                if one.job.id == problem.facts["job"] and one.state == _STATES[problem.code]:
                    jobs.ticket_again(self.till, one.job, here=here)
            scanning.answer(self.till)
            if here:
                self._ask_for_order(problem.code)

        self.do(deed)

    def _next_order(self, code: str) -> None:
        scanning.answer(self.till)
        self._ask_for_order(code)
