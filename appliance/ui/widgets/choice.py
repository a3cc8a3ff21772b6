"""A question with a few answers that are told apart by their words: one large row each."""

from collections.abc import Callable, Sequence
from functools import partial

from kivy.uix.boxlayout import BoxLayout

from appliance.ui.theme import look
from appliance.ui.widgets.rows import Item, ItemList
from appliance.ui.widgets.text import Text


class Choice(BoxLayout):
    """Stands in place of what it asks about; the verb stands in the action row."""

    def __init__(self, **options) -> None:
        mm = look().mm
        super().__init__(orientation="vertical", spacing=mm(2), padding=[mm(3), mm(2)], **options)
        self.what = Text(size_name="title" if look().panel.portrait else "figure", bold=True, natural=True)
        self.rows = ItemList()
        self.add_widget(self.what)
        self.add_widget(self.rows)

    def draw(
        self, what: str, answers: Sequence[tuple[str, str]], chosen: str, because: Callable[[str], object]
    ) -> None:
        """Ask it; ``because`` is told the key of the answer that was tapped."""
        self.what.say = what
        self.rows.draw(
            [
                Item(name, icon="check" if key == chosen else "account", chosen=key == chosen,
                     deed=partial(because, key))
                for key, name in answers
            ]
        )  # fmt: skip
