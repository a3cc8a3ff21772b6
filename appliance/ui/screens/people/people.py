"""Who works here: somebody new is made known, gets another PIN, or works here no more. A manager's page.

It is laid out as the page of the first manager (``setup_manager.kv``).
"""

from dataclasses import dataclass
from functools import partial

from kivy.uix.gridlayout import GridLayout

from appliance.ui.screens.settings.setup_manager import SetupManagerStage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.pin import PIN
from appliance.ui.widgets.rows import Item, ItemList
from appliance.ui.widgets.surface import fill_up, only
from appliance.words import N_

ROLES = {
    "cashier": N_("Cashier"), "manager": N_("Manager"), "owner": N_("Owner"), "technician": N_("Technician"),
}  # fmt: skip
TITLES = {
    "list": N_("Who works here"),
    "one": "{name}",
    "name": N_("Who is new?"),
    "role": N_("What does {name} do?"),
    "pin": N_("Choose a PIN, {name}"),
    "again": N_("Type the PIN once more"),
}
WHY = {
    "list": N_("Tap somebody to change their PIN or role, or when they leave"),
    "role": N_("Manager: figures, approves. Owner: people and accounts too. Technician: devices, no money"),
    "pin": N_("Let them type it themselves: what they sell stands under their name"),
}


@dataclass(frozen=True)
class PeopleView:
    """Everybody by (number, name, role), and the number of who is logged in."""

    people: tuple[tuple[str, str, str], ...] = ()
    me: str = ""


class PeopleStage(SetupManagerStage):
    """A list, and short steps from it."""

    bar = True

    def build(self) -> None:
        """Make the list and the roles beside letters and digits."""
        super().build()
        self._step, self._who, self._role = "list", ("", "", ""), ""
        self.list = ItemList()
        self.roles = GridLayout(spacing=look().mm(2))

    def enter(self) -> None:
        """The list."""
        self._who, self._role, self._differ = ("", "", ""), "", False
        self.writing.write("")
        self._turn("list")

    def draw(self, view) -> None:
        """Show the step."""
        fewer = self.view is not None and self.view.people != view.people
        self.view, _ = view, self._
        if fewer and self._step in ("again", "one"):
            self.enter()  # what was asked for is done
            return
        name = self._who[1] or self.writing.text
        self.ids.title.say = _(TITLES[self._step], name=name) if self._step != "one" else name
        self.ids.why.say = _(WHY.get(self._step, ""))
        self.said.say = _("The two were not the same. Choose again") if self._differ else ""
        parts = {"list": self.list, "one": self.list, "name": self.writing, "role": self.roles}
        only(self.ids.place, parts.get(self._step, self.digits))
        shown = view.people if self._step == "list" else (self._who,)
        self.list.draw(
            [
                Item(one[1], _(ROLES.get(one[2], "")), icon="account", deed=partial(self._choose, one))
                for one in shown
                if one[0]
            ]
        )
        self.roles.cols = 2
        for button, role in zip(fill_up(self.roles, len(ROLES), BigButton), ROLES, strict=True):
            mine = "chosen" if role == self._who[2] else "plain"
            button.draw(Action(_(ROLES[role]), partial(self._given, role), role=mine))

    def _choose(self, who: tuple[str, str, str]) -> None:
        self._who = who
        self._turn("one")

    def _given(self, role: str) -> None:
        if self._who[0]:
            number = self._who[0]
            self.enter()
            self.deeds.change_role(number, role)
        else:
            self._role = role
            self._turn("pin")

    def _typed_twice(self, pin: str) -> None:
        if self._who[0]:
            self.deeds.new_pin(self._who[0], pin)
            self.enter()
        else:
            self.deeds.make_known(self.writing.text, self._role, pin)

    def _last_manager(self) -> bool:
        managing = [one[0] for one in self.view.people if one[2] in ("manager", "owner")]
        return managing == [self._who[0]]

    def actions(self) -> tuple[Action, ...]:
        """Back by one step, and on."""
        if not self.view:
            return ()
        _, long = self._, len(self.keypad.typed) >= PIN[0]
        asked = "one" if self._who[0] else "role"
        named = "one" if self._who[0] else "name"
        before = {"one": "list", "name": "list", "role": named, "pin": asked, "again": "pin"}
        back = partial(self._turn, before[self._step]) if self._step in before else self.deeds.leave
        if before.get(self._step) == "list":
            back = self.enter
        shown = [Action(_("Back"), back, "arrow-left")]
        if self._step == "one":
            may = not self._last_manager() and self._who[0] != self.view.me
            gone = partial(self.deeds.retire, self._who[0])
            shown.append(Action(_("Works here no more"), gone, role="stop", enabled=may))
            shown.append(
                Action(_("Another role"), lambda: self._turn("role"), enabled=not self._last_manager())
            )
        if self._step == "list":
            shown.append(Action(_("What cashiers may"), self.deeds.go_limits))
        on = {
            "list": (_("Somebody new"), lambda: self._turn("name"), True),
            "one": (_("New PIN"), lambda: self._turn("pin"), True),
            "name": (_("Go on"), lambda: self._turn("role"), bool(self.writing.text)),
            "pin": (_("Go on"), self._again, long),
            "again": (_("Done"), self._done, long),
        }
        if self._step in on:
            word, deed, ready = on[self._step]
            shown.append(Action(word, deed, role="accent", weight=1.8, enabled=ready))
        return tuple(shown)
