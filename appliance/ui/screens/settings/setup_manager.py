"""A till that knows nobody yet: who runs it? A name, and a PIN that is typed twice."""

from dataclasses import dataclass

from kivy.uix.boxlayout import BoxLayout

from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.entry import Keypad
from appliance.ui.widgets.pin import PIN, PinDots
from appliance.ui.widgets.surface import only
from appliance.ui.widgets.text import Text
from appliance.ui.widgets.writing import Writing
from appliance.words import N_

load(__file__)
STEPS = ("name", "pin", "again")
TITLES = {
    "name": N_("Who runs this till?"),
    "pin": N_("Choose a PIN, {name}"),
    "again": N_("Type the PIN once more"),
}


@dataclass(frozen=True)
class SetupManagerView:
    """Nothing that the page does not know by itself."""


class SetupManagerStage(Stage):
    """The name first, then the digits, which are never shown."""

    basket = bar = False
    types = True

    def build(self) -> None:
        """Make the letters and the digits."""
        mm = look().mm
        self._step, self._pin, self._differ = "name", "", False
        self.writing = Writing(self.changed, self._("space"), capitals="words")
        self.writing.label.say = self._("Name")
        self.dots = PinDots()
        self.said = Text(halign="center", valign="top", tone="stop")
        self.keypad = Keypad(extra="", longest=PIN[1], noughts=True)
        self.keypad.fbind("typed", self._typed)
        upright = look().panel.portrait
        self.digits = BoxLayout(spacing=mm(4), orientation="vertical" if upright else "horizontal")
        shown = BoxLayout(orientation="vertical")
        shown.add_widget(self.dots)
        shown.add_widget(self.said)
        self.digits.add_widget(shown)
        self.digits.add_widget(self.keypad)

    def enter(self) -> None:
        """From the beginning."""
        self.writing.write("")
        self._turn("name")

    def draw(self, view: SetupManagerView) -> None:
        """Show the step."""
        self.view, _ = view, self._
        self.ids.title.say = _(TITLES[self._step], name=self.writing.text)
        self.ids.why.say = _("A manager closes the day and sees the figures")
        self.said.say = _("The two were not the same. Choose again") if self._differ else ""
        only(self.ids.place, self.writing if self._step == "name" else self.digits)

    def _typed(self, *_) -> None:
        self.dots.draw(len(self.keypad.typed))
        self.changed()

    def _turn(self, step: str) -> None:
        self._step = step
        self.keypad.typed = ""
        self._typed()
        if self.view is not None:
            self.again()

    def _again(self) -> None:
        self._pin, self._differ = self.keypad.typed, False
        self._turn("again")

    def _done(self) -> None:
        if self.keypad.typed != self._pin:
            self._differ = True
            self._turn("pin")
            return
        self._typed_twice(self._pin)

    def _typed_twice(self, pin: str) -> None:
        self.deeds.first_manager(self.writing.text, pin)

    def actions(self) -> tuple[Action, ...]:
        """Back by one step, and on."""
        _, long = self._, len(self.keypad.typed) >= PIN[0]
        steps = {
            "name": (_("Go on"), lambda: self._turn("pin"), bool(self.writing.text)),
            "pin": (_("Go on"), self._again, long),
            "again": (_("Begin"), self._done, long),
        }
        word, deed, ready = steps[self._step]
        on = Action(word, deed, role="accent", weight=2.2, enabled=ready)
        if self._step == "name":
            return (on,)
        before = STEPS[STEPS.index(self._step) - 1]
        return Action(_("Back"), lambda: self._turn(before), "arrow-left"), on
