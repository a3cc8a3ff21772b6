"""What the shop has printed, for how long a gift can be exchanged, and which key stands beside an open sale.

A manager's page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from appliance.till.papers import BESIDES, EXCHANGES, PRINTINGS, Papers
from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, ChipRow
from appliance.ui.widgets.surface import fill_up
from appliance.ui.widgets.text import Text


@dataclass(frozen=True)
class PapersView:
    """The choices as they are."""

    papers: Papers
    free: bool = False
    """The law leaves it to the shop whether a receipt prints."""


class ChoiceLine(BoxLayout):
    """What is chosen about, over what it can be."""

    def __init__(self, **options) -> None:
        mm = look().mm
        super().__init__(orientation="vertical", spacing=mm(1), size_hint_y=None, **options)
        self.what, self.chips = Text(natural=True), ChipRow()
        self.add_widget(self.what)
        self.add_widget(self.chips)
        self.bind(minimum_height=self.setter("height"))


class PapersStage(Stage):
    """A line of choices for each."""

    basket = False

    def build(self) -> None:
        """Make the title and room for the lines."""
        mm = look().mm
        self.orientation, self.spacing = "vertical", mm(2)
        self.title = Text(size_name="title", bold=True, natural=True)
        self.lines = BoxLayout(orientation="vertical", spacing=mm(2.5), size_hint_y=None)
        self.lines.bind(minimum_height=self.lines.setter("height"))
        for part in (self.title, self.lines, Widget()):
            self.add_widget(part)

    def draw(self, view: PapersView) -> None:
        """Mark what is chosen."""
        self.view, _ = view, self._
        self.title.say = _("Receipts and keys")
        choices = self._choices(view)
        for line, (key, what, values) in zip(
            fill_up(self.lines, len(choices), ChoiceLine), choices, strict=True
        ):
            line.what.say = what
            chosen = getattr(view.papers, key)
            line.chips.draw(
                [(word, one == chosen, partial(self.deeds.choose_paper, key, one)) for word, one in values]
            )

    def _choices(self, view: PapersView) -> list[tuple[str, str, Sequence[tuple[str, int | str]]]]:
        """Key, what it is, and each word with its value."""
        _ = self._
        printings = list(zip((_("Always"), _("The till asks"), _("When asked for")), PRINTINGS, strict=True))
        days = [(_("{count} days", count=one), one) for one in EXCHANGES]
        receipt = [("printing", _("A receipt prints"), printings)] if view.free else []
        keys = list(zip((_("Park"), _("Return")), BESIDES, strict=True))
        return [
            *receipt,
            ("exchange", _("A gift can be exchanged for"), days),
            ("beside", _("Key beside an open sale"), keys),
        ]

    def actions(self) -> tuple[Action, ...]:
        """Back."""
        return (Action(self._("Back"), self.deeds.leave, "arrow-left"),)
