"""The departments, projects and objects that a sale can belong to: number and name, as the books have them.

What a kind has nothing of is offered nowhere; a shop without any never sees that there could be.
"""

from dataclasses import dataclass, replace
from functools import partial

from appliance.domain.dimension import KINDS, Dimension
from appliance.ui.screens.office.mapping import DIMENSIONS
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.picks import Picks
from appliance.ui.widgets.rows import Item
from appliance.ui.widgets.surface import only, show
from appliance.ui.widgets.writing import Writing
from appliance.words import N_

load(__file__)
NEW = {"department": N_("A new department"), "project": N_("A new project"), "object": N_("A new object")}
NONE = {
    "department": N_("No department can be chosen in a sale"),
    "project": N_("No project can be chosen in a sale"),
    "object": N_("No object can be chosen in a sale"),
}
LONGEST = {"code": 30, "name": 40}


@dataclass(frozen=True)
class DimensionsView:
    """The list as it is kept."""

    listed: tuple[Dimension, ...] = ()
    saves: int = 0
    """Rises when it is saved: what was open is done."""


class DimensionsStage(Stage):
    """A list for each kind; of one that is tapped, its name."""

    basket = False

    def is_typing(self) -> bool:
        """While a number or a name is typed."""
        return self._step != "list"

    def build(self) -> None:
        """Make the rows and the letters."""
        self._step, self._kind = "list", KINDS[0]
        self._before: Dimension | None = None
        self._typed = Dimension(KINDS[0], "", "")
        self.picks = Picks()
        self.writing = {
            step: Writing(self._again, self._("space"), capitals=capitals, longest=LONGEST[step],
                          figures=step == "code")
            for step, capitals in (("code", "all"), ("name", "first"))
        }  # fmt: skip

    def enter(self) -> None:
        """The list of the first kind that has one."""
        self._step, self.view = "list", None

    def draw(self, view: DimensionsView) -> None:
        """Show the list, or what is typed."""
        old, self.view = self.view, view
        if old is None:
            self._kind = next((one.kind for one in view.listed), KINDS[0])
        elif old.saves != view.saves:
            self._step = "list"
        self._show()

    def _show(self) -> None:
        _, listing = self._, self._step == "list"
        typed = self._typed
        one = f"{_(DIMENSIONS[typed.kind])} {typed.code}" if typed.code else _(NEW[self._kind])
        self.ids.title.say = _("Departments, projects, objects") if listing else one
        show(self.ids.kinds, listing, look().mm(9.2))  # the letters need the height
        self.ids.kinds.draw(
            [(_(DIMENSIONS[kind]), kind == self._kind, partial(self._turn, kind)) for kind in KINDS]
        )
        only(self.ids.place, self.picks if listing else self.writing[self._step])
        if listing:
            self.picks.draw(self._rows(), ("inbox-outline", _(NONE[self._kind])))
        else:
            self._label()

    def _label(self) -> None:
        """What is typed; on a low panel nothing else could say that a number is another's."""
        said = self._("There is one already") if self._taken() else self._("Number in the books")
        self.writing[self._step].label.say = said if self._step == "code" else self._("Name")

    def _taken(self) -> bool:
        code = self.writing["code"].text
        return any((one.kind, one.code) == (self._kind, code) for one in self.view.listed)

    def _again(self, _typed: str = "") -> None:
        self._label()
        self.changed()

    def _rows(self) -> list[Item]:
        return [
            Item(one.name, one.code, icon="pencil-outline", deed=partial(self._open, one))
            for one in self.view.listed
            if one.kind == self._kind
        ]

    def _turn(self, kind: str) -> None:
        self._kind = kind
        self.picks.scroll_y = 1
        self._step_to("list")

    def _step_to(self, step: str) -> None:
        self._step = step
        if step != "list":
            self.writing[step].write(getattr(self._typed, step))
        self._show()
        self.changed()

    def _begin(self) -> None:
        self._before, self._typed = None, Dimension(self._kind, "", "")
        self._step_to("code")

    def _open(self, one: Dimension) -> None:
        self._before = self._typed = one
        self._step_to("name")

    def _numbered(self) -> None:
        self._typed = replace(self._typed, code=self.writing["code"].text)
        self._step_to("name")

    def _others(self) -> tuple[Dimension, ...]:
        return tuple(one for one in self.view.listed if one != self._before)

    def _save(self) -> None:
        named = replace(self._typed, name=self.writing["name"].text)
        self.deeds.save_dimensions((*self._others(), named))

    def actions(self) -> tuple[Action, ...]:
        """Back by one step, and on."""
        _, step = self._, self._step
        if step == "list":
            new = Action(_(NEW[self._kind]), self._begin, "plus", role="accent", weight=2.2)
            return Action(_("Back"), self.deeds.go_mapping, "arrow-left"), new
        typed = bool(self.writing[step].text)
        if step == "code":
            back = Action(_("Back"), partial(self._step_to, "list"), "arrow-left")
            free = typed and not self._taken()
            return back, Action(_("Go on"), self._numbered, role="accent", weight=2.2, enabled=free)
        save = Action(_("Save"), self._save, role="accent", weight=2.2, enabled=typed)
        back = Action(_("Back"), partial(self._step_to, "list" if self._before else "code"), "arrow-left")
        if not self._before:
            return back, save
        off = partial(self.deeds.save_dimensions, self._others())
        return back, Action(_("Take it off the list"), off, "trash-can-outline", role="stop"), save
