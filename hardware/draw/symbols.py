"""The symbols of the circuit drawings (IEC 60617 in outline), each at its middle.

A part with two ends is 80 units long, from end to end, lying or standing. Its name and value come
from the bill of materials. Its ends are told to the sheet: 1 and 2 from the left or from above, A and
K, B, C and E, G, D and S, or the pin's number.
"""

from hardware.draw import PARTS
from hardware.draw.sheet import PALE, Sheet

HALF = 40
"""From the middle of a part to either end."""

UP, DOWN = -1, 1


def name(sheet: Sheet, ref: str, x: float, y: float, anchor: str = "start", below: bool = True) -> None:
    """A part's reference, its value under it or behind it."""
    part = PARTS[ref]
    if below:
        sheet.text(x, y, ref, 14, anchor, bold=True, ref=ref)
        sheet.text(x, y + 17, part["value"], 13, anchor)
    else:
        sheet.text(x, y, f"{ref} {part['value']}", 13, anchor, ref=ref)


def _named(sheet: Sheet, ref: str, x: float, y: float, standing: bool, side: str) -> None:
    if not standing:
        name(sheet, ref, x, y - 21, "middle", below=False)
    elif side == "left":
        name(sheet, ref, x - 18, y - 4, "end")
    else:
        name(sheet, ref, x + 18, y - 4)


def _leads(
    sheet: Sheet,
    ref: str,
    x: float,
    y: float,
    standing: bool,
    inner: float,
    ends: tuple[str, str] = ("1", "2"),
) -> None:
    """Both leads of a part; ``ends`` are their names, left or upper first."""
    for way, end in zip((UP, DOWN), ends, strict=True):
        near, far = way * inner, way * HALF
        if standing:
            sheet.stroke((x, y + near), (x, y + far))
            sheet.end(f"{ref}.{end}", x, y + far)
        else:
            sheet.stroke((x + near, y), (x + far, y))
            sheet.end(f"{ref}.{end}", x + far, y)


def resistor(sheet: Sheet, ref: str, x: float, y: float, standing: bool = False, side: str = "right") -> None:
    """A resistor."""
    _leads(sheet, ref, x, y, standing, 22)
    width, height = (16, 44) if standing else (44, 16)
    sheet.box(x - width / 2, y - height / 2, width, height)
    _named(sheet, ref, x, y, standing, side)


def fuse(sheet: Sheet, ref: str, x: float, y: float) -> None:
    """A fuse, lying."""
    _leads(sheet, ref, x, y, False, 22)
    sheet.box(x - 22, y - 8, 44, 16)
    sheet.stroke((x - 22, y), (x + 22, y))
    _named(sheet, ref, x, y, False, "")


def capacitor(
    sheet: Sheet, ref: str, x: float, y: float, standing: bool = True, side: str = "right", plus: bool = False
) -> None:
    """A capacitor; ``plus`` at its upper end."""
    _leads(sheet, ref, x, y, standing, 5)
    for way in (UP, DOWN):
        at = way * 5
        if standing:
            sheet.stroke((x - 15, y + at), (x + 15, y + at), width=3.5)
        else:
            sheet.stroke((x + at, y - 15), (x + at, y + 15), width=3.5)
    if plus:
        sheet.text(x - 12, y - 12, "+", 14, "middle")
    _named(sheet, ref, x, y, standing, side)


def diode(
    sheet: Sheet,
    ref: str,
    x: float,
    y: float,
    standing: bool = False,
    side: str = "right",
    zener: bool = False,
) -> None:
    """A diode, its cathode right or up; ``zener``: a suppressor or Zener diode."""
    _leads(sheet, ref, x, y, standing, 12, ("K", "A") if standing else ("A", "K"))
    turn = (lambda a, b: (x + b, y - a)) if standing else (lambda a, b: (x + a, y + b))
    sheet.area(turn(-12, -12), turn(-12, 12), turn(12, 0))
    sheet.stroke(turn(12, -13), turn(12, 13), width=3)
    if zener:
        sheet.stroke(turn(12, -13), turn(18, -13))
        sheet.stroke(turn(12, 13), turn(6, 13))
    _named(sheet, ref, x, y, standing, side)


def lamp(sheet: Sheet, ref: str, x: float, y: float) -> None:
    """An LED, standing, its cathode down."""
    _leads(sheet, ref, x, y, True, 12, ("A", "K"))
    sheet.area((x - 12, y - 12), (x + 12, y - 12), (x, y + 12))
    sheet.stroke((x - 13, y + 12), (x + 13, y + 12), width=3)
    for shift in (0, 9):
        sheet.stroke((x - 16, y - 2 + shift), (x - 28, y + 8 + shift))
    _named(sheet, ref, x, y, True, "right")


def opto(sheet: Sheet, ref: str, x: float, y: float, light_left: bool = True) -> None:
    """An opto-isolator: its ends are 50 to either side and 40 up and down; anode and collector are up."""
    sheet.box(x - 34, y - 54, 68, 108, PALE)
    way = 1 if light_left else -1
    led, base = x - 18 * way, x + 12 * way
    for end in (UP, DOWN):
        sheet.stroke((x - 50 * way, y + end * 40), (led, y + end * 40), (led, y + end * 10))
        sheet.stroke((x + 50 * way, y + end * 40), (x + 26 * way, y + end * 40), (base, y + end * 12))
    sheet.area((led - 10, y - 10), (led + 10, y - 10), (led, y + 10))
    sheet.stroke((led - 11, y + 10), (led + 11, y + 10), width=3)
    sheet.stroke((base, y - 22), (base, y + 22), width=3.5)
    sheet.area((x + 23 * way, y + 34), (x + 14 * way, y + 28), (x + 22 * way, y + 23))
    sheet.stroke((x - 5 * way, y - 4), (x + 6 * way, y - 4), width=1.5)
    sheet.stroke((x - 5 * way, y + 4), (x + 6 * way, y + 4), width=1.5)
    name(sheet, ref, x, y - 78, "middle")
    for pin, side, end in ((1, -way, UP), (2, -way, DOWN), (4, way, UP), (3, way, DOWN)):
        sheet.end(f"{ref}.{pin}", x + side * 50, y + end * 40)


def mosfet(sheet: Sheet, ref: str, x: float, y: float) -> None:
    """An N-channel MOSFET: gate 60 to the left, drain 40 up, source 40 down."""
    sheet.stroke((x - 60, y), (x - 24, y))
    sheet.stroke((x - 24, y - 20), (x - 24, y + 20), width=3)
    for way in (-16, 0, 16):
        sheet.stroke((x - 16, y + way - 6), (x - 16, y + way + 6), width=3)
    sheet.stroke((x - 16, y - 16), (x, y - 16), (x, y - HALF))
    sheet.stroke((x - 16, y), (x, y), (x, y + HALF))
    sheet.stroke((x - 16, y + 16), (x, y + 16))
    sheet.area((x - 14, y), (x - 5, y - 5), (x - 5, y + 5))
    name(sheet, ref, x + 16, y - 2)
    for pin, left, down in (("G", 60, 0), ("D", 0, -HALF), ("S", 0, HALF)):
        sheet.end(f"{ref}.{pin}", x - left, y + down)


def transistor(sheet: Sheet, ref: str, x: float, y: float) -> None:
    """An NPN transistor: base 40 to the left, collector 40 up, emitter 40 down."""
    sheet.stroke((x - HALF, y), (x - 14, y))
    sheet.stroke((x - 14, y - 18), (x - 14, y + 18), width=3.5)
    sheet.stroke((x - 14, y - 8), (x, y - 22), (x, y - HALF))
    sheet.stroke((x - 14, y + 8), (x, y + 22), (x, y + HALF))
    sheet.area((x - 1, y + 21), (x - 10, y + 18), (x - 4, y + 12))
    name(sheet, ref, x + 14, y - 2)
    for pin, left, down in (("B", HALF, 0), ("C", 0, -HALF), ("E", 0, HALF)):
        sheet.end(f"{ref}.{pin}", x - left, y + down)


def ground(sheet: Sheet, x: float, y: float, side: str) -> None:
    """A wire's end at ground: ``pi``, the Raspberry Pi's, is bars; ``drawer``, 0 V of 24 V, a triangle."""
    sheet.stroke((x, y), (x, y + 8))
    sheet.end("GND" if side == "pi" else "0 V", x, y)
    if side == "pi":
        for at, half in enumerate((14, 9, 4)):
            sheet.stroke((x - half, y + 8 + at * 5), (x + half, y + 8 + at * 5))
    else:
        sheet.area((x - 11, y + 8), (x + 11, y + 8), (x, y + 21), fill="#ffffff")


def supply(sheet: Sheet, x: float, y: float, net: str, words: str = "") -> None:
    """The end of a wire at a supply, with its name above."""
    sheet.stroke((x, y), (x, y - 10))
    sheet.stroke((x - 9, y - 10), (x + 9, y - 10), width=3)
    sheet.text(x, y - 16, words or net, 13, "middle")
    sheet.end(net, x, y)


def label(sheet: Sheet, x: float, y: float, length: float, net: str) -> None:
    """A short wire from (x, y), leftwards if ``length`` is negative, with its net's name at the end."""
    sheet.wire((x, y), (x + length, y))
    sheet.end(net, x + length, y)
    beside, anchor = (-7, "end") if length < 0 else (8, "start")
    bold = net.isupper() and net.isalpha()
    sheet.text(x + length + beside, y + 5, net, 14 if bold else 13, anchor, bold)


def plug(sheet: Sheet, ref: str, x: float, y: float, height: float, pins: dict[str, float]) -> None:
    """A connector, 30 wide; (x, y) is its upper left corner, ``pins`` says at what height each pin is."""
    sheet.box(x, y, 30, height, PALE)
    for pin, at in pins.items():
        sheet.end(f"{ref}.{pin}", x, at)
        sheet.end(f"{ref}.{pin}", x + 30, at)
    sheet.text(x + 15, y - 8, ref, 14, "middle", bold=True, ref=ref)
