"""A paper as plain text: for tests, for the log, and for a screen that has no picture."""

from appliance.domain.receipt import Barcode, Cut, Logo, Paper, Qr
from appliance.paper.layout import Row, layout


def lines(paper: Paper, width: int = 48) -> list[str]:
    """The paper's lines, at most ``width`` columns each; a large line is half as long.

    A bar code and a QR code show what they hold, the cut is a line of its own; the logo is left out.
    """
    shown: list[str] = []
    for drawn in layout(paper, width):
        match drawn:
            case Row():
                shown.append(drawn.text.rstrip())
            case Barcode():
                shown.append(f"||| {drawn.data} |||".center(width).rstrip())
            case Qr():
                shown.append(f"[QR {drawn.data}]".center(width).rstrip())
            case Cut():
                shown.append("- " * (width // 2 - 1) + "-")
            case Logo():
                continue
    return shown
