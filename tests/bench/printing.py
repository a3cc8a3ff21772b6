"""From a receipt's paper to the printer's bytes, against the encoding of its finished lines and no more."""

from appliance.paper.escpos import render, start
from appliance.paper.layout import Row, layout
from tests.bench.row import Row as Line
from tests.bench.row import at, timed
from tests.paper.goldens import paper


def rows(count: int = 2000) -> list[Line]:
    """A receipt of six lines with discounts, on 80 mm paper."""
    receipt = paper("norway", "sale")
    lines = [drawn.text for drawn in layout(receipt, 48) if isinstance(drawn, Row)]

    def raw() -> bytes:
        return start() + b"".join(line.encode("cp858") + b"\n" for line in lines)

    floor, ours = [], []
    for _ in range(count):
        floor.append(timed(raw))
        ours.append(timed(lambda: render(receipt)))
    return [Line("receipt → bytes, p50 ms", at(floor, 0.5), at(ours, 0.5), 4.0)]
