"""Goods that the till does not know yet: their name, their group, their price, one after the other."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action, Item
from appliance.ui.widgets.entry import Entry
from appliance.ui.widgets.picks import Picks
from appliance.ui.widgets.surface import only
from appliance.ui.widgets.text import Text  # noqa: F401  (create.kv)
from appliance.ui.widgets.writing import Writing

load(__file__)
STEPS = ("name", "group", "price")


@dataclass(frozen=True)
class CreateView:
    """The code that was scanned, and the groups (code, name) to choose from."""

    code: str
    groups: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    """What the price is for, where it is not a piece."""
    manager: bool = False
    """Somebody manages who is logged in: a group may be made on the way."""


class CreateStage(Stage):
    """Three short steps; the last one puts the goods into the basket."""

    types = True

    def build(self) -> None:
        """Make the letters, the groups and the digits."""
        self._step, self._group, self._back = "name", "", True
        self.writing = Writing(lambda text: self.changed(), self._("space"), capitals="first")
        self.writing.label.say = self._("Name")
        self.groups = Picks()
        self.entry = Entry(lambda keypad: self.words.amount(keypad.number))
        self.entry.label.say = self._("Price")
        self.entry.on_typed = lambda: self.changed() if self.view else None

    def enter(self) -> None:
        """Where it was left while the same code waits, since a group may have been made; else anew."""
        self._back = True

    def draw(self, view: CreateView) -> None:
        """Show the step."""
        if self._back and (not self.view or self.view.code != view.code):
            self._step, self._group = "name", ""
            self.writing.write("")
            self.entry.clear()
        self.view, self._back, _ = view, False, self._
        self.entry.label.say = _("Price for one {unit}", unit=view.unit) if view.unit else _("Price")
        said = {
            "name": _("New goods with code {code}", code=view.code),
            "group": _("Which group?") if view.groups else _("Make a group first"),
            "price": f"{self.writing.text} · {dict(view.groups).get(self._group, '')}",
        }
        self.ids.title.say = said[self._step]
        parts = {"name": self.writing, "group": self.groups, "price": self.entry}
        only(self.ids.place, parts[self._step])
        self.groups.draw(
            [Item(name, icon="tag-outline", deed=partial(self._choose, code)) for code, name in view.groups]
        )

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
            role = "plain" if self.view.groups else "accent"
            new = Action(_("A new group"), self.deeds.go_groups, "plus", role, enabled=self.view.manager)
            return back, new
        put = Action(
            _("Put in basket"),
            lambda: self.deeds.create(self.writing.text, self._group, price),
            role="accent",
            weight=2.2,
            enabled=price > 0,
        )
        return back, put
