"""Draws examples into pictures and looks at what was drawn. Import it when a display is there."""

import gc
from collections.abc import Iterator, Sequence
from itertools import count, product
from pathlib import Path

from fontTools.ttLib import TTFont
from kivy import kivy_data_dir
from kivy.base import EventLoop, runTouchApp
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels
from kivy.lang import Builder
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.recycleview.views import _cached_views
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget
from PIL import Image

from appliance.domain.money import NOK
from appliance.simulated.finger import shown
from appliance.ui import theme
from appliance.ui.frame import Frame
from appliance.ui.icons import FONT
from appliance.ui.widgets.board import Board
from appliance.ui.widgets.button import GOES_ON, BigButton
from appliance.ui.widgets.surface import Pressable
from appliance.ui.widgets.text import Icon, Text
from appliance.ui.widgets.tile import Tile
from appliance.words import Words
from tests import contact
from tests.shots import SIZES, USUAL_SIZES, longer
from tests.ui.examples import EXAMPLES, Example

FRAME = 1 / 60
"""Seconds."""
PALETTES = {"light": theme.LIGHT, "dark": theme.DARK}
_ROBOTO = set(TTFont(Path(kivy_data_dir) / "fonts" / "Roboto-Regular.ttf").getBestCmap())
_ICONS = set(TTFont(FONT).getBestCmap())


class Deeds:
    """Does nothing, whatever is touched."""

    def __getattr__(self, name: str):
        return lambda *_, **__: None


class Glass:
    """One look in one language: draws examples and takes pictures of them."""

    root: FloatLayout | None = None

    def __init__(self, size: str, language: str, palette: str, large_text: bool = False) -> None:
        if Glass.root is None:
            Glass.root = FloatLayout()
            runTouchApp(Glass.root, embedded=True)
            _hurry()
            gc.freeze()  # or it is long before the textures of a frame that has gone are given back
        for rows in _cached_views.values():  # Kivy keeps rows of lists for ever; they have another look
            rows.clear()
        width, height, diagonal = SIZES[size]
        theme.wear(theme.Look(theme.Panel(width, height, diagonal), PALETTES[palette], large_text))
        self.words = Words("en", NOK, longer) if language == "long" else Words(language, NOK)
        self.name = f"{size}-{language}-{palette}"
        self.frame = Frame(self.words, Deeds(), size_hint=(None, None), size=(width, height), pos=(0, 0))
        Glass.root.clear_widgets()
        Glass.root.add_widget(self.frame)

    def draw(self, example: Example) -> None:
        """Bring the example up and let the layout settle."""
        self.frame.draw(example.view(self.words))
        settle()
        example.touch(self.frame)
        settle()

    def picture(self) -> Image.Image:
        """What is on the glass now."""
        width, height = self.frame.size
        EventLoop.idle()
        pixels = glReadPixels(0, 0, int(width), int(height), GL_RGBA, GL_UNSIGNED_BYTE)
        image = Image.frombytes("RGBA", (int(width), int(height)), bytes(pixels))
        return image.convert("RGB").transpose(Image.Transpose.FLIP_TOP_BOTTOM)

    def faults(self) -> list[str]:
        """What a person could not read or hit."""
        found = [fault for widget in shown(self.frame) for fault in _faults(widget)]
        found += [f"is off the glass: {one!r}" for one in standing(self.frame) if not self._on_glass(one)]
        stands = standing(self.frame.place)
        found += [f"is off its stage: {one!r}" for one in stands if not self._in_place(one)]
        accents = [one for one in shown(self.frame) if isinstance(one, BigButton) and one.role in GOES_ON]
        found += [f"a second accent: {_called(one)}" for one in accents[1:]]
        return found + [f"{_called(one)} lies on {_called(other)}" for one, other in _overlaps(self.frame)]

    def _in_place(self, widget: Widget) -> bool:
        """Does what stands in the stage stay inside it, and off the bar and the banner?"""
        place = self.frame.place
        return widget.y >= place.y - 1 and widget.top <= place.top + 1

    def _on_glass(self, widget: Widget) -> bool:
        across, up = self.frame.size
        return widget.x >= -1 and widget.right <= across + 1 and widget.y >= -1 and widget.top <= up + 1


def _hurry() -> None:
    """Let half a frame be gone at each look at Kivy's clock: nobody waits, on a slow machine no less."""
    looks = count(Clock.time(), FRAME / 2)
    Clock.time, Clock._max_fps = lambda: next(looks), 0


def settle(frames: int = 16) -> None:
    """Let triggers and layouts run out, and a list see that a finger does not drag it. Nothing is drawn:
    that is what most of a frame's time goes to, and `Glass.picture` does it."""
    for _ in range(frames):
        Clock.tick()
        EventLoop.dispatch_input()
        Builder.sync()
        Clock.tick_draw()
        Builder.sync()


def standing(widget: Widget) -> Iterator[Text]:
    """Every text that can be seen and does not scroll."""
    if isinstance(widget, Text) and widget.say:
        yield widget
    for child in widget.children:
        if not isinstance(child, ScrollView) and child.opacity and min(child.size) >= 2:
            yield from standing(child)


def _overlaps(frame: Frame) -> Iterator[tuple[Widget, Widget]]:
    """What is read or pressed, and what is over it."""
    every = sorted(_things(frame), key=lambda one: one.x)
    for place, one in enumerate(every):
        for other in every[place + 1 :]:
            if other.x >= one.right - 2:
                break
            if other.y < one.top - 2 and one.y < other.top - 2:
                yield one, other


def _things(widget: Widget) -> Iterator[Widget]:
    """What can be read or pressed, and neither scrolls nor is carried; what is in one is part of it."""
    if isinstance(widget.parent, Board) and widget is widget.parent.ghost:
        return
    if widget.deed if isinstance(widget, Pressable) else isinstance(widget, Text) and widget.say:
        yield widget
        return
    for child in widget.children:
        if not isinstance(child, ScrollView) and child.opacity and min(child.size) >= 2:
            yield from _things(child)


def _called(widget: Widget) -> str:
    """What it says."""
    said = next((part.say for part in shown(widget) if isinstance(part, Text) and part.say), "")
    return repr(said or widget)


def _faults(widget: Widget) -> list[str]:
    found = []
    if isinstance(widget, Text) and widget.say:
        if widget.overflows:
            found.append(f"does not fit: {widget.say!r} in {widget.width:.0f}×{widget.height:.0f}")
        if widget.texture_size[0] > widget.width + 1 or widget.texture_size[1] > widget.height + 1:
            found.append(f"is clipped: {widget.say!r}")
        if strange := {letter for letter in widget.say if letter != "\n" and ord(letter) not in _ROBOTO}:
            found.append(f"no glyph for {''.join(strange)!r} in {widget.say!r}")
    elif isinstance(widget, Icon) and any(ord(letter) not in _ICONS for letter in widget.text):
        found.append(f"no icon {widget.icon}")
    elif isinstance(widget, Pressable) and widget.deed and not widget.disabled:
        least = theme.look().mm(theme.TARGET) - 2
        if min(widget.width, widget.height) < least:
            room = f"{widget.width:.0f}×{widget.height:.0f}"
            found.append(f"too small to hit: {_called(widget)} {room} px")
    if isinstance(widget, Tile) and widget.face.price != widget.price.text.replace("\n", " "):
        found.append(f"says not all of {widget.face.price!r}")
    return found


def draw_all(names: Sequence[str], sizes: Sequence[str] | None, languages, themes, out: Path) -> list[str]:
    """Draw into a folder, with a page and sheets of everything; returns what is wrong, one line each."""
    Window.clearcolor = (0.5, 0.5, 0.5, 1)
    found, shots = [], []
    wanted = [name for name in EXAMPLES if not names or any(name.startswith(begin) for begin in names)]
    for size, language, palette in product(sizes or SIZES, languages, themes):
        if not sizes and size not in USUAL_SIZES and (language, palette) != (languages[0], themes[0]):
            continue
        glass = Glass(size, language, palette)
        for name in wanted:
            glass.draw(EXAMPLES[name])
            shot = contact.Shot(glass.frame.view.stage, name, size, language, palette)
            contact.keep(shot, glass.picture(), out)
            found += [f"{shot.name}: {fault}" for fault in glass.faults()]
            shots.append(shot)
    contact.write(shots, found, out)
    return found
