"""How a deed is done: ask the till, take what it refuses to the right place, draw anew."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from time import monotonic

from appliance.domain.problems import Problem, Refused, Severity
from appliance.till import asking, books, measured, orders, scanning
from appliance.till.till import Till
from appliance.ui import views
from appliance.ui.frame import FrameView
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.selling.question import QuestionView
from appliance.ui.widgets.button import Action
from appliance.words import Words

log = logging.getLogger(__name__)
PATIENCE = 60.0
"""Two things that nobody foresaw within so many seconds end the program; systemd starts it again."""


class Doing:
    """The till, where the screens are, and how to draw them."""

    def __init__(
        self, till: Till, outside: Outside, words: Words, draw: Callable[[FrameView], object]
    ) -> None:
        self.till, self.outside, self.words = till, outside, words
        self._ = words
        self.place = Place()
        self._draw = draw
        self._broke_at: float | None = None

    def do(self, deed: Callable[[], object]) -> None:
        """Do it and draw what came of it; nothing that goes wrong leaves the screen.

        Raises:
            SystemExit: At the second thing within a minute that nobody foresaw.
        """
        self.place.banner = None
        try:
            deed()
        except Refused as refused:
            self.place.refused = deed
            if refused.problem.code == "manager_needed":
                self.place.awaiting = deed
            self.refused(refused.problem)
        except books.OutOfReach as busy:
            log.info("not done while the outbox is out of reach: %s", busy)
        except Exception:
            reference = secrets.token_hex(3)
            log.exception("a deed broke, reference %s", reference)
            self._broke(reference)
        self.redraw()

    def _show(self) -> None:
        """Draw what was typed or turned to: the till is asked nothing, and a banner was read."""
        self.do(lambda: None)

    def look_at_outbox(self) -> None:
        """Read what waits for the books; not at every touch, it is a file of another process."""
        try:
            found = books.outbox(orders.unfinished(self.till, self.outside.deliveries))
        except books.OutOfReach as busy:
            log.info("the outbox is looked at again later: %s", busy)
            return
        self.place.books.outbox = (found.count, found.oldest)

    def redraw(self) -> None:
        """Draw the screens from the till as it is; an approval ends with the page that it was given for."""
        if self.till.approver and self.place.stage != self.place.approved:
            self.till.approver = None
        try:
            view = views.frame_view(self.till, self.place, self.outside, self.words)
        except Refused as refused:
            # What the stage shows is gone (a line, a receipt), or not for all: back to where the till is.
            self.place.awaiting = partial(self._stand_at, self.place.stage)
            self.place.stage, self.place.line = "", None
            self.refused(refused.problem)
            view = views.frame_view(self.till, self.place, self.outside, self.words)
        except books.OutOfReach as busy:
            log.info("drawn again later, the outbox is out of reach: %s", busy)
            return
        if isinstance(view.view, QuestionView):
            view = replace(view, view=replace(view.view, answers=self.answers(view.view.problem)))
        self._draw(view)

    def _stand_at(self, stage: str) -> None:
        self.place.stage = stage

    def refused(self, problem: Problem) -> None:
        """Take a refusal to the place where it is answered."""
        if problem.code in ("pin_wrong", "pin_locked"):
            self.place.wrong_pin = problem
        elif problem.severity is Severity.STOP:
            self.place.stop = problem
        elif problem.severity is Severity.QUESTION and problem.code not in (
            "not_logged_in",
            "difference_unexplained",
        ):
            self.till.question = problem
        else:
            self.place.banner = problem

    def _broke(self, reference: str) -> None:
        now = monotonic()
        if self._broke_at is not None and now - self._broke_at < PATIENCE:
            raise SystemExit(f"twice within a minute, last reference {reference}")
        self._broke_at = now
        self.place = Place(banner=Problem.of("unexpected", reference=reference))

    def answer(self, problem: Problem) -> None:
        """A banner's button; what it leads to beside having been read, the parts know."""
        self._show()

    def answers(self, problem: Problem) -> tuple[Action, ...]:
        """The answers to a question; the parts know theirs."""
        return ()

    def _go_on(self) -> None:
        """The question has its answer: on with the scans that waited behind it."""
        self.do(lambda: scanning.answer(self.till))

    def go(self, stage: str) -> None:
        """Turn to a stage; empty: to where the till's state leads."""
        self._leave_for(stage)
        self._show()

    def _leave_for(self, stage: str) -> None:
        """Be there when the screens are drawn next; what another page had begun ends."""
        place = self.place
        if self.till.asking or self.till.carding or self.till.door:
            asking.end(self.till)
        if stage != "prefixes":
            measured.end(self.till)
        if place.stage != stage:
            place.before = (
                place.stage
                if place.stage in ("more", "goods", "day_totals", "deliveries", "receipts", "settings")
                else ""
            )
        place.stage, place.paid_seen = stage, True

    def _turn_to_page(self, stage: str, before: str) -> None:
        """Within a deed: turn to a page, in which an approval that led there goes on to count."""
        self.place.before, self.place.stage = before, stage
        self.place.approved = self.place.approved and stage

    def _back_from_tender(self) -> None:
        """Within a deed: to the payment, or to the change where it was the last tender."""
        self.place.stage, self.place.card = "", None
        self.place.paid_seen = self.till.payment is not None

    def leave(self) -> None:
        """Back to where this stage was reached from."""
        if self.place.answering:
            self.place.answering = ""
            if self.till.question and self.till.question.code == "unknown_code":
                self._show()
                return
        if not self.till.question or self.till.question.code in views.ASKED:
            scanning.answer(self.till)
        self.place.price_of = None
        self.go(self.place.before if self.place.before != self.place.stage else "")

    def try_again(self) -> None:
        """A stop's button: what could not be stored may be stored now; the basket is still there. No tap ends
        what a stick that is in stops this till for."""
        seen = self.outside.backup().problem
        self.place.stop = seen if seen and seen.severity is Severity.STOP else None
        self._show()
