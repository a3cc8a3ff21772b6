"""Deeds of training and emergency, of the journal's way to a stick, and of what the till says of itself."""

from appliance.domain.problems import Problem
from appliance.till import modes, paying, scanning, selling
from appliance.till.needs import needs_earnest
from appliance.till.permissions import needs
from appliance.ui.deeds.doing import Doing
from appliance.ui.views.modes import proposed_days
from appliance.ui.widgets.button import Action


class ModeDeeds(Doing):
    """What a manager turns on, and what the law wants to be shown."""

    def begin_training(self) -> None:
        """From here on what is sold is practice."""

        def deed() -> None:
            modes.begin_training(self.till)
            self.place.stage, self.place.paid_seen = "", True

        self.do(deed)

    def end_training(self) -> None:
        """Back to selling in earnest; a practice sale that is open is dropped on the way, as practice."""

        def deed() -> None:
            if self.till.training and self.till.sale and self.till.operator:
                paying.give_back(self.till)
                selling.cancel(self.till)
            modes.end_training(self.till)
            if self.till.question and self.till.question.code == "training_on":
                scanning.answer(self.till)
            self.place.stage, self.place.line, self.place.card, self.place.paid_seen = "", None, None, True

        self.do(deed)

    def go_emergency(self) -> None:
        """What is wrong? A question of the printer is answered by it, and the sale stays as it is."""

        def deed() -> None:
            needs_earnest(self.till)
            needs(self.till, "modes")
            asked = self.till.question
            if asked and asked.code in ("printer_needed", "manager_needed"):
                self.till.question = None
            self.place.before, self.place.stage = "", "emergency"

        self.do(deed)

    def begin_emergency(self, cause: str, reason: str) -> None:
        """Sell on without what is broken."""

        def deed() -> None:
            modes.begin_emergency(self.till, cause, reason)
            self.place.stage = ""
            scanning.answer(self.till)

        self.do(deed)

    def end_emergency(self) -> None:
        """The rules hold again."""

        def deed() -> None:
            modes.end_emergency(self.till)
            self.place.stage = "" if self.place.stage == "emergency" else self.place.stage

        self.do(deed)

    def go_export(self) -> None:
        """The journal to a stick."""

        def deed() -> None:
            needs_earnest(self.till)
            needs(self.till, "export")
            self.place.spans = proposed_days(self.till, self.outside, self.words)
            self.place.before, self.place.stage = "more", "export"

        self.do(deed)

    def begin_export(self, first: str, last: str) -> None:
        """Write those days; it runs behind the screens."""

        def deed() -> None:
            needs(self.till, "export")
            self.outside.begin_export(first, last)

        self.do(deed)

    def look_at_export(self) -> None:
        """How far it is, and whether a stick has come; looked at while that stage is up."""
        if self.place.stage == "export":
            self.redraw()

    def go_about(self) -> None:
        """Which build this is, and its public key."""

        def deed() -> None:
            self.place.about = self.outside.about()
            self.place.before, self.place.stage = "more", "about"

        self.do(deed)

    def print_key(self) -> None:
        """The public key on paper."""
        self.do(self.outside.print_key)

    def answers(self, problem: Problem) -> tuple[Action, ...]:
        """Mend it, or have a manager begin the emergency mode; end the training."""
        _ = self._
        if problem.code == "printer_needed":
            return (
                Action(_("Try again"), self._try_refused, role="accent"),
                Action(_("Back to sale"), self._go_on),
                Action(_("Emergency mode"), self.go_emergency),
            )
        if problem.code == "training_on":
            end = Action(_("End the training"), self.end_training, role="accent")
            return end, Action(_("Back"), self._go_on)
        return super().answers(problem)

    def _try_refused(self) -> None:
        """What was refused for want of a printer, once more, behind the scans that came meanwhile."""
        refused = self.place.refused

        def deed() -> None:
            scanning.answer(self.till)
            if refused and not self.till.question:
                refused()

        self.do(deed)
        self.place.refused = refused
