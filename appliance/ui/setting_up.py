"""The set-up's pages on the glass that `before` shows."""

from collections.abc import Callable

from kivy.uix.boxlayout import BoxLayout

from appliance.ui.deeds.setup import SetupDeeds
from appliance.ui.frame import Frame, FrameView
from appliance.words import Words


def pages(
    make: Callable[[Callable[[FrameView, Words], object]], SetupDeeds],
) -> Callable[[BoxLayout], SetupDeeds]:
    """What puts the first page on a glass; in another language everything is drawn anew.

    Args:
        make: Makes the deeds, which draw by the function that they are given.
    """

    def begin(glass: BoxLayout) -> SetupDeeds:
        frame: Frame | None = None

        def draw(view: FrameView, words: Words) -> None:
            nonlocal frame
            if frame is None or frame.words.language != words.language:
                frame = Frame(words, deeds)
                glass.clear_widgets()
                glass.add_widget(frame)
            frame.draw(view)

        deeds = make(draw)
        deeds.redraw()
        return deeds

    return begin
