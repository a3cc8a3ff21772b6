"""Goods that the till does not know yet: their name, their group, their price, one after the other."""

from dataclasses import dataclass
from functools import partial

from kivy.uix.gridlayout import GridLayout

from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.entry import Entry
from appliance.ui.widgets.surface import fill_up, only
from appliance.ui.widgets.text import Text  # noqa: F401  (create.kv)
from appliance.ui.widgets.writing import Writing

load(__file__)
STEPS = ("name", "group", "price")


@dataclass(frozen=True)
class CreateView:
    """The code that was scanned, and the groups (code, name) to choose from."""

    code: str
    groups: tuple[tuple[str, str], ...] = ()


class CreateStage(Stage):
    """Three short steps; the last one puts the goods into the basket."""

    types = True

    def build(self) -> None:
        """Make the letters, the groups and the digits."""
        self._step, self._group = "name", ""
        self.writing = Writing(lambda text: self.changed(), self._("space"), capitals="first")
        self.writing.label.say = self._("Name")
        self.groups = GridLayout(cols=3, spacing=look().mm(1.5))
        self.entry = Entry(lambda keypad: self.words.amount(keypad.number))
        self.entry.label.say = self._("Price")
        self.entry.on_typed = lambda: self.changed() if self.view else None

    def enter(self) -> None:
        """From the beginning."""
        self._step, self._group = "name", ""
        self.writing.write("")
        self.entry.clear()

    def draw(self, view: CreateView) -> None:
        """Show the step."""
        self.view, _ = view, self._
        said = {
            "name": _("New goods with code {code}", code=view.code),
            "group": _("Which group?"),
            "price": f"{self.writing.text} · {dict(view.groups).get(self._group, '')}",
        }
        self.ids.title.say = said[self._step]
        parts = {"name": self.writing, "group": self.groups, "price": self.entry}
        only(self.ids.place, parts[self._step])
        for button, (code, name) in zip(
            fill_up(self.groups, len(view.groups), BigButton), view.groups, strict=True
        ):
            button.draw(Action(name, partial(self._choose, code)))

    def _choose(self, group: str) -> None:
        self._group = group
        self._turn("price")

    def _turn(self, step: str) -> None:
        self._step = step
        self.draw(self.view)
        self.changed()

    def actions(self) -> tuple[Action, ...]:
        """Back by one step, and on."""
        _, price = self._, self.entry.keypad.number
        if self._step == "name":
            named = bool(self.writing.text)
            on = Action(
                _("Choose the group"),
                lambda: self._turn("group"),
                role="accent",
                weight=2.2,
                enabled=named,
            )
            return Action(_("Back"), self.deeds.leave, "arrow-left"), on
        before = STEPS[STEPS.index(self._step) - 1]
        back = Action(_("Back"), lambda: self._turn(before), "arrow-left")
        if self._step == "group":
            return (back,)
        put = Action(
            _("Put in basket"),
            lambda: self.deeds.create(self.writing.text, self._group, price),
            role="accent",
            weight=2.2,
            enabled=price > 0,
        )
        return back, put
