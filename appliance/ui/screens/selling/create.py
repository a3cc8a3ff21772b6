"""Goods that the till does not know yet: their name, their group, their price, one after the other."""

from dataclasses import dataclass
from functools import partial

from appliance.domain.product import LONGEST
from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.entry import AmountEntry
from appliance.ui.widgets.picks import Picks
from appliance.ui.widgets.rows import Item
from appliance.ui.widgets.surface import only
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
        self._step, self._group = "name", ""
        self.writing = Writing(self.changed, self._("space"), capitals="first", longest=LONGEST)
        self.writing.label.say = self._("Name")
        self.groups = Picks()
        self.entry = AmountEntry(self.words)
        self.entry.label.say = self._("Price")
        self.entry.on_typed = self.changed

    def draw(self, view: CreateView) -> None:
        """Show the step: where it was left while the same code waits, since a group may have been made."""
        if not self.view or self.view.code != view.code:
            self._begin()
        self.view = view
        self._show()

    def _begin(self) -> None:
        self._step, self._group = "name", ""
        self.writing.write("")
        self.entry.clear()

    def _show(self) -> None:
        _, unit = self._, self._per()
        self.entry.label.say = _("Price for one {unit}", unit=unit) if unit else _("Price")
        self.ids.title.cut = 1 if self._step == "name" else 2  # the letters need the height
        self.ids.title.say = self._title()
        only(self.ids.place, {"name": self.writing, "price": self.entry}.get(self._step, self.groups))
        if self._step in STEPS:
            groups = self.view.groups
            none = _("Begin with a group: goods belong to groups, and a group knows its VAT")
            self.groups.draw(
                [Item(name, icon="tag-outline", deed=partial(self._choose, code)) for code, name in groups],
                ("tag-outline", none),
            )

    def _title(self) -> str:
        _, groups = self._, dict(self.view.groups)
        said = {
            "name": _("New goods with code {code}", code=self.view.code),
            "group": _("Which group?") if groups else _("Make a group first"),
            "price": f"{self.writing.text} · {groups.get(self._group, '')}",
        }
        return said[self._step]

    def _per(self) -> str:
        """What the price is for, where it is not a piece."""
        return str(self.view.unit)

    def _choose(self, group: str) -> None:
        self._group = group
        self._turn("price")

    def _turn(self, step: str) -> None:
        self._step = step
        self._show()
        self.changed()

    def _leave(self) -> None:
        self.deeds.leave()

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
            return Action(_("Back"), self._leave, "arrow-left"), on
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
