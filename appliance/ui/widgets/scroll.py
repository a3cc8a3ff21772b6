"""What scrolls, stops at its ends, stands still at once, and is no larger after a Saturday of it."""

from kivy.effects.scroll import ScrollEffect
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.recycleview import RecycleView
from kivy.uix.scrollview import ScrollView

from appliance.ui.theme import look


class Scroll(ScrollView):
    """Up and down only, with a narrow bar that is seen where there is more than fits, and can be held.

    It ends where its rows end. Kivy's spring reaches beyond them: a long list that came where none had been
    stood far past its first row, and nothing was seen for seconds.

    Kivy 2.3.1 binds the bar's colour once more at each scroll, and lets go of one of them later.
    """

    effect_cls = ScrollEffect
    scroll_y: float

    def __init__(self, **options) -> None:
        super().__init__(
            do_scroll_x=False, bar_width=look().mm(0.8), scroll_type=["bars", "content"], **options
        )
        self.bar_color = look().rgba("outline")

    def on_scroll_y(self, *_) -> None:
        """Stay between the ends, though Kivy sizes what scrolls a step later than the list itself."""
        self.scroll_y = min(1.0, max(0.0, self.scroll_y))

    def update_from_scroll(self, *changed) -> None:
        """Let go of it first: one is bound afterwards, as before."""
        self.funbind("bar_color", self._change_bar_color)
        super().update_from_scroll(*changed)

    def _bind_inactive_bar_color(self, *_) -> None:
        """Leave the bar as it is: Kivy's fading drew the whole glass for half a second after every scan."""


class Rows(Scroll, RecycleView):
    """The same for many rows of which few are drawn."""


class Scrolled(Scroll):
    """Widgets below each other, as high as they need to be."""

    def __init__(self, gap: float, **options) -> None:
        super().__init__(**options)
        self.rows = BoxLayout(orientation="vertical", size_hint_y=None, spacing=look().mm(gap))
        self.rows.padding = [0, 0, look().mm(1.6), 0]
        self.rows.bind(minimum_height=self.rows.setter("height"))
        self.add_widget(self.rows)
