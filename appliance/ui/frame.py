"""One frame for everything: status bar, banner, basket, stage, action row.

The basket never moves when the stage changes. Stages are made once, when they are first shown, and
kept.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from time import monotonic

from kivy.graphics import Color, Line, Rectangle
from kivy.uix.boxlayout import BoxLayout

from appliance.ui.screens import STAGES
from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.banner import Banner, BannerView
from appliance.ui.widgets.basket import Basket, BasketView
from appliance.ui.widgets.button import ActionRow
from appliance.ui.widgets.mode import MODES
from appliance.ui.widgets.status import StatusBar, StatusView
from appliance.ui.widgets.surface import Hairline
from appliance.words import Words

BASKET = 0.38
"""The basket's part of the width; of the height on a panel that stands."""
LOW = 100.0
"""Millimetres of height under which letters and a banner do not fit at once; the bar's marks stay."""
EDGE = 1.2
"""Millimetres of the edge that a mode draws around everything: no wider than every stage's own margin."""
SETTLING = 0.18
"""Seconds after a change of stage in which touches are not for it: the second tap of a double tap."""


@dataclass(frozen=True)
class FrameView:
    """Everything on the glass at one moment."""

    stage: str
    """Key of `screens.STAGES`."""
    view: object
    status: StatusView
    basket: BasketView = field(default_factory=BasketView)
    banner: BannerView | None = None


class Frame(BoxLayout):
    """Draws a `FrameView`; what has not changed is left alone."""

    def __init__(self, words: Words, deeds, clock: Callable[[], float] = monotonic, **options) -> None:
        super().__init__(orientation="vertical", **options)
        self.words, self.deeds, self._clock = words, deeds, clock
        self.view: FrameView | None = None
        self._stages: dict[str, Stage] = {}
        self._stage: Stage | None = None
        self._left: Stage | None = None
        """The stage that a question came up before."""
        self._since = 0.0
        self._ground()
        chosen = look()
        self.status = StatusBar(words, deeds)
        self.banner = Banner(words, deeds.answer)
        self._told: BannerView | None = None
        self._in_basket: BasketView | None = None
        self._low = chosen.panel.height < chosen.mm(LOW)
        portrait = chosen.panel.portrait
        part = {"size_hint_y": BASKET - 0.02} if portrait else {"size_hint_x": BASKET}
        self.basket = Basket(words, deeds.choose_line, deeds.one_more, deeds.undo, deeds.serve_sale, **part)
        self.body = BoxLayout(orientation="vertical" if portrait else "horizontal")
        self.rule = Hairline(upright=not portrait)
        rest = {key: 1 - share for key, share in part.items()}
        self.side = BoxLayout(orientation="vertical", **rest)
        self.place = BoxLayout(padding=[chosen.mm(2), chosen.mm(2), chosen.mm(2), 0])
        self.foot = BoxLayout(
            padding=[chosen.mm(2), chosen.mm(1.5), chosen.mm(2), chosen.mm(2)], size_hint_y=None
        )
        self.row = ActionRow()
        self.foot.add_widget(self.row)
        self.side.add_widget(self.place)
        self.side.add_widget(self.foot)
        for part in (self.basket, self.rule, self.side):
            self.body.add_widget(part)
        self.under = Hairline()
        for part in (self.status, self.under, self.banner, self.body):
            self.add_widget(part)

    def _ground(self) -> None:
        with self.canvas.before:
            Color(rgba=look().rgba("ground"))
            ground = Rectangle(pos=self.pos, size=self.size)
        self.bind(
            pos=lambda _, pos: setattr(ground, "pos", pos), size=lambda _, size: setattr(ground, "size", size)
        )
        with self.canvas.after:
            self._edge_colour = Color(rgba=look().rgba(""))
            self._edge = Line(width=look().mm(EDGE) / 2, joint="miter", cap="none")
        self.bind(pos=self._lay_edge, size=self._lay_edge)
        self._lay_edge()

    def _lay_edge(self, *_) -> None:
        half = self._edge.width
        self._edge.rectangle = (self.x + half, self.y + half, self.width - 2 * half, self.height - 2 * half)

    def _wear(self, mode: str) -> None:
        """Draw the mode's edge around everything; none on a day like any other."""
        self._edge_colour.rgba = look().rgba(MODES[mode][0] if mode else "")

    def draw(self, view: FrameView) -> None:
        """Show that moment."""
        old, self.view = self.view, view
        stage = self._stages.get(view.stage) or self._make(view.stage)
        if old is None or view.status != old.status:
            self.status.draw(view.status)
            self._wear(view.status.mode)
        if stage is not self._stage:
            self._put(stage)
        if stage.basket and view.basket != self._in_basket:  # a page without one may have changed it
            self._in_basket = view.basket
            self.basket.draw(view.basket)
        stage.draw(view.view)
        self._verbs()

    def _tell(self, stage: Stage, view: FrameView) -> None:
        """What is wrong, unless letters need its room: they come and go without another view."""
        banner = None if stage.is_typing() and self._low else view.banner
        if banner != self._told:
            self._told = banner
            self.banner.draw(banner)

    def on_touch_down(self, touch) -> bool:
        """Let the second tap of a double tap fall beside a stage that has just come up."""
        if self._clock() - self._since < SETTLING:
            return True
        return super().on_touch_down(touch)

    def _make(self, name: str) -> Stage:
        stage = self._stages[name] = STAGES[name]()(self.words, self.deeds)
        stage.draw_verbs = self._verbs
        return stage

    def _put(self, stage: Stage) -> None:
        before, left = self._stage, self._left
        self._stage, self._since = stage, self._clock()
        if stage.asks:
            self._left = left if before and before.asks else before
        else:
            self._left = None
        self.place.clear_widgets()
        self.place.add_widget(stage)
        if stage.bar != (self.status in self.children):
            self._bar(stage.bar)
        beside = self.basket.parent is not None
        if stage.basket and not beside:
            self.body.clear_widgets()
            for part in (self.basket, self.rule, self.side):
                self.body.add_widget(part)
        elif not stage.basket and beside:
            self.body.remove_widget(self.basket)
            self.body.remove_widget(self.rule)
        if stage is not left:
            stage.enter()

    def _bar(self, wanted: bool) -> None:
        for part in (self.under, self.status):
            if wanted:
                self.add_widget(part, len(self.children))
            else:
                self.remove_widget(part)

    def _foot(self, wanted: bool) -> None:
        """Taken off and not only hidden: a row without height would still swallow touches."""
        if wanted != (self.foot in self.side.children):
            (self.side.add_widget if wanted else self.side.remove_widget)(self.foot)
        self.foot.height = self.row.height + look().mm(3.5)

    def _verbs(self) -> None:
        if self._stage is None or self.view is None:
            return
        self._tell(self._stage, self.view)
        if self._stage.view is None:
            return
        actions = self._stage.actions()
        if self.view.status.training:
            actions = tuple(replace(one, role="training") if one.role == "accent" else one for one in actions)
        self.row.draw(actions)
        self._foot(bool(actions))
        self.place.padding[3] = 0 if actions else look().mm(2)
