"""The bench beside the till: a strip of the window with everything that has a cable.

Scan a code, watch the paper come, push the drawer shut, pull the network plug, run out of paper. It
touches the simulated devices and nothing of the till; what it does reaches the till as it would in a shop.
"""

import io
from collections.abc import Callable, Sequence
from itertools import cycle

from kivy.clock import Clock
from kivy.core.image import Image as Texture
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.image import Image
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from appliance.simulated.bench import STRIP, Bench
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.surface import Card, Hairline
from appliance.ui.widgets.text import Text
from appliance.words import Words


class Strip(Card):
    """Everything on the bench, as buttons and a roll of paper."""

    def __init__(
        self, bench: Bench, words: Words, goods: Sequence[tuple[str, str]], due: Callable[[], int]
    ) -> None:
        """Make the strip.

        Args:
            bench: The devices.
            words: The language.
            goods: (code, name) of what lies on the desk to be scanned.
            due: What the till's screen says is to pay, for whoever types it on the terminal.
        """
        mm = look().mm
        super().__init__(orientation="vertical", size_hint_x=None, width=mm(STRIP))
        self.padding, self.spacing = [mm(2.5), mm(2)], mm(1.5)
        self.fill = "pressed"
        self.bench, self.words, self.due = bench, words, due
        self._goods = cycle(goods)
        self._title(words("Bench: simulated devices"))
        self.scan = self._row((self._next_scan,))[0]
        self._row((lambda: self._code("5901234123450"), lambda: self._code("1234567890123")),
                  (words("Scan an unknown code"), words("Scan a misread code")))  # fmt: skip
        self.terminal = self._row((self._approve,))[0]
        self.drawer = self._row((self._shut,))[0]
        self.network = self._row((self._plug,))[0]
        self.paper, self.cover = self._row((self._paper, self._cover))
        self.glass = Image(size_hint=(1, None), fit_mode="contain")
        self.add_widget(self.glass)
        self.add_widget(Hairline())
        self.roll = Image(size_hint=(1, None), fit_mode="contain")
        self.scroll = ScrollView(do_scroll_x=False)
        self.scroll.add_widget(self.roll)
        self.add_widget(self.scroll)
        self._good = next(self._goods)
        self._seen: object = None
        self._lines: object = None
        self.look_soon = Clock.create_trigger(lambda _: self.draw(), 0.15)
        self.draw()

    def _title(self, said: str) -> None:
        self.add_widget(
            Text(say=said, size_name="small", tone="quiet", size_hint_y=None, height=look().mm(5))
        )

    def _row(self, deeds: Sequence[Callable[[], object]], said: Sequence[str] = ()) -> list[BigButton]:
        row = BoxLayout(size_hint_y=None, height=look().mm(10), spacing=look().mm(1.5))
        buttons = [BigButton(size_name="small", deed=deed) for deed in deeds]
        for place, button in enumerate(buttons):
            row.add_widget(button)
            if said:
                button.label.say = said[place]
        self.add_widget(row)
        return buttons

    def draw(self) -> None:
        """Show the bench as it is now."""
        words, printer = self.words, self.bench.printer
        code, name = self._good
        self.scan.draw(Action(words("Scan {name}", name=name), self._next_scan, role="chosen", detail=code))
        total = words("its total {amount}", amount=words.amount(self.bench.terminal.total))
        self.terminal.draw(Action(words("Card terminal: approve"), self._approve, detail=total))
        opened = printer.drawer_open
        said = words("Push the drawer shut") if opened else words("The drawer is shut")
        self.drawer.draw(Action(said, self._shut, role="attention" if opened else "plain", enabled=opened))
        up = self.bench.books.open
        word = words("Pull the network plug") if up else words("Put the network plug back")
        self.network.draw(Action(word,
                                 self._plug, role="plain" if up else "attention"))  # fmt: skip
        out = printer.paper == "out"
        self.paper.draw(Action(words("New paper") if out else words("Run out of paper"), self._paper,
                               role="attention" if out else "plain"))  # fmt: skip
        self.cover.draw(Action(words("Shut the cover") if printer.cover_open else words("Open the cover"),
                               self._cover, role="attention" if printer.cover_open else "plain"))  # fmt: skip
        self._draw_glass()
        self._draw_roll()

    def _draw_glass(self) -> None:
        lines = self.bench.pole.glass.lines
        if lines == self._lines:
            return
        self._lines = lines
        self._put(self.glass, self.bench.pole.picture())

    def _put(self, there: Image, png: bytes) -> None:
        """Show a picture as wide as the strip."""
        there.texture = Texture(io.BytesIO(png), ext="png").texture
        there.height = there.texture.height * (look().mm(STRIP) - 2 * look().mm(2.5)) / there.texture.width

    def _draw_roll(self) -> None:
        length = len(self.bench.printer.roll.drawn)
        if length == self._seen:
            return
        self._seen = length
        self._put(self.roll, self.bench.printer.picture())
        self.scroll.scroll_y = 0

    def _code(self, code: str) -> None:
        self.bench.scan(code)

    def _next_scan(self) -> None:
        self.bench.scan(self._good[0])
        self._good = next(self._goods)
        self.draw()

    def _approve(self) -> None:
        self.bench.terminal.approve(self.due())
        self.draw()

    def _shut(self) -> None:
        self.bench.printer.shut_drawer()
        self.draw()

    def _plug(self) -> None:
        self.bench.plug(not self.bench.books.open)
        self.draw()

    def _paper(self) -> None:
        self.bench.printer.paper = "full" if self.bench.printer.paper == "out" else "out"
        if self.bench.printer.paper == "full" and not self.bench.printer.cover_open:
            self.bench.printer.mend()
        self.draw()

    def _cover(self) -> None:
        printer = self.bench.printer
        printer.cover_open = not printer.cover_open
        if not printer.cover_open and printer.paper != "out":
            printer.mend()
        self.draw()


def beside(till: Widget, strip: Strip) -> BoxLayout:
    """The till with the bench to its right."""
    desk = BoxLayout()
    desk.add_widget(till)
    desk.add_widget(Hairline(upright=True))
    desk.add_widget(strip)
    return desk
