"""What the open sale, or a line of it, belongs to: a department, project or object of the shop's own list."""

from dataclasses import dataclass
from functools import partial

from appliance.domain.dimension import KINDS, Belongs, Dimension
from appliance.ui.screens.office.mapping import DIMENSIONS
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.rows import Item
from appliance.ui.widgets.surface import show
from appliance.words import N_

load(__file__)
ICON = "inbox-outline"


def called(kinds: tuple[str, ...]) -> str:
    """What the way here is called, to be translated: the one kind that the shop has, or all of them."""
    return DIMENSIONS[kinds[0]] if len(kinds) == 1 else N_("Belongs to")


@dataclass(frozen=True)
class BelongsView:
    """What can be chosen, and what is."""

    line: int | None = None
    """None: the whole sale."""
    name: str = ""
    """The line's goods."""
    choices: tuple[Dimension, ...] = ()
    chosen: Belongs = ("", "", "")


class BelongsStage(Stage):
    """One kind at a time; a tap on what is chosen takes it away again."""

    def build(self) -> None:
        """Nothing chosen yet."""
        self._kind = ""

    def enter(self) -> None:
        """The first kind that the shop has."""
        self._kind = ""

    def draw(self, view: BelongsView) -> None:
        """Show what there is of a kind."""
        self.view, _ = view, self._
        kinds = [kind for kind in KINDS if any(one.kind == kind for one in view.choices)]
        if self._kind not in kinds:
            self._kind = kinds[0] if kinds else ""
        self.ids.title.say = view.name or _("The whole sale")
        show(self.ids.kinds, len(kinds) > 1, look().mm(9.2))
        self.ids.kinds.draw(
            [(_(DIMENSIONS[kind]), kind == self._kind, partial(self._turn, kind)) for kind in kinds]
        )
        chosen = dict(zip(KINDS, view.chosen, strict=True)).get(self._kind, "")
        self.ids.picks.draw([self._item(one, chosen) for one in view.choices if one.kind == self._kind])

    def _item(self, one: Dimension, chosen: str) -> Item:
        mine = one.code == chosen
        deed = partial(self.deeds.belong, self.view.line, one.kind, "" if mine else one.code)
        return Item(one.name, one.code, icon="check" if mine else "", chosen=mine, deed=deed)

    def _turn(self, kind: str) -> None:
        self._kind = kind
        self.draw(self.view)
        self.ids.picks.scroll_y = 1

    def actions(self) -> tuple[Action, ...]:
        """Back; from a line to the whole sale."""
        back = Action(self._("Back"), self.deeds.leave_belongs, "arrow-left")
        if not self.view or self.view.line is None:
            return (back,)
        return back, Action(self._("The whole sale"), self.deeds.go_belongs_sale, "basket-outline")
