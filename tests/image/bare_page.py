"""The till's first page with no till behind it; the image's Python runs it (``tests.image.figures``).

Kivy, the screens, and nothing that sells: what a bare window with the same page holds of memory.
"""

import sys

sys.path.insert(0, "/usr/lib/tillbox")

from appliance.ui import window

window.prepare(1024, 600, fullscreen=True)

from kivy.base import runTouchApp
from kivy.clock import Clock
from kivy.core.window import Window

from appliance.domain.money import NOK
from appliance.ui import theme
from appliance.ui.app import BEAT
from appliance.ui.frame import Frame, FrameView
from appliance.ui.screens.people.log_in import LogInView
from appliance.ui.widgets.status import StatusView
from appliance.words import Words


class Idle:
    """Does nothing, whatever is touched."""

    def __getattr__(self, name: str):
        return lambda *_: None


theme.wear(theme.Look(theme.Panel(1024, 600, 7.0)))
frame = Frame(Words("nb", NOK), Idle())
cashiers = (("1", "Ingrid"), ("2", "Marit"))
frame.draw(FrameView("log_in", LogInView(cashiers), StatusView("Fjordbutikken AS", "1", "12:00")))
# As the till: KMS shows a frame when the next one comes.
Clock.schedule_interval(lambda _: Window.canvas.ask_update(), BEAT)
runTouchApp(frame)
