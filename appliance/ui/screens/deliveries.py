"""The books: which days have arrived, which wait, and what is wrong with those that do not."""

from dataclasses import dataclass
from functools import partial

from appliance.domain.problems import Problem
from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action, Item, ItemList  # noqa: F401  (deliveries.kv)
from appliance.ui.widgets.surface import Card, only  # noqa: F401
from appliance.ui.widgets.text import Text  # noqa: F401
from appliance.ui.widgets.writing import Writing
from appliance.words import N_

load(__file__)
STATES = {
    "accepted": ("cloud-check-outline", "good", N_("In the books as {number}")),
    "waiting": ("clock-outline", "ink", N_("Waits for the network")),
    "refused": ("cloud-alert-outline", "stop", N_("Refused")),
    "unknown": ("help-circle-outline", "attention", N_("May have arrived")),
    "later": ("clock-alert-outline", "attention", N_("Waits and tries again")),
    "mapping": ("book-open-variant", "attention", N_("An account is missing")),
}


@dataclass(frozen=True)
class DeliveryItem:
    """One day on its way: its key, title, amount, state (key of `STATES`) and number there."""

    id: str
    title: str
    total: int
    state: str
    number: str = ""


@dataclass(frozen=True)
class DeliveriesView:
    """The list, and the one that is looked at: its problem, why in words and in the books' own, and
    what was tried and comes next as (what, when)."""

    deliveries: tuple[DeliveryItem, ...] = ()
    chosen: str = ""
    problem: Problem | None = None
    why: tuple[str, str] = ("", "")
    tries: tuple[tuple[str, str], ...] = ()


class DeliveriesStage(Stage):
    """The list on the left; on the right what is wrong in words a shop uses."""

    basket = False

    def build(self) -> None:
        """Name it, and make the letters for a voucher's number."""
        self.ids.title.say = self._("The books")
        self._asking = False
        self.both = self.ids.both.__self__
        self.writing = Writing(lambda text: self.changed(), self._("space"), figures=True, longest=30)
        self.writing.label.say = self._("Number in the books")

    def enter(self) -> None:
        """The list first."""
        self._asking = False

    def draw(self, view: DeliveriesView) -> None:
        """Show the list and the chosen one."""
        self.view, _ = view, self._
        only(self.ids.place, self.writing if self._asking else self.both)
        items = []
        for delivery in view.deliveries:
            icon, tone, said = STATES[delivery.state]
            this = delivery.id == view.chosen
            detail = _(said, number=delivery.number)
            deed = partial(self.deeds.look_at_delivery, delivery.id)
            amount = self.words.amount(delivery.total)
            items.append(Item(delivery.title, detail, amount, icon=icon, tone=tone, chosen=this, deed=deed))
        self.ids.list.draw(
            items or [Item(_("No day has been closed yet"), icon="inbox-outline", tone="quiet")]
        )
        chosen = self._chosen()
        if view.problem:
            self.ids.what.say, self.ids.said.say, self.ids.do.say = self.words.problem(view.problem)
        else:
            self.ids.what.say = chosen.title if chosen else _("Tap a day")
            self.ids.said.say = _(STATES[chosen.state][2], number=chosen.number) if chosen else ""
            self.ids.do.say = ""
        self.ids.why.say, self.ids.own.say = view.why
        self.ids.tries.draw(
            [Item(what, when, icon="cloud-upload-outline", tone="quiet") for what, when in view.tries]
        )

    def _ask(self, asking: bool) -> None:
        """For the number that the day has in the books, or back to the list."""
        self._asking = asking
        self.writing.write("")
        self.draw(self.view)
        self.changed()

    def _found(self) -> None:
        number, voucher = self.writing.text, self.view.chosen
        self._asking = False
        self.deeds.it_is_there(voucher, number)

    def _chosen(self) -> DeliveryItem | None:
        return next((one for one in self.view.deliveries if one.id == self.view.chosen), None)

    def actions(self) -> tuple[Action, ...]:
        """Accounts, look up or send again: by what became of it."""
        _, deeds, chosen = self._, self.deeds, self._chosen()
        if self._asking and chosen:
            back = Action(_("Back"), lambda: self._ask(False), "arrow-left")
            number = self.writing.text
            save = Action(_("It is there"), self._found, role="accent", weight=2.2, enabled=bool(number))
            return back, save
        back = Action(_("Back"), deeds.leave, "arrow-left")
        accounts = Action(_("Accounts"), deeds.go_mapping, "book-open-variant")
        if chosen is None or chosen.state == "accepted":
            return back, accounts
        if chosen.state == "unknown":
            there = Action(_("It is there"), lambda: self._ask(True), "check-circle")
            return back, there, Action(_("Send again"), lambda: deeds.send_again(chosen.id), "refresh")
        again = Action(_("Send again"), lambda: deeds.send_again(chosen.id), role="accent", weight=1.6)
        return back, accounts, again
