"""The restore's pages on the glass that `before` shows."""

from collections.abc import Callable

from kivy.uix.boxlayout import BoxLayout

from appliance.ui.deeds.restore import Outside, RestoreDeeds
from appliance.ui.frame import Frame
from appliance.words import Words


def pages(outside: Outside, words: Words) -> Callable[[BoxLayout], RestoreDeeds]:
    """What puts the first page on a glass, and looks for the stick."""

    def begin(glass: BoxLayout) -> RestoreDeeds:
        deeds = RestoreDeeds(outside, words, lambda view: frame.draw(view))
        frame = Frame(words, deeds)
        glass.add_widget(frame)
        deeds.look_for_stick()
        return deeds

    return begin
