"""Sheet c: the drawer's coil from 24 V, isolated, fused and limited in time by hardware."""

from hardware.draw import PINS, RESULTS
from hardware.draw.sheet import PALE, Sheet
from hardware.draw.symbols import (
    capacitor,
    diode,
    fuse,
    ground,
    label,
    mosfet,
    name,
    opto,
    plug,
    resistor,
    supply,
)


def drawing() -> Sheet:
    """The driver half of board A10."""
    sheet = Sheet("c", "Drawer driver, 24 V (board A10, first half)")
    _supply(sheet)
    _input(sheet)
    _one_shots(sheet)
    _output(sheet)
    _notes(sheet)
    return sheet


def _supply(sheet: Sheet) -> None:
    """J1 to the 24 V rail and the 12 V rail."""
    plug(sheet, "J1", 150, 90, 70, {"+": 107, "−": 145})
    sheet.text(142, 112, "24 V from A8", 13, "end", ref="A8")
    sheet.text(165, 112, "+", 14, "middle")
    sheet.text(165, 150, "−", 14, "middle")
    sheet.wire((180, 145), (200, 145))
    ground(sheet, 200, 145, "drawer")
    sheet.wire((180, 107), (210, 107))
    fuse(sheet, "F1", 250, 107)
    sheet.wire((290, 107), (1100, 107))
    sheet.dot(350, 107)
    diode(sheet, "D1", 350, 147, standing=True, side="left", zener=True)
    ground(sheet, 350, 187, "drawer")
    sheet.dot(400, 107)
    capacitor(sheet, "C1", 400, 147, plus=True)
    ground(sheet, 400, 187, "drawer")
    sheet.dot(520, 107)
    sheet.wire((520, 107), (520, 200), (530, 200))
    diode(sheet, "D2", 570, 200)
    resistor(sheet, "R1", 665, 200)
    sheet.wire((610, 200), (625, 200))
    _regulator(sheet)


def _regulator(sheet: Sheet) -> None:
    sheet.wire((705, 200), (755, 200))
    sheet.dot(735, 200)
    capacitor(sheet, "C2", 735, 240, side="left", plus=True)
    ground(sheet, 735, 280, "drawer")
    sheet.box(755, 180, 60, 40, PALE)
    name(sheet, "U2", 785, 150, "middle")
    for pin, x, y in (("IN", 755, 200), ("OUT", 815, 200), ("GND", 785, 220)):
        sheet.end(f"U2.{pin}", x, y)
    sheet.wire((785, 220), (785, 280))
    ground(sheet, 785, 280, "drawer")
    sheet.wire((815, 200), (935, 200))
    for ref, x in (("C3", 840), ("C4", 935)):
        capacitor(sheet, ref, x, 240, plus=ref == "C3")
        ground(sheet, x, 280, "drawer")
    sheet.dot(840, 200)
    supply(sheet, 935, 200, "+12 V")


def _input(sheet: Sheet) -> None:
    """From the Raspberry Pi's line over the opto-isolator to the first one-shot."""
    pin = PINS["drawer_kick"]
    plug(sheet, "J3", 40, 345, 130, {"GPIO17": 370, "GND": 457})
    sheet.text(40, 305, f"to A1: GPIO{pin['bcm']} is header pin {pin['header']}, GND is 14", 13)
    sheet.wire((70, 370), (100, 370))
    sheet.dot(92, 370)
    resistor(sheet, "R2", 140, 370)
    sheet.wire((180, 370), (190, 370))
    resistor(sheet, "R3", 92, 410, standing=True)
    sheet.wire((92, 450), (92, 465))
    sheet.dot(92, 457)
    sheet.wire((70, 457), (92, 457))
    ground(sheet, 92, 465, "pi")
    sheet.wire((190, 450), (180, 450), (180, 465))
    ground(sheet, 180, 465, "pi")
    opto(sheet, "U1", 240, 410)
    sheet.stroke((240, 474), (240, 575), dashed=True)
    sheet.text(228, 570, "Raspberry Pi", 13, "end")
    sheet.text(252, 570, "drawer side", 13)
    sheet.wire((290, 370), (305, 370))
    supply(sheet, 305, 370, "+12 V")
    sheet.wire((290, 450), (380, 450))
    sheet.dot(330, 450)
    resistor(sheet, "R4", 330, 490, standing=True)
    ground(sheet, 330, 530, "drawer")
    sheet.dot(380, 450)
    sheet.wire((380, 450), (380, 360), (400, 360))
    sheet.wire((380, 450), (380, 470), (600, 470))
    resistor(sheet, "R5", 440, 360)
    sheet.wire((480, 360), (600, 360))
    sheet.dot(495, 360)
    capacitor(sheet, "C5", 495, 400, side="left")
    ground(sheet, 495, 440, "drawer")


def _one_shots(sheet: Sheet) -> None:
    """U3's two halves: how long, and how soon again."""
    _half(sheet, 335, 185, "first half: how long", {"TR+ 4": 360, "TR− 5": 415, "RESET 3": 470})
    _half(sheet, 608, 157, "second half: how soon", {"TR+ 12": 630, "TR− 11": 662, "RESET 13": 694})
    _right(sheet, {"Q 6": 360, "not Q 7": 415})
    _right(sheet, {"Q 10": 630, "not Q 9": 662, "+ 16": 694, "− 8": 726})
    for y, rc, c in ((520, 2, 1), (765, 14, 15)):
        for x, words in ((640, f"RC {rc}"), (720, f"C {c}")):
            sheet.text(x, y - 8, words, 13, "middle")
            sheet.end(f"U3.{words.split()[-1]}", x, y)
    label(sheet, 600, 415, -25, "HOLD")
    label(sheet, 760, 662, 15, "HOLD")
    label(sheet, 600, 630, -25, "FIRE")
    label(sheet, 760, 694, 15, "+12 V")
    for y in (415, 630):
        sheet.stroke((760, y), (775, y))
        sheet.text(783, y + 5, "open", 13)
    sheet.wire((760, 726), (790, 726))
    ground(sheet, 790, 726, "drawer")
    sheet.wire((600, 662), (575, 662), (575, 694), (600, 694))
    sheet.dot(575, 694)
    label(sheet, 575, 694, -20, "+12 V")
    _timing(sheet, "R6", "C6", 520, 560)
    _timing(sheet, "R7", "C7", 765, 798)


def _half(sheet: Sheet, top: float, height: float, says: str, left: dict[str, float]) -> None:
    """One one-shot and its inputs."""
    sheet.box(600, top, 160, height, PALE)
    sheet.text(680, top - 9, f"U3 {says}", 13, "middle", ref="U3")
    for words, y in left.items():
        sheet.text(608, y + 5, words, 13)
        sheet.end(f"U3.{words.split()[-1]}", 600, y)


def _right(sheet: Sheet, pins: dict[str, float]) -> None:
    for words, y in pins.items():
        sheet.text(752, y + 5, words, 13, "end")
        sheet.end(f"U3.{words.split()[-1]}", 760, y)


def _timing(sheet: Sheet, r: str, c: str, top: float, y: float) -> None:
    sheet.wire((640, top), (640, y))
    sheet.wire((720, top), (720, y))
    sheet.dot(640, y)
    capacitor(sheet, c, 680, y, standing=False)
    ground(sheet, 720, y, "drawer")
    resistor(sheet, r, 580, y)
    sheet.wire((620, y), (640, y))
    label(sheet, 540, y, -10, "+12 V")


def _output(sheet: Sheet) -> None:
    """From the one-shot to the coil."""
    sheet.wire((760, 360), (800, 360))
    sheet.dot(780, 360)
    sheet.wire((780, 360), (780, 340))
    sheet.text(780, 334, "FIRE", 14, "middle", bold=True)
    sheet.end("FIRE", 780, 340)
    resistor(sheet, "R8", 840, 360)
    sheet.wire((880, 360), (950, 360))
    sheet.dot(905, 360)
    resistor(sheet, "R9", 905, 400, standing=True, side="left")
    ground(sheet, 905, 440, "drawer")
    mosfet(sheet, "Q1", 1010, 360)
    ground(sheet, 1010, 400, "drawer")
    sheet.wire((1010, 320), (1010, 187))
    diode(sheet, "D3", 1010, 147, standing=True)
    sheet.dot(1010, 107)
    sheet.dot(1010, 270)
    sheet.wire((1010, 270), (1100, 270))
    pins = {"4": 107, "2": 270, "6": 440, "3": 475, "1": 505}
    plug(sheet, "J2", 1100, 90, 430, pins)
    for number, y in pins.items():
        sheet.text(1115, y + 5, number, 13, "middle")
    sheet.wire((1100, 440), (1080, 440))
    ground(sheet, 1080, 440, "drawer")
    sheet.text(1092, 480, "to sheet e", 13, "end")
    sheet.text(1092, 510, "the cable's shield", 13, "end")
    sheet.wire((1130, 107), (1156, 107), (1156, 140))
    sheet.wire((1130, 270), (1156, 270), (1156, 228))
    sheet.box(1145, 140, 22, 88)
    sheet.end("A5.coil 1", 1156, 140)
    sheet.end("A5.coil 2", 1156, 228)
    sheet.text(1158, 300, "coil", 13, "middle")
    sheet.text(1158, 318, "in A5", 13, "middle", ref="A5")


def _notes(sheet: Sheet) -> None:
    r = RESULTS
    sheet.lines(
        40,
        610,
        [
            "*What limits the coil",
            f"pulse: {r['on_min_ms']} to {r['on_max_ms']} ms at most (R6 × C6)",
            f"next pulse: not before {r['hold_min_ms'] / 1000:.1f} s (R7 × C7)",
            f"so on for {r['duty_max_percent']} % of the time, whatever A1 does",
            "A1 low, dead, or unplugged: RESET holds Q low",
            "A1 stuck high: one pulse, then nothing",
            "U3 or its supply dead: R9 holds Q1 off",
            "Q1 shorted: F1 opens",
        ],
        13,
        22,
    )
    sheet.lines(
        850,
        590,
        [
            "*Drawers that it drives",
            "24 V, coil 24 Ω or more (1 A at most)",
            "12 V, coil 12 Ω or more: A8 of 12 V,",
            "a wire instead of U2 (calculated only)",
            "one coil: pin 5 is not connected",
            "*The two grounds are never joined",
            "bars: the Raspberry Pi's ground",
            "triangle: 0 V of the 24 V side",
        ],
        13,
        22,
    )
