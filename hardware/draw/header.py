"""Sheet b: the 40-pin header, what is used of it and what the kernel has."""

from hardware.draw import PINS, read
from hardware.draw.sheet import GREY, PALE, Sheet

GROUNDS = (6, 9, 14, 20, 25, 30, 34, 39)
LINES = {
    3: 2, 5: 3, 7: 4, 8: 14, 10: 15, 11: 17, 12: 18, 13: 27, 15: 22, 16: 23, 18: 24, 19: 10, 21: 9, 22: 25,
    23: 11, 24: 8, 26: 7, 27: 0, 28: 1, 29: 5, 31: 6, 32: 12, 33: 13, 35: 19, 36: 16, 37: 26, 38: 20, 40: 21,
}  # fmt: skip
"""Header pin → BCM number; the same on every Raspberry Pi with 40 pins."""
SUPPLIES = {1: "3V3", 17: "3V3", 2: "5V", 4: "5V"} | dict.fromkeys(GROUNDS, "GND")

TOP, STEP = 92, 33
DIRECTION = {"out": "output", "in": "input", "bus": "bus"}


def drawing() -> Sheet:
    """The header seen from above, pin 1 at the corner with the card's end of the board."""
    sheet = Sheet("b", "The 40-pin header")
    used = {pin["header"]: pin for pin in PINS.values()}
    pin_map = read("pins.yaml")
    supplies = {pin["header"]: pin["purpose"] for pin in pin_map["power"]}
    kernel = {line["header"]: line["why"] for line in pin_map["kernel"]}
    sheet.box(524, TOP - 12, 140, 20 * STEP + 8)
    for number in range(1, 41):
        words, bold = _words(number, used, supplies, kernel)
        _pin(sheet, number, words, bold)
    sheet.lines(
        40,
        782,
        [
            "Bold: used by the box. Seen from above, pin 1 at the memory card's end (Pi 3, Pi 4).",
            "Nothing else is connected. More than 3.3 V on a line marked GPIO destroys the Raspberry Pi.",
        ],
        13,
        20,
    )
    return sheet


def _words(number: int, used: dict, supplies: dict, kernel: dict) -> tuple[str, bool]:
    """What is said beside a pin, and whether the box uses it."""
    name = SUPPLIES.get(number) or f"GPIO{LINES[number]}"
    if pin := used.get(number):
        boot = f", {pin['at_boot']} at boot" if pin["direction"] != "bus" else ""
        reserved = ", reserved" if pin["used_by"] == "reserved" else ""
        return f"{name}  {pin['name']}: {DIRECTION[pin['direction']]}{boot}{reserved}", True
    if number in supplies:
        return f"{name}  {supplies[number]}", True
    if number in kernel:
        return f"{name}  the kernel's: {kernel[number]}", False
    return name, False


def _pin(sheet: Sheet, number: int, words: str, bold: bool) -> None:
    odd = number % 2 == 1
    x, y = (554 if odd else 634), TOP + 10 + (number - 1) // 2 * STEP
    if number == 1:
        sheet.box(x - 14, y - 14, 28, 28, PALE if bold else "#ffffff")
    else:
        sheet.box(x - 13, y - 13, 26, 26, PALE if bold else "#ffffff")
    sheet.text(x, y + 5, str(number), 13, "middle", bold=bold)
    edge, out = (524, 504) if odd else (664, 684)
    sheet.wire((edge, y), (out, y), width=2 if bold else 1)
    colour = "#000000" if bold else GREY
    sheet.text(out + (-8 if odd else 8), y + 5, words, 14, "end" if odd else "start", bold, colour)
