"""The books: what they would refuse, which days have arrived and how they stand there, which wait."""

from dataclasses import dataclass
from functools import partial

from appliance.domain.problems import Problem
from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.choice import Choice
from appliance.ui.widgets.confirm import Confirm
from appliance.ui.widgets.date_entry import DateEntry
from appliance.ui.widgets.rows import Item
from appliance.ui.widgets.surface import only
from appliance.ui.widgets.writing import Writing
from appliance.words import N_

load(__file__)
STATES = {
    "accepted": ("cloud-check-outline", "good", N_("In the books as {number}")),
    "accepted_verified": ("check-circle", "good", N_("In the books, verified")),
    "posted": ("cloud-check-outline", "good", N_("Posted as voucher {number}")),
    "verified": ("check-circle", "good", N_("Voucher {number}, verified")),
    "booking": ("clock-outline", "ink", N_("Is being booked there")),
    "draft": ("file-document-outline", "ink", N_("Draft in the books, {days} days")),
    "draft_long": ("file-document-outline", "attention", N_("Draft in the books, {days} days")),
    "changed": ("alert", "attention", N_("Other figures there")),
    "changed_left": ("alert", "ink", N_("Other figures, let be")),
    "gone": ("cloud-alert-outline", "stop", N_("Gone from the books")),
    "gone_left": ("cloud-alert-outline", "ink", N_("Kept out of the books")),
    "waiting": ("clock-outline", "ink", N_("Waits for the network")),
    "sending": ("cloud-upload-outline", "ink", N_("On its way")),
    "refused": ("cloud-alert-outline", "stop", N_("Refused")),
    "which": ("help-circle-outline", "attention", N_("Which one is it?")),
    "closed": ("lock-outline", "stop", N_("The period is closed")),
    "unknown": ("help-circle-outline", "attention", N_("May have arrived")),
    "later": ("clock-alert-outline", "attention", N_("Waits and tries again")),
    "mapping": ("book-open-variant", "attention", N_("An account is missing")),
}
CONFIRM = {
    "redate": (
        N_("Book {what} on {date} instead?"),
        N_("Its own date, {day}, stays in the text of the voucher. The journal keeps who decided it"),
        N_("Book on {date}"),
    ),
    "changed": (
        N_("Let {what} stand with other figures?"),
        N_("The till asks no more about it. This cannot be taken back"),
        N_("Let it stand"),
    ),
    "gone": (
        N_("Keep {what} out of the books?"),
        N_("It is safe here, and never sent again. This cannot be taken back"),
        N_("Keep it out"),
    ),
    "resend": (
        N_("Send {what} to the books once more?"),
        N_("Look there first: if it is there under another number, it stands there twice"),
        N_("Send again"),
    ),
    "correct": (
        N_("Correct {what} in the books?"),
        N_("{number} is reversed, and the same Z goes in again with the accounts of now. Why?"),
        N_("Correct it"),
    ),
}
"""What is asked before it is done: the question, what comes of it, the verb."""


@dataclass(frozen=True)
class DeliveryItem:
    """One day on its way: its key, title, amount, state (key of `STATES`) and number there."""

    id: str
    title: str
    total: int
    state: str
    number: str = ""
    days: int = 0
    """Whole days in this state."""
    name: str = ""
    """``Z 42``, ``Delivery 17``."""
    date: str = ""
    """Its business date, YYYY-MM-DD."""


@dataclass(frozen=True)
class FindingItem:
    """One thing that the books would refuse: its key, what it is, what to do, since when."""

    id: str
    what: str
    do: str
    since: str = ""


@dataclass(frozen=True)
class DeliveriesView:
    """The list, and the one that is looked at: its problem, why in words and in the books' own, and
    what was tried and comes next as (what, when)."""

    deliveries: tuple[DeliveryItem, ...] = ()
    chosen: str = ""
    """Key of a day or of a finding."""
    problem: Problem | None = None
    why: tuple[str, str] = ("", "")
    tries: tuple[tuple[str, str], ...] = ()
    findings: tuple[FindingItem, ...] = ()
    answers: tuple[str, ...] = ()
    """What can be done about the chosen day: now, there, resend, redate, keep, wait, correct, which."""
    open_from: str = ""
    """The first date that the books may take (YYYY-MM-DD), where they said it."""
    facts: tuple[str, ...] = ()
    """What to look for there, and what they told of it."""
    said: str = ""
    """What was answered, while nothing has come of it."""
    reasons: tuple[str, ...] = ()
    """Why a day is corrected."""
    question: str = ""
    """Which customer or product of theirs it is, where two fit one of ours."""
    candidates: tuple[tuple[str, str], ...] = ()
    """Those that fit, as (key there, what to call it)."""


class DeliveriesStage(Stage):
    """What would be refused and the days on the left; the chosen one and what to do on the right."""

    basket = False
    types = True

    def build(self) -> None:
        """Make what takes the list's place: the number there, a date, a question."""
        self._asking = self._date = self._reason = ""
        self.both = self.ids.both.__self__
        self.writing = Writing(self.changed, self._("space"), figures=True, longest=30)
        self.entry = DateEntry()
        self.entry.on_typed = self.changed
        self.confirm = Confirm()
        self.which = Choice()

    def enter(self) -> None:
        """The list."""
        self._asking = self._date = self._reason = ""

    def draw(self, view: DeliveriesView) -> None:
        """Show the list and the chosen one."""
        _, chosen = self._, self._turn_to(view)
        self.ids.title.say = _("The books")
        shown = {"there": self.writing, "date": self.entry, "which": self.which}
        only(self.ids.place, shown.get(self._asking, self.confirm) if self._asking else self.both)
        self.writing.label.say = _("Number in the books")
        self.entry.label.say = _("Date in the books")
        if self._asking in CONFIRM and chosen:
            self._draw_confirm(chosen)
        self.which.draw(view.question, view.candidates, self._reason, self._because)
        self._draw_list(view)
        self._draw_chosen(view, chosen)

    def _turn_to(self, view: DeliveriesView) -> DeliveryItem | None:
        """Another day, or another state of it, has no use for a question that was open."""
        before, self.view = self._chosen() if self.view else None, view
        chosen = self._chosen()
        if self._asking and (
            before is None or chosen is None or (before.id, before.state) != (chosen.id, chosen.state)
        ):
            self._asking = ""
        return chosen

    def _draw_list(self, view: DeliveriesView) -> None:
        _ = self._
        items = []
        for found in view.findings:
            what, _colon, then = found.what.partition(": ")
            deed, here = partial(self.deeds.look_at_delivery, found.id), found.id == view.chosen
            items.append(Item(what, then, icon="alert", tone="attention", chosen=here, deed=deed))
        for one in view.deliveries:
            icon, tone, _said = STATES[one.state]
            deed = partial(self.deeds.look_at_delivery, one.id)
            amount = self.words.amount(one.total)
            chosen = one.id == view.chosen
            items.append(
                Item(one.title, self._stands(one), amount, icon=icon, tone=tone, chosen=chosen, deed=deed)
            )
        self.ids.list.draw(items, ("book-open-variant", _("No day has been closed yet")))

    def _stands(self, one: DeliveryItem) -> str:
        return self._(STATES[one.state][2], number=one.number, days=one.days)

    def _draw_chosen(self, view: DeliveriesView, chosen: DeliveryItem | None) -> None:
        _, ids = self._, self.ids
        found = next((one for one in view.findings if one.id == view.chosen), None)
        if found:
            ids.what.say, ids.said.say, ids.do.say = found.what, found.do, found.since
        elif view.problem:
            ids.what.say, ids.said.say, ids.do.say = self.words.problem(view.problem)
        else:
            ids.what.say = chosen.title if chosen else _("Tap a day")
            ids.said.say, ids.do.say = self._stands(chosen) if chosen else "", ""
        if view.said:
            ids.do.say = view.said
        ids.why.say, ids.own.say = view.why
        ids.facts.say = "\n".join(view.facts)
        ids.tries.draw(
            [Item(what, when, icon="cloud-upload-outline", tone="quiet") for what, when in view.tries]
        )

    def _draw_confirm(self, chosen: DeliveryItem) -> None:
        what, then, _verb = CONFIRM[self._asking]
        facts = self._names(chosen)
        reasons = self.view.reasons if self._asking == "correct" else ()
        self.confirm.draw(self._(what, **facts), self._(then, **facts), reasons, self._reason, self._because)

    def _names(self, chosen: DeliveryItem) -> dict[str, str | int]:
        date = self.words.date(self._date) if self._date else ""
        day = self.words.date(chosen.date) if chosen.date else ""
        return {"what": chosen.name, "date": date, "day": day, "number": chosen.number or chosen.name}

    def _ask(self, asking: str, date: str = "") -> None:
        """For the number that it has there, a date, a yes; or back to the list."""
        self._asking, self._date, self._reason = asking, date, ""
        self.writing.write("")
        self.entry.clear()
        self.again()

    def _because(self, reason: str) -> None:
        self._reason = reason
        self.again()

    def _chosen(self) -> DeliveryItem | None:
        return next((one for one in self.view.deliveries if one.id == self.view.chosen), None)

    def _do(self, deed, *facts) -> None:
        """Do what was asked about, and back to the list."""
        self._asking = ""
        deed(*facts)

    def actions(self) -> tuple[Action, ...]:
        """What can be done about the chosen day; or the answer to what is asked."""
        chosen = self._chosen()
        if self._asking and chosen:
            back = Action(self._("Back"), lambda: self._ask(""), "arrow-left")
            other = Action(self._("Another date"), lambda: self._ask("date"), "calendar-today")
            between = (other,) if self._asking == "redate" else ()
            return back, *between, self._go_on(chosen)
        back = Action(self._("Back"), self.deeds.leave, "arrow-left")
        accounts = Action(self._("Accounts"), self.deeds.go_mapping, "book-open-variant")
        offered = [self._offer(answer, chosen) for answer in self.view.answers] if chosen else []
        return (back, *offered) if len(offered) > 2 else (back, accounts, *offered)

    def _go_on(self, chosen: DeliveryItem) -> Action:
        """The verb of what is asked."""
        _, deeds, id_ = self._, self.deeds, chosen.id
        if self._asking == "there":
            number = self.writing.text
            deed = partial(self._do, deeds.it_is_there, id_, number)
            return Action(_("It is there"), deed, role="accent", weight=2.2, enabled=bool(number))
        if self._asking == "date":
            date = self.entry.date
            deed = partial(self._ask, "redate", date)
            return Action(_("Next"), deed, role="accent", weight=2.2, enabled=bool(date))
        if self._asking == "which":
            deed = partial(self._do, deeds.it_is_this_one, id_, self._reason)
            return Action(_("It is this one"), deed, role="accent", weight=2.2, enabled=bool(self._reason))
        does = {
            "redate": (deeds.book_on, id_, self._date),
            "changed": (deeds.leave_as_it_is, id_),
            "gone": (deeds.leave_as_it_is, id_),
            "resend": (deeds.send_again, id_),
            "correct": (deeds.correct_day, id_, self._reason),
        }[self._asking]
        word = _(CONFIRM[self._asking][2], **self._names(chosen))
        ready = self._asking != "correct" or bool(self._reason)
        return Action(word, partial(self._do, *does), role="accent", weight=2.2, enabled=ready)

    def _offer(self, answer: str, chosen: DeliveryItem) -> Action:
        _, deeds, ask = self._, self.deeds, self._ask
        last = answer == self.view.answers[-1] and chosen.state != "unknown"
        role, weight = ("accent", 1.6) if last else ("plain", 1.0)
        if answer == "redate" and self.view.open_from:
            word = _("Book on {date}", date=self.words.date(self.view.open_from))
            return Action(word, partial(ask, "redate", self.view.open_from), role=role, weight=weight)
        asks = partial(ask, "resend") if chosen.state == "gone" else partial(deeds.send_again, chosen.id)
        left = "changed" if chosen.state == "changed" else "gone"
        word, deed, icon = {
            "now": (_("Send again"), asks, ""),
            "there": (_("It is there"), partial(ask, "there"), "check-circle"),
            "resend": (_("Send again"), asks, "" if last else "refresh"),
            "redate": (_("Another date"), partial(ask, "date"), "" if last else "calendar-today"),
            "keep": (_(CONFIRM[left][2]), partial(ask, left), "" if last else "check"),
            "wait": (_("Remind me later"), partial(deeds.say_later, chosen.id), ""),
            "which": (_("Which one is it?"), partial(ask, "which"), "" if last else "help-circle-outline"),
            "correct": (_("Correct this day"), partial(ask, "correct"), "pencil-outline"),
        }[answer]  # fmt: skip
        role = "plain" if answer == "correct" else role
        return Action(word, deed, icon, role=role, weight=weight if role == "accent" else 1.0)
