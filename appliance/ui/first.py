"""The first picture: the shop's name on the till's ground, before anything else is loaded.

It uses Kivy's window and text alone; widgets, screens and the till come behind it.
"""

from collections.abc import Callable


def show(name: str, ground: tuple[float, ...], ink: tuple[float, ...], size: int) -> Callable[[], None]:
    """Draw the picture and hand it to the display at once.

    Args:
        name: The shop.
        ground: Colour behind it, red, green, blue and opacity from 0 to 1.
        ink: Colour of the name.
        size: Of its letters, in pixels.

    Returns:
        Takes the picture away again.
    """
    from kivy.core.text import Label
    from kivy.core.window import Window
    from kivy.graphics import Color, InstructionGroup, Rectangle

    label = Label(text=name, font_size=size)
    label.refresh()
    wide, high = label.texture.size
    group = InstructionGroup()
    group.add(Color(*ink))
    group.add(
        Rectangle(
            texture=label.texture,
            size=(wide, high),
            pos=((Window.width - wide) / 2, (Window.height - high) / 2),
        )
    )
    Window.clearcolor = ground
    Window.canvas.add(group)
    for _ in range(2):  # KMS shows a frame when the next one comes
        Window.dispatch("on_draw")
        Window.flip()
    return lambda: Window.canvas.remove(group)
