"""About this till: which build it is, and its public key as text and as a code that a phone can scan."""

from dataclasses import dataclass

from kivy.uix.boxlayout import BoxLayout

from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.paper import MonoText
from appliance.ui.widgets.surface import fill_up
from appliance.ui.widgets.symbol import Matrix
from appliance.ui.widgets.text import Text

load(__file__)
LONGEST, GROUP = 24, 8
"""Letters of the longest word that stays whole, and of a group of a longer one."""


@dataclass(frozen=True)
class AboutView:
    """Facts as (what, value), the public key as PEM, and its QR code."""

    lines: tuple[tuple[str, str], ...] = ()
    key: str = ""
    qr: Matrix = ()


def _grouped(word: str) -> str:
    """A hash in groups of eight: it has no other place to break at, and is compared by eye."""
    if len(word) <= LONGEST:
        return word
    return " ".join(word[at : at + GROUP] for at in range(0, len(word), GROUP))


class Fact(BoxLayout):
    """What, small, over its value."""

    def __init__(self, **options) -> None:
        super().__init__(orientation="vertical", size_hint_y=None, **options)
        self.bind(minimum_height=self.setter("height"))
        self.what = Text(size_name="small", tone="quiet", natural=True)
        self.value = Text(natural=True)
        self.add_widget(self.what)
        self.add_widget(self.value)


class AboutStage(Stage):
    """Facts and the key's text on the left, the code on the right."""

    basket = False

    def build(self) -> None:
        """Make the place for the key's text."""
        self.orientation = "vertical" if look().panel.portrait else "horizontal"
        self.key = MonoText()
        self.ids.all.add_widget(self.key)
        self.ids.title.say = self._("About this till")
        self.ids.text.say = self._("The public key, as text and as a code for a phone")

    def draw(self, view: AboutView) -> None:
        """Show it."""
        self.view = view
        rows = fill_up(self.ids.facts, len(view.lines), Fact)
        for fact, (what, value) in zip(rows, view.lines, strict=True):
            fact.what.say, fact.value.say = what, " ".join(map(_grouped, value.split(" ")))
        self.ids.qr.draw(view.qr)
        self.ids.text.opacity = 1 if view.key else 0
        self.key.draw(view.key, look().font("small"))

    def actions(self) -> tuple[Action, ...]:
        """Back, or the key on paper."""
        _ = self._
        back = Action(_("Back"), self.deeds.leave, "arrow-left")
        paper = Action(
            _("Print the key"), self.deeds.print_key, role="accent", weight=2.2, enabled=bool(self.view.key)
        )
        return back, paper
