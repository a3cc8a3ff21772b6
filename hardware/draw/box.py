"""Sheet a: the whole box, every cable once."""

from hardware.draw import PARTS, PINS
from hardware.draw.sheet import PALE, Sheet


def drawing() -> Sheet:
    """Parts as boxes; dashed, what only some boxes have."""
    sheet = Sheet("a", "The whole box")
    sheet.box(280, 84, 480, 668, "#ffffff", dashed=True)
    sheet.text(290, 104, f"{PARTS['A14']['what']} (A14)", 13, ref="A14")
    _power(sheet)
    _inside(sheet)
    _screen(sheet)
    _usb(sheet)
    _drawer(sheet)
    sheet.lines(
        40,
        775,
        [
            "Dashed: only where it is wanted. A8 and A10 only where the printer has no DK port.",
            "The drawer's 24 V and the Raspberry Pi share no ground: A10 isolates both ways.",
        ],
        13,
        20,
    )
    return sheet


def block(sheet: Sheet, ref: str, x: float, y: float, height: float = 70, optional: bool = False) -> None:
    """One part, 200 wide, with its name in at most two lines and its value."""
    sheet.box(x, y, 200, height, "#ffffff" if optional else PALE, dashed=optional)
    words = _broken(PARTS[ref]["what"], 20)
    value = PARTS[ref]["value"]
    lines = [*words, value] if value != "-" else words
    top = y + height / 2 - len(lines) * 9 + 13
    for at, line in enumerate(lines):
        sheet.text(
            x + 100,
            top + at * 18,
            line if at else f"{ref}  {line}",
            13,
            "middle",
            at == 0,
            ref="" if at else ref,
        )


def _broken(words: str, most: int) -> list[str]:
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) >= most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _power(sheet: Sheet) -> None:
    block(sheet, "A6", 40, 120)
    block(sheet, "A7", 300, 120, optional=True)
    block(sheet, "A11", 300, 245, optional=True)
    sheet.wire((240, 155), (300, 155))
    sheet.wire((500, 155), (640, 155), (640, 245))
    sheet.text(510, 147, "5.1 V", 13)
    sheet.wire((260, 155), (260, 280), (300, 280), dashed=True)
    sheet.dot(260, 155)
    sheet.text(252, 235, "5 V before the UPS", 13, "end")


def _inside(sheet: Sheet) -> None:
    sheet.box(540, 245, 200, 295, PALE)
    sheet.text(640, 385, "A1", 20, "middle", bold=True, ref="A1")
    for at, line in enumerate(("Raspberry Pi 4", "Model B", PARTS["A1"]["value"])):
        sheet.text(640, 408 + at * 20, line, 14, "middle")
    sheet.text(640, 480, f"A13  {PARTS['A13']['value']} card", 13, "middle", ref="A13")
    sheet.wire((500, 280), (540, 280), dashed=True)
    gpio = [str(PINS[name]["bcm"]) for name in ("power_good", "buzzer", "status_led")]
    sheet.text(520, 336, f"GPIO {', '.join(gpio)}", 13, "end")
    block(sheet, "A9", 300, 360)
    sheet.wire((500, 395), (540, 395))
    sheet.text(
        520,
        452,
        f"I²C: GPIO {PINS['rtc_sda']['bcm']}, {PINS['rtc_scl']['bcm']}; cell BT1",
        13,
        "end",
        ref="BT1",
    )


def _screen(sheet: Sheet) -> None:
    block(sheet, "A2", 40, 470)
    sheet.wire((240, 488), (540, 488))
    sheet.text(400, 481, "HDMI", 13, "middle")
    sheet.wire((240, 522), (540, 522))
    sheet.text(400, 539, "USB: touch", 13, "middle")


def _usb(sheet: Sheet) -> None:
    block(sheet, "A4", 880, 120)
    sheet.wire((740, 275), (820, 275), (820, 155), (880, 155))
    sheet.text(828, 235, "USB", 13)
    block(sheet, "A3", 880, 270)
    sheet.wire((740, 305), (880, 305))
    sheet.text(828, 323, "USB", 13)
    block(sheet, "A12", 880, 370)
    sheet.wire((740, 405), (880, 405))
    sheet.text(828, 423, "USB", 13)
    sheet.wire((740, 490), (880, 490))
    sheet.text(888, 495, "network, when there is one", 13)


def _drawer(sheet: Sheet) -> None:
    pins = (PINS["drawer_kick"]["bcm"], PINS["drawer_sense"]["bcm"])
    block(sheet, "A8", 40, 640, optional=True)
    block(sheet, "A10", 540, 640, optional=True)
    block(sheet, "A5", 880, 640)
    sheet.wire((240, 675), (540, 675), dashed=True)
    sheet.text(400, 667, "24 V", 13, "middle")
    sheet.wire((640, 540), (640, 640), dashed=True)
    sheet.text(652, 585, f"GPIO {pins[0]} kick", 13)
    sheet.text(652, 605, f"GPIO {pins[1]} sense", 13)
    sheet.wire((740, 675), (880, 675), dashed=True)
    sheet.text(870, 667, "DK cable", 13, "end")
    sheet.wire((1080, 155), (1120, 155), (1120, 675), (1080, 675))
    sheet.text(1110, 580, "the usual way: DK cable", 13, "end")
    sheet.text(1110, 600, "from the printer's DK port", 13, "end")
