"""Bar codes and QR codes as plain black and white, for picture and PDF.

The bars come from the libraries that python-escpos brings along; on the printer itself the
symbols are drawn by its firmware.
"""

from appliance.domain.scan_test import GS, SYMBOLS
from appliance.paper import datamatrix


def bars(data: str) -> list[bool]:
    """A Code 128 as modules from left to right, True = black, without quiet zones."""
    from barcode.codex import Code128  # type: ignore[import-untyped]

    return [module == "1" for module in Code128(data).build()[0]]


_FNC1 = "\xf1"
"""What the library makes FNC1 of."""


def drawn(key: str) -> tuple[tuple[bool, ...], ...]:
    """A symbol of `domain.scan_test` as rows of modules, True = black; bars are one row. No quiet zones."""
    from barcode.codex import Code128, Gs1_128
    from barcode.ean import (  # type: ignore[import-untyped]
        EuropeanArticleNumber8,
        EuropeanArticleNumber13,
    )

    said = next(one.text for one in SYMBOLS if one.key == key)
    if key == "qr":
        return tuple(tuple(row) for row in squares(said))
    if key == "datamatrix":
        return datamatrix.drawn(said)
    made = {
        "ean13": lambda: EuropeanArticleNumber13(said),
        "ean8": lambda: EuropeanArticleNumber8(said),
        "code128": lambda: Code128(said),
        "gs1": lambda: Gs1_128(said.replace(GS, _FNC1)),
    }[key]()
    return (tuple(module == "1" for module in made.build()[0]),)


def squares(data: str) -> list[list[bool]]:
    """A QR code (error correction M) as rows of modules, True = black, without its quiet zone."""
    from qrcode.constants import ERROR_CORRECT_M  # type: ignore[import-untyped]
    from qrcode.main import QRCode  # type: ignore[import-untyped]

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(data.encode("utf-8"))
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]


def font_path() -> str:
    """RobotoMono, which Kivy ships, found without importing Kivy (that would open its configuration).

    Raises:
        FileNotFoundError: Kivy is not installed.
    """
    from importlib.util import find_spec
    from pathlib import Path

    spec = find_spec("kivy")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / "data" / "fonts" / "RobotoMono-Regular.ttf"
        if path.is_file():
            return str(path)
    raise FileNotFoundError("RobotoMono-Regular.ttf is not here: it comes with Kivy")
