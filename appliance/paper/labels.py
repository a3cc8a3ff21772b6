"""Labels: as ZPL for a label printer, and as a slip of the receipt printer where there is none.

ZPL II Programming Guide: ``^CI28`` (UTF-8) lets æøå through as they are; ``^FH`` before a field has ``^``,
``~`` and ``_`` said as hexadecimal, for nothing that a product is called may be a command; ``^BE`` and
``^B8`` work the check digit out themselves; ``^PQ`` prints a format so many times.
"""

from dataclasses import dataclass

from appliance.domain.label import Label, bars_of
from appliance.domain.receipt import Align, Barcode, Blank, Cut, Pair, Paper, Text

_INCH = 25.4
_BARS = {"ean13": "^BEN,{high},Y,N", "ean8": "^B8N,{high},Y,N", "code128": "^BCN,{high},Y,N,N"}
_MODULES = {"ean13": 95, "ean8": 67}
_ESCAPED = str.maketrans({letter: f"_{ord(letter):02X}" for letter in "^~_"})


@dataclass(frozen=True, slots=True)
class Stock:
    """The labels that are in the printer: mm, and dots to the inch."""

    width: int
    height: int
    dpi: int

    def dots(self, mm: float) -> int:
        """So many millimetres in dots."""
        return round(mm * self.dpi / _INCH)


def zpl(label: Label, count: int, stock: Stock) -> bytes:
    """The format of a label, printed ``count`` times: name in two lines, price as large as there is room for,
    bars below, number and date beside them or at the foot."""
    dots, margin = stock.dots, stock.dots(2)
    wide, high = dots(stock.width) - 2 * margin, dots(stock.height)
    name, price = round(high * 0.12), min(round(high * 0.26), round(wide / max(5, len(label.price)) * 1.6))
    small = max(dots(2), round(high * 0.075))
    top = dots(1.5)
    fields = [_text(margin, top, name, wide, label.name, lines=2)]
    top += round(name * 2.15)
    if label.compare:
        price = min(price, round(wide / (len(label.price) + len(label.compare) + 2) * 1.6))
        fields.append(_text(margin, top, price, wide, label.compare))
        fields.append(_text(margin, top, price, wide, label.price, side="R"))
        fields.append(_text(margin, top + price, small, wide, label.per))
        top += small
    else:
        fields.append(_text(margin, top, price, wide, label.price))
    if label.per and not label.compare:
        fields.append(_text(margin, top + price - small, small, wide, label.per, side="R"))
    top += price + dots(1)
    bars = high - top - 2 * small - dots(1.5)
    if (kind := bars_of(label.code)) and bars >= dots(4):
        fields.append(_code(margin, top, bars, wide, label.code, kind, stock))
    fields.append(_text(margin, high - small - dots(0.8), small, wide, label.small, side="R"))
    body = "".join(fields)
    return f"^XA^CI28^PW{dots(stock.width)}^LL{high}^LH0,0{body}^PQ{count}^XZ".encode()


def _text(left: int, top: int, size: int, wide: int, said: str, lines: int = 1, side: str = "L") -> str:
    block = f"^FB{wide},{lines},0,{side}"
    return f"^FO{left},{top}^A0N,{size},{size}{block}^FH_^FD{said.translate(_ESCAPED)}^FS" if said else ""


def _code(left: int, top: int, high: int, wide: int, code: str, kind: str, stock: Stock) -> str:
    """The bars; each module as wide as the label allows, 0.5 mm at most and never less than two dots."""
    modules = _MODULES.get(kind, 11 * len(code) + 35)
    module = max(2, min(wide // modules, stock.dots(0.5)))
    data = code[:-1] if kind in _MODULES else code.translate(_ESCAPED)
    return f"^FO{left},{top}^BY{module}{_BARS[kind].format(high=high)}^FH_^FD{data}^FS"


def slip(label: Label) -> Paper:
    """The same on the receipt printer's paper."""
    return (
        Text(label.name, Align.CENTRE, bold=True),
        *_prices(label),
        *((Barcode(label.code),) if bars_of(label.code) else ()),
        Text(label.small, Align.CENTRE),
        Blank(),
        Cut(),
    )


def _prices(label: Label) -> tuple[Pair | Text, ...]:
    """The unit price to the left of the price and as large; or the price alone, and what it is for."""
    if label.compare:
        return Pair(label.compare, label.price, bold=True, large=True), Text(label.per)
    price = (Text(label.price, Align.CENTRE, bold=True, large=True),) if label.price else ()
    return (*price, Text(label.per, Align.CENTRE)) if label.per else price
