"""Sheet f: power-good, the clock, the buzzer and the lamp."""

from hardware.draw import PINS, RESULTS
from hardware.draw.sheet import PALE, Sheet
from hardware.draw.symbols import (
    capacitor,
    diode,
    ground,
    label,
    lamp,
    name,
    plug,
    resistor,
    supply,
    transistor,
)


def drawing() -> Sheet:
    """Board A11 and module A9."""
    sheet = Sheet("f", "Power-good, buzzer and lamp (board A11), clock (A9)")
    _power_good(sheet)
    _power_good_notes(sheet)
    _buzzer(sheet)
    _lamp(sheet)
    _clock(sheet)
    _notes(sheet)
    return sheet


def _power_good(sheet: Sheet) -> None:
    """Two transistors: Q2 conducts while there is power, Q3 when there is none."""
    pin = PINS["power_good"]
    plug(sheet, "J4", 60, 255, 130, {"5V": 280, "GND": 370})
    sheet.text(40, 228, "between A6 and A7", 13)
    sheet.text(52, 285, "5 V", 13, "end")
    sheet.text(52, 375, "GND", 13, "end")
    sheet.wire((90, 280), (110, 280))
    resistor(sheet, "R13", 150, 280)
    sheet.wire((190, 280), (320, 280))
    resistor(sheet, "R14", 205, 320, standing=True, side="left")
    capacitor(sheet, "C10", 285, 320, side="left")
    sheet.wire((90, 370), (360, 370), (360, 320))
    for x in (205, 285):
        sheet.dot(x, 280)
        sheet.wire((x, 360), (x, 370))
        sheet.dot(x, 370)
    ground(sheet, 150, 370, "pi")
    sheet.dot(150, 370)
    transistor(sheet, "Q2", 360, 280)
    sheet.wire((360, 240), (360, 230))
    resistor(sheet, "R15", 360, 190, standing=True, side="left")
    supply(sheet, 360, 150, "3V3")
    sheet.dot(360, 230)
    sheet.wire((360, 230), (400, 230))
    resistor(sheet, "R16", 440, 230)
    transistor(sheet, "Q3", 520, 230)
    ground(sheet, 520, 270, "pi")
    sheet.wire((520, 190), (520, 180))
    sheet.dot(520, 180)
    resistor(sheet, "R17", 520, 140, standing=True)
    supply(sheet, 520, 100, "3V3")
    sheet.wire((520, 180), (640, 180))
    plug(sheet, "J5", 640, 160, 100, {f"GPIO{pin['bcm']}": 180, "3V3": 210, "GND 14": 240})
    label(sheet, 640, 210, -20, "3V3")
    sheet.wire((640, 240), (610, 240))
    ground(sheet, 610, 240, "pi")
    sheet.text(682, 185, f"to A1: GPIO{pin['bcm']}, header pin {pin['header']}", 13)
    sheet.text(682, 215, "3V3, header pin 17", 13)
    sheet.text(682, 245, "GND, header pin 14", 13)


def _power_good_notes(sheet: Sheet) -> None:
    r = RESULTS
    sheet.lines(
        682,
        290,
        [
            "*Power-good",
            f"Power is lost below {r['power_good_min_v']} to {r['power_good_max_v']} V before the UPS.",
            "It all runs on A1's 3.3 V, which the UPS holds up.",
            "A11 unplugged: GPIO22 is high, “power is good”.",
        ],
        13,
        22,
    )


def _buzzer(sheet: Sheet) -> None:
    pin = PINS["buzzer"]
    plug(sheet, "J5", 150, 430, 130, {"5V": 455, f"GPIO{pin['bcm']}": 545})
    sheet.wire((180, 455), (200, 455), (200, 415), (460, 415))
    sheet.text(142, 460, "5 V, 2", 13, "end")
    sheet.wire((180, 545), (230, 545))
    sheet.text(142, 550, f"GPIO{pin['bcm']}, {pin['header']}", 13, "end")
    sheet.dot(202, 545)
    resistor(sheet, "R19", 202, 585, standing=True)
    ground(sheet, 202, 625, "pi")
    resistor(sheet, "R18", 270, 545)
    sheet.wire((310, 545), (340, 545))
    transistor(sheet, "Q4", 380, 545)
    ground(sheet, 380, 585, "pi")
    sheet.ring(380, 455, 20)
    sheet.end("BZ1.+", 380, 435)
    sheet.end("BZ1.−", 380, 475)
    sheet.text(380, 460, "+", 14, "middle")
    sheet.wire((380, 415), (380, 435))
    sheet.wire((380, 475), (380, 505))
    name(sheet, "BZ1", 348, 453, "end")
    sheet.dot(380, 415)
    diode(sheet, "D6", 460, 455, standing=True)
    sheet.wire((460, 495), (380, 495))
    sheet.dot(380, 495)


def _lamp(sheet: Sheet) -> None:
    pin = PINS["status_led"]
    plug(sheet, "J5", 600, 480, 130, {f"GPIO{pin['bcm']}": 505, "GND 6": 593})
    sheet.text(592, 510, f"GPIO{pin['bcm']}, {pin['header']}", 13, "end")
    sheet.text(592, 598, "GND, 6", 13, "end")
    sheet.wire((630, 505), (640, 505))
    resistor(sheet, "R20", 680, 505)
    sheet.wire((720, 505), (740, 505))
    lamp(sheet, "LED1", 740, 545)
    sheet.wire((630, 593), (740, 593), (740, 585))
    sheet.dot(690, 593)
    ground(sheet, 690, 593, "pi")


def _clock(sheet: Sheet) -> None:
    sheet.box(950, 430, 120, 170, PALE)
    name(sheet, "A9", 1010, 418, "middle", below=False)
    sda, scl = PINS["rtc_sda"], PINS["rtc_scl"]
    for y, inside, outside in (
        (455, "VCC", "3V3, 1"),
        (495, "GND", "GND, 9"),
        (535, "SDA", f"GPIO{sda['bcm']}, {sda['header']}"),
        (575, "SCL", f"GPIO{scl['bcm']}, {scl['header']}"),
    ):
        sheet.wire((920, y), (950, y))
        sheet.end(f"A9.{inside}", 950, y)
        sheet.end(f"A1.{outside.split()[-1]}", 920, y)
        sheet.text(958, y + 5, inside, 13)
        sheet.text(912, y + 5, outside, 13, "end")
    sheet.wire((1070, 480), (1110, 480), (1110, 508))
    sheet.stroke((1090, 508), (1130, 508))
    sheet.stroke((1100, 518), (1120, 518), width=5)
    for end, x, y in (
        ("BT1.+", 1110, 508),
        ("BT1.−", 1110, 518),
        ("A9.BAT+", 1070, 480),
        ("A9.BAT−", 1070, 545),
    ):
        sheet.end(end, x, y)
    sheet.wire((1110, 518), (1110, 545), (1070, 545))
    sheet.text(1062, 485, "BAT+", 13, "end")
    sheet.text(1062, 550, "BAT−", 13, "end")
    name(sheet, "BT1", 1090, 447)


def _notes(sheet: Sheet) -> None:
    r = RESULTS
    idle = [f"GPIO{pin['bcm']}" for pin in PINS.values() if pin["used_by"] == "reserved"]
    reserved = ", ".join(idle) or "none"
    sheet.lines(
        40,
        695,
        [
            "*Numbers after a comma are pins of A1's header.",
            f"LED1 {r['led_ma']} mA; Q4's base gets {r['buzzer_base_ma']} mA or more.",
            f"*Reserved, used by no program of this project yet: {reserved}.",
        ],
        13,
        22,
    )
    sheet.lines(
        682,
        695,
        [
            "*A9 runs at 3.3 V only. Its I²C pull-ups are on A1.",
            "A ZS-042 charges its cell: take its diode out, or the cell swells.",
            f"BT1 alone keeps the time for {r['clock_years']} years in the worst case.",
        ],
        13,
        22,
    )
