"""Who is selling: a button for each cashier, then the PIN."""

from dataclasses import dataclass
from functools import partial

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout

from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.entry import Keypad
from appliance.ui.widgets.pin import PIN, PinDots
from appliance.ui.widgets.surface import fill_up, only, show
from appliance.ui.widgets.text import Text

load(__file__)


@dataclass(frozen=True)
class LogInView:
    """The cashiers as (number, name); ``wrong``: the last PIN did not fit; ``wait`` seconds locked."""

    cashiers: tuple[tuple[str, str], ...] = ()
    wrong: bool = False
    wait: int = 0
    held: bool = False
    """A code was scanned while nobody was logged in."""
    ask: str = ""
    """What is asked; empty: who is selling."""


class LogInStage(Stage):
    """First the name, then the digits; the digits are never shown."""

    basket = False

    def build(self) -> None:
        """Make the grid of names and the keypad."""
        mm = look().mm
        self._who: tuple[str, str] | None = None
        self.names = GridLayout(cols=3, spacing=mm(2))
        self.dots = PinDots(size_hint_y=None, height=mm(12))
        self.name = Text(size_name="figure", bold=True, halign="center", valign="bottom", cut=1)
        self.said = Text(halign="center", valign="top")
        self.keypad = Keypad(extra="", longest=PIN[1], noughts=True)
        self.keypad.fbind("typed", self._typed)
        upright = look().panel.portrait
        self.pin = BoxLayout(spacing=mm(4), orientation="vertical" if upright else "horizontal")
        words = BoxLayout(orientation="vertical", spacing=mm(1), size_hint_y=0.5 if upright else 1)
        for part in (self.name, self.dots, self.said):
            words.add_widget(part)
        self.pin.add_widget(words)
        self.pin.add_widget(self.keypad)

    def enter(self) -> None:
        """Back to the names."""
        self._who = None
        self.keypad.typed = ""

    def draw(self, view: LogInView) -> None:
        """Show names, or the PIN of the chosen one."""
        self.view, _ = view, self._
        if view.wrong:
            self.keypad.typed = ""
        self.ids.title.say = view.ask or _("Who is selling?")
        self.name.say = self._who[1] if self._who else ""
        self.ids.hint.say = self.said.say = self._hint()
        self.said.tone = self.ids.hint.tone = "stop" if view.wrong or view.wait else "quiet"
        show(self.ids.head, not self._who, look().mm(17))
        wanted = self.pin if self._who else self.names
        only(self.ids.place, wanted)
        count = len(view.cashiers)
        self.names.cols = max(1, min(count, 2 if look().panel.portrait or count == 4 else 3))
        rows = -(-count // self.names.cols)
        beside = 0 if self._who or count > 2 else max(0, (self.width - count * look().mm(66)) // 2)
        self.ids.place.padding = [beside, 0, beside, 0 if self._who else look().mm(4)]
        for button, who in zip(fill_up(self.names, count, BigButton), view.cashiers, strict=True):
            button.draw(Action(who[1], partial(self._choose, who), "account"))
            button.label.size_name = "title"
            button.padding[0] = button.padding[2] = look().mm(1.6)  # a name does not touch the edge
            button.size_hint_y, button.height = (None, look().mm(22)) if rows < 3 else (1, 0)

    def _hint(self) -> str:
        view, _ = self.view, self._
        if view.wait:
            return _("Wait {count} seconds, then try again", count=view.wait)
        if view.wrong:
            return _("That PIN does not fit. Try again")
        if view.held and not self._who:
            return _("A code was scanned. Log in and scan it again")
        return _("Type your PIN") if self._who else _("Tap your name")

    def _choose(self, who: tuple[str, str]) -> None:
        self._who = who
        self.keypad.typed = ""
        self.draw(LogInView(self.view.cashiers, held=self.view.held, ask=self.view.ask))
        self.changed()

    def _typed(self, *_) -> None:
        self.dots.draw(len(self.keypad.typed))
        self.changed()

    def actions(self) -> tuple[Action, ...]:
        """With a name chosen: another name, or in."""
        if not self._who or not self.view:
            return ()
        number, typed, _ = self._who[0], self.keypad.typed, self._
        ready = len(typed) >= PIN[0] and not self.view.wait
        enter = Action(
            _("Log in"), lambda: self.deeds.log_in(number, typed), role="accent", weight=2.2, enabled=ready
        )
        return Action(_("Somebody else"), self._again, "account-switch"), enter

    def _again(self) -> None:
        view = self.view
        self.enter()
        self.draw(LogInView(view.cashiers, held=view.held, ask=view.ask))
        self.changed()
