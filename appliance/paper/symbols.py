"""Bar codes and QR codes as plain black and white, for picture and PDF.

The bars come from the libraries that python-escpos brings along; on the printer itself the
symbols are drawn by its firmware.
"""


def bars(data: str) -> list[bool]:
    """A Code 128 as modules from left to right, True = black, without quiet zones."""
    from barcode.codex import Code128  # type: ignore[import-untyped]

    return [module == "1" for module in Code128(data).build()[0]]


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
