"""A note on a line or on the whole sale: one of the shop's usual ones at a touch, or what is typed."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.surface import show
from appliance.ui.widgets.writing import Writing

load(__file__)
CHIP = 23
"""Smallest width of a usual note in mm."""


@dataclass(frozen=True)
class NoteView:
    """What the note is about, and what it says now."""

    line: int | None = None
    """None: the whole sale."""
    name: str = ""
    """The line's goods."""
    text: str = ""
    usual: tuple[str, ...] = ()
    """What the shop says most often, the likeliest first."""


class NoteStage(Stage):
    """Chips above the letters; a chip is the whole note."""

    types = True

    def build(self) -> None:
        """Add the letters."""
        self._begun = False
        self.writing = Writing(self.changed, self._("space"), capitals="first")
        self.ids.place.add_widget(self.writing)

    def enter(self) -> None:
        """What it says now, when it is drawn."""
        self._begun = False

    def draw(self, view: NoteView) -> None:
        """Show it."""
        if not self._begun or not self.view or self.view.line != view.line:
            self._begun = True
            self.writing.write(view.text)
        self.view, _ = view, self._
        self.writing.label.say = (
            _("Note: {name}", name=view.name) if view.name else _("Note on the whole sale")
        )
        room = max(2, int(self.width // look().mm(CHIP)))
        usual = [one for one in view.usual if one != view.text][: room - bool(view.text)]
        chips = [(one, False, partial(self.deeds.set_note, view.line, one)) for one in usual]
        if view.text:
            chips.insert(0, (view.text, True, partial(self.deeds.set_note, view.line, "")))
        show(self.ids.usual, bool(chips), look().mm(9.2))
        self.ids.usual.draw(chips)

    def actions(self) -> tuple[Action, ...]:
        """Back; the other of line and sale; keep what is typed."""
        _, view, deeds = self._, self.view, self.deeds
        back = Action(_("Back"), deeds.leave_note, "arrow-left")
        whole = Action(_("The whole sale"), deeds.go_note_sale, "basket-outline")
        text = self.writing.text
        keep = partial(deeds.set_note, view.line, text)
        save = Action(_("Save"), keep, role="accent", weight=2.2, enabled=text != view.text)
        return (back, whole, save) if view.line is not None else (back, save)
