"""What every stage has: words, deeds, a value to draw and verbs for the action row."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from kivy.factory import Factory
from kivy.lang import Builder
from kivy.uix.boxlayout import BoxLayout

from appliance.ui.widgets.button import Action
from appliance.words import Words

WIDGETS = {
    "BigButton": "button", "Card": "surface", "ChipRow": "button", "ColumnChart": "charts",
    "Hairline": "surface", "Icon": "text", "ItemList": "rows", "PaperView": "paper", "Picks": "picks",
    "Scroll": "scroll", "Sought": "writing", "SymbolView": "symbol", "Tabs": "tabs", "Text": "text",
    "Tiles": "tiles", "Title": "title",
}  # fmt: skip
"""What ``.kv`` files build from beside Kivy's own, and its module: imported when a rule first needs it."""
for _name, _module in WIDGETS.items():
    Factory.register(_name, module=f"appliance.ui.widgets.{_module}")


class Stage(BoxLayout):
    """One screen's contents. Draw it from a value; what was touched goes to ``deeds``."""

    basket = True
    """Whether the basket stands beside it."""
    bar = True
    """Whether the status bar stands above it."""
    types = False
    """Whether letters are typed on it all the time."""
    asks = False
    """Whether it comes between: what was typed on the stage before it is still there afterwards."""

    def __init__(self, words: Words, deeds, **options) -> None:
        self._ = self.words = words
        self.deeds = deeds
        self.view: Any = None
        self.draw_verbs: Callable[[], object] = lambda: None
        """Set by the frame: has the action row drawn anew."""
        super().__init__(**options)
        self.build()

    def build(self) -> None:
        """Make what the ``.kv`` file cannot."""

    def enter(self) -> None:
        """Forget what was typed: the stage comes up anew."""

    def draw(self, view) -> None:
        """Show a value."""
        self.view = view

    def changed(self, _typed: str = "") -> None:
        """What is typed or chosen here is another: so may the verbs be."""
        if self.view is not None:
            self.draw_verbs()

    def again(self, _typed: str = "") -> None:
        """Show the same value once more: what is typed or chosen here is another."""
        if self.view is not None:
            self.draw(self.view)
            self.changed()

    def is_typing(self) -> bool:
        """Whether letters are typed on it now: on a low panel the keys then need the banner's height."""
        return self.types

    def actions(self) -> tuple[Action, ...]:
        """The verbs below, left to right; at most five."""
        return ()


class SteppedStage(Stage):
    """One with steps: a list, one thing of it as a sheet of facts, each fact where it is changed."""

    lettered: tuple[str, ...] = ()
    """Steps in which letters are typed."""

    def __init__(self, words: Words, deeds, **options) -> None:
        self._step = ""
        """The step that is shown; empty: none yet since it came up, or the only one without a name."""
        super().__init__(words, deeds, **options)

    def is_typing(self) -> bool:
        """In some of its steps."""
        return self._step in self.lettered

    def enter(self) -> None:
        """From its first step."""
        self._step = ""

    def _take(self, view) -> bool:
        """Take a value; true where the first step is to be shown: it came up, or what was open is saved."""
        saved = self.view is not None and self.view.saves != view.saves
        self.view = view
        return saved or not self._step

    def _to(self, step: str) -> Callable[[], None]:
        """What turns to a step."""
        return partial(self._turn, step)

    def _turn(self, step: str) -> None:
        self._step = step
        self._prepare(step)
        self._show()
        self.changed()

    def _prepare(self, step: str) -> None:
        """Have its letters and figures stand as the step begins."""

    def _show(self) -> None:
        """Show the step."""


def load(module: str) -> None:
    """Read the ``.kv`` file beside a module; ``load(__file__)``."""
    Builder.load_file(str(Path(module).with_suffix(".kv")))
