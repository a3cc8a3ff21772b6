"""Every paper of every country as it comes out of a printer, from its bytes: ``.out/paper/COUNTRY/…png``.

    .venv/bin/python -m tests.paper.pictures

The decoder (`simulated.roll`) was written from the command reference, and fails on any command that it does
not know. Beside the papers on 80 and 58 mm there is one receipt on every make of printer, with a logo.
"""

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw

from appliance.paper.png import picture
from appliance.printer_profiles import PROFILES
from appliance.simulated.roll import Roll
from tests.paper.goldens import every, paper
from tests.paper.printers import on, rolled

OUT = Path(__file__).parents[2] / ".out" / "paper"
_SHEET, _GAP = 2000, 24


def drawn(country: str, name: str, columns: int) -> Roll:
    """A paper, printed on an Epson of today."""
    return rolled(on("default", columns), paper(country, name))


def on_every_make(logo: Path) -> Iterator[tuple[str, Roll]]:
    """A receipt and the public key on every make of printer."""
    for make, profile in PROFILES.items():
        section = on(make, profile.columns, logo=str(logo))
        yield make, rolled(section, paper("norway", "sale"), paper("norway", "key"))


def a_logo(file: Path) -> Path:
    """A picture such as a shop has."""
    image = Image.new("RGB", (300, 150), "white")
    pen = ImageDraw.Draw(image)
    pen.ellipse((75, 5, 225, 145), outline="black", width=8)
    pen.polygon(((110, 100), (150, 30), (190, 100)), fill="black")
    image.save(file)
    return file


def sheet(pictures: list[Image.Image]) -> Image.Image:
    """Pictures side by side, in rows."""
    places, left, top, high = [], 0, 0, 0
    for each in pictures:
        if left and left + each.width > _SHEET:
            left, top, high = 0, top + high + _GAP, 0
        places.append((left, top))
        left, high = left + each.width + _GAP, max(high, each.height)
    whole = Image.new("L", (_SHEET, top + high), 200)
    for each, place in zip(pictures, places, strict=True):
        whole.paste(each, place)
    return whole


def main() -> None:
    """Draw all."""
    made: dict[str, list[Image.Image]] = {}
    for country, name, columns in every():
        image = picture(drawn(country, name, columns).drawn, columns)
        _keep(OUT / country / f"{name}-{columns}.png", image)
        made.setdefault(f"{country}-{columns}", []).append(image)
    for make, roll in on_every_make(a_logo(OUT / "logo.png")):
        image = picture(roll.drawn, roll.columns)
        _keep(OUT / "makes" / f"{make}.png", image)
        made.setdefault("makes", []).append(image)
    for name, images in made.items():
        _keep(OUT / f"{name}.png", sheet(images))


def _keep(file: Path, image: Image.Image) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    image.save(file)


if __name__ == "__main__":
    main()
