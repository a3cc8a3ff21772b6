"""One drawing: A4 across, four units to the millimetre, lines and text and nothing else.

Text is at least 13 units (3.2 mm) high and everything is black, grey or white, so that a sheet reads
on any printer.
"""

from xml.sax.saxutils import escape

WIDTH, HEIGHT = 1188, 840
FONT = "DejaVu Sans, Verdana, Arial, sans-serif"
GREY = "#666666"
PALE = "#e4e4e4"


class Sheet:
    """What is drawn so far."""

    def __init__(self, letter: str, title: str) -> None:
        """Begin with a white page, its title and its name."""
        self.wires: list[tuple[tuple[float, float], ...]] = []
        self.ends: list[tuple[str, float, float]] = []
        """Ends of parts, "R1.2" or "J2.4", and named nets, "+12 V", each where a wire can meet it."""
        self._drawn: list[str] = [f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>']
        self.text(40, 44, f"{letter} · {title}", 24, bold=True)
        self.text(
            1148, 824, "Tillbox hardware · CERN-OHL-P-2.0 · drawn by hardware/draw", 13, "end", colour=GREY
        )

    def wire(self, *points: tuple[float, float], dashed: bool = False, width: float = 2) -> None:
        """A conductor through these points; it is joined to whatever has an end on it."""
        self.wires.append(points)
        self.stroke(*points, dashed=dashed, width=width)

    def end(self, name: str, x: float, y: float) -> None:
        """A part's end, or a net's name, is here."""
        self.ends.append((name, x, y))

    def stroke(self, *points: tuple[float, float], dashed: bool = False, width: float = 2) -> None:
        """A line that conducts nothing: part of a symbol, a border."""
        path = " ".join(f"{x:g},{y:g}" for x, y in points)
        dash = ' stroke-dasharray="8 6"' if dashed else ""
        self._drawn.append(
            f'<polyline points="{path}" fill="none" stroke="#000000" stroke-width="{width:g}"{dash}/>'
        )

    def dot(self, x: float, y: float) -> None:
        """Two wires are joined here."""
        self._drawn.append(f'<circle cx="{x:g}" cy="{y:g}" r="4.5" fill="#000000"/>')

    def ring(self, x: float, y: float, radius: float) -> None:
        """A circle."""
        self._drawn.append(
            f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="none" stroke="#000000" stroke-width="2"/>'
        )

    def area(self, *points: tuple[float, float], fill: str = "#000000") -> None:
        """A filled shape."""
        path = " ".join(f"{x:g},{y:g}" for x, y in points)
        self._drawn.append(f'<polygon points="{path}" fill="{fill}" stroke="#000000" stroke-width="2"/>')

    def box(
        self, x: float, y: float, width: float, height: float, fill: str = "#ffffff", dashed: bool = False
    ) -> None:
        """A rectangle; (x, y) is its upper left corner."""
        dash = ' stroke-dasharray="8 6"' if dashed else ""
        self._drawn.append(
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{fill}" '
            f'stroke="#000000" stroke-width="2"{dash}/>'
        )

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: int = 14,
        anchor: str = "start",
        bold: bool = False,
        colour: str = "#000000",
        ref: str = "",
    ) -> None:
        """One line; (x, y) is its foot at the start, middle or end. ``ref`` marks a part's name."""
        extra = ' font-weight="bold"' if bold else ""
        extra += f' data-ref="{ref}"' if ref else ""
        place = f'x="{x:g}" y="{y:g}" font-size="{size}" text-anchor="{anchor}"'
        self._drawn.append(f'<text {place} fill="{colour}"{extra}>{escape(words)}</text>')

    def lines(self, x: float, y: float, words: list[str], size: int = 14, step: float = 21) -> None:
        """Several lines under one another; one that begins with * is bold."""
        for at, line in enumerate(words):
            self.text(x, y + at * step, line.removeprefix("*"), size, bold=line.startswith("*"))

    def svg(self) -> str:
        """The file."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="297mm" height="210mm" '
            f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{FONT}">'
        )
        return "\n".join([head, *self._drawn, "</svg>", ""])
