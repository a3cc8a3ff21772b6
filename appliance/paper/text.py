"""A paper as plain text: for tests, for the log, and for a screen that has no picture."""

from appliance.domain.receipt import Barcode, Cut, Logo, Paper, Qr
from appliance.paper.layout import Drawn, Row, layout


def lines(paper: Paper, width: int = 48) -> list[str]:
    """The paper's lines, at most ``width`` columns each; a large line is half as long."""
    return [line for drawn in layout(paper, width) for line in shown(drawn, width)]


def shown(drawn: Drawn, width: int) -> list[str]:
    """One laid-out row, or what stands for a picture.

    A bar code and a QR code show what they hold, the QR code as far as the line goes; the cut is a line of
    its own; the logo is left out.
    """
    match drawn:
        case Row():
            return [drawn.text.rstrip()]
        case Barcode():
            return [f"||| {drawn.data} |||".center(width).rstrip()]
        case Qr():
            data, most = " ".join(drawn.data.split()), width - len("[QR ]")
            data = data if len(data) <= most else f"{data[: most - 1]}…"
            return [f"[QR {data}]".center(width).rstrip()]
        case Cut():
            return ["- " * (width // 2 - 1) + "-"]
        case Logo():
            return []
