"""The door: a scanned ticket in one big word, whoever is in the queue behind it."""

from dataclasses import dataclass
from functools import partial

from appliance.domain.card_number import LONG
from appliance.domain.validity import Answer
from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.entry import NumberEntry
from appliance.ui.widgets.surface import only
from appliance.words import N_

load(__file__)
UNDONE = "undone"
WORDS = {
    Answer.VALID: (N_("Valid"), "check-circle", "good", "good_soft"),
    UNDONE: (N_("Taken back"), "undo-variant", "quiet", "surface"),
    Answer.USED: (N_("Already used"), "close", "stop", "stop_soft"),
    Answer.EXPIRED: (N_("Expired"), "clock-alert-outline", "stop", "stop_soft"),
    Answer.EARLY: (N_("Not yet"), "clock-outline", "on_attention", "attention_soft"),
    Answer.REFUNDED: (N_("Refunded"), "keyboard-return", "stop", "stop_soft"),
    Answer.UNKNOWN: (N_("Unknown"), "help-circle-outline", "stop", "stop_soft"),
    Answer.PRACTICE: (N_("Training"), "school", "training", "surface"),
}
"""The word, the icon, its tone, and the ground."""


@dataclass(frozen=True)
class DoorView:
    """The ticket that was scanned last; without a number none was."""

    number: str = ""
    """For the eye."""
    answer: str = ""
    """Key of `WORDS`."""
    reason: str = ""
    """In words: used when, expired on which day, what is left."""
    name: str = ""
    holder: str = ""
    valid: str = ""
    more: bool = False
    """One more can be let in with it."""


class DoorStage(Stage):
    """A keypad until there is a ticket; then the word."""

    asks = True

    def build(self) -> None:
        """Make the keypad and keep the card's place."""
        self.entry = NumberEntry(longest=LONG, noughts=True)
        self.entry.label.say = self._("Ticket number")
        self.entry.label.size_hint_x = 0.5
        self.entry.on_typed = self.changed
        self.card = self.ids.card.__self__

    def enter(self) -> None:
        """Nothing typed."""
        self.entry.clear()

    def draw(self, view: DoorView) -> None:
        """Ask for a ticket, or say what it is."""
        if self.view and self.view.number and not view.number:
            self.entry.clear()
        self.view, _ = view, self._
        self.ids.title.say = _("Ticket") if view.number else _("Scan the ticket")
        only(self.ids.place, self.card if view.number else self.entry)
        if not view.number:
            return
        word, icon, tone, ground = WORDS[view.answer]
        self.card.fill = ground
        self.card.edge = "" if ground.endswith("_soft") else "hairline"
        self.ids.icon.icon, self.ids.icon.tone = icon, tone
        self.ids.word.say, self.ids.reason.say = _(word), view.reason
        self.ids.name.say, self.ids.holder.say = view.name, view.holder
        self.ids.about.say = " · ".join(part for part in (view.valid, view.number) if part)

    def actions(self) -> tuple[Action, ...]:
        """Back; find it by its number; take it back, or let one more in."""
        _, deeds, view = self._, self.deeds, self.view
        back = Action(_("Back"), deeds.leave_door, "arrow-left")
        if not view.number:
            typed = self.entry.keypad.typed
            find = partial(deeds.check_ticket, typed)
            return back, Action(_("Let in"), find, role="accent", weight=2.2, enabled=len(typed) == LONG)
        other = Action(_("Another number"), deeds.go_door, "pencil-outline")
        if view.answer == UNDONE:
            return back, Action(_("Let in"), deeds.let_one_in, role="accent", weight=2.2)
        done = Action(_("Done"), deeds.leave_door, role="accent", weight=2.2)
        if view.answer != Answer.VALID:
            return other, done
        undo = Action(_("Undo"), deeds.undo_entry, "undo-variant")
        more = Action(_("One more"), deeds.let_one_in, "plus")
        return (undo, more, done) if view.more else (undo, other, done)
