"""Sheet e: the drawer's switch, isolated and protected."""

from hardware.draw import PINS, RESULTS
from hardware.draw.sheet import Sheet
from hardware.draw.symbols import capacitor, diode, ground, opto, plug, resistor, supply


def drawing() -> Sheet:
    """The sense half of board A10."""
    sheet = Sheet("e", "Drawer switch (board A10, second half)")
    _pi_side(sheet)
    opto(sheet, "U4", 560, 300, light_left=False)
    sheet.stroke((560, 362), (560, 470), dashed=True)
    sheet.text(548, 465, "Raspberry Pi", 13, "end")
    sheet.text(572, 465, "drawer side", 13)
    _drawer_side(sheet)
    _notes(sheet)
    return sheet


def _pi_side(sheet: Sheet) -> None:
    pin = PINS["drawer_sense"]
    plug(sheet, "J3", 90, 130, 290, {"3V3": 160, "GPIO27": 260, "GND": 390})
    sheet.text(70, 96, f"to A1: GPIO{pin['bcm']} is header pin {pin['header']}, 3V3 is 17, GND is 14", 13)
    sheet.wire((120, 160), (430, 160), (430, 180))
    sheet.text(82, 165, "3V3", 13, "end")
    sheet.text(82, 265, f"GPIO{pin['bcm']}", 13, "end")
    sheet.text(82, 395, "GND", 13, "end")
    sheet.wire((120, 260), (260, 260))
    sheet.dot(190, 260)
    capacitor(sheet, "C9", 190, 300)
    sheet.wire((190, 340), (190, 390))
    resistor(sheet, "R12", 300, 260)
    sheet.wire((340, 260), (510, 260))
    resistor(sheet, "R11", 430, 220, standing=True)
    sheet.dot(430, 260)
    sheet.wire((120, 390), (470, 390), (470, 340), (510, 340))
    sheet.dot(190, 390)
    sheet.dot(330, 390)
    ground(sheet, 330, 390, "pi")


def _drawer_side(sheet: Sheet) -> None:
    sheet.wire((610, 260), (770, 260))
    sheet.dot(690, 260)
    diode(sheet, "D4", 690, 300, standing=True)
    sheet.dot(690, 340)
    resistor(sheet, "R10", 770, 220, standing=True)
    supply(sheet, 770, 180, "+12 V", "+12 V (sheet c)")
    sheet.wire((610, 340), (1000, 340))
    sheet.dot(880, 340)
    diode(sheet, "D5", 880, 380, standing=True, zener=True)
    ground(sheet, 880, 420, "drawer")
    plug(sheet, "J2", 1000, 310, 150, {"3": 340, "6": 430})
    sheet.text(1015, 345, "3", 13, "middle")
    sheet.text(1015, 435, "6", 13, "middle")
    sheet.wire((1000, 430), (970, 430))
    ground(sheet, 970, 430, "drawer")
    sheet.wire((1030, 340), (1090, 340), (1090, 362))
    sheet.stroke((1090, 362), (1106, 396), width=2.5)
    sheet.end("A5.switch 1", 1090, 362)
    sheet.end("A5.switch 2", 1090, 402)
    sheet.wire((1090, 402), (1090, 430), (1030, 430))
    sheet.text(1148, 300, "switch in A5", 13, "end", ref="A5")


def _notes(sheet: Sheet) -> None:
    r = RESULTS
    sheet.lines(
        70,
        530,
        [
            "*How it reads",
            f"contact closed: {r['sense_led_ma']} mA through it; GPIO27 is low, {r['sense_low_v']} V or less",
            "contact open, cable out, or 24 V off: GPIO27 is high, 3.3 V",
            "Some drawers close the contact when they open: drawer.opens_high = false in till.toml.",
            "Some close it when they shut: opens_high = true. Prefer these: a broken cable reads “open”.",
            "*What protects it",
            "U4: nothing on the cable reaches the Raspberry Pi. D4: the LED sees 0.7 V backwards at most.",
            "D5: static, and 24 V from a cable for Star. It holds pin 3 at 16 V until F1 (sheet c) opens,",
            "and may die of it, shorted. R12, C9: spikes under 0.1 ms. R11: high without the software.",
        ],
        14,
        25,
    )
