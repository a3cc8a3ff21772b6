"""Every paper of every country as a text file that a person reads: ``golden/COUNTRY/PAPER-COLUMNS.txt``.

A change of one is read against the law's table before its file is. To write them anew, from the folder of
the project, and then read what git says has changed:

    .venv/bin/python -m tests.paper.goldens

In the files a large line (twice as wide, twice as high) stands letter by letter across its real width, and
a line that is only twice as high ends in ``(tall)``.
"""

from collections.abc import Iterator
from pathlib import Path

from appliance.domain.receipt import Paper
from appliance.paper.compose import compose
from appliance.paper.layout import Row, layout
from appliance.paper.text import shown
from tests.paper import denmark, norway, plain

GOLDEN = Path(__file__).parent / "golden"
COUNTRIES = {"norway": norway, "denmark": denmark, "plain": plain}
NARROW = {
    "norway": (
        "sale", "return", "mixed", "long", "training", "provisional", "delivery", "terminal_slip",
        "corrected", "x", "cashier", "z", "settlement", "key", "kitchen", "gift_card", "ticket", "ordered",
        "gift",
    ),
    "denmark": ("sale", "training", "provisional", "delivery", "z", "key"),
    "plain": ("provisional", "delivery"),
}  # fmt: skip
"""The papers that are looked at on 58 mm paper too: those whose lines are tight there."""


def every() -> Iterator[tuple[str, str, int]]:
    """Country, paper and columns of every file."""
    for country, shop in COUNTRIES.items():
        for name in shop.EVERY:
            yield country, name, 48
            if name in NARROW[country]:
                yield country, name, 32


def paper(country: str, name: str) -> Paper:
    """A paper of a country."""
    shop = COUNTRIES[country]
    body, of = shop.EVERY[name]
    return compose(body, shop.SHOP, shop.words(), of)


def picture(country: str, name: str, columns: int) -> str:
    """What stands in the file."""
    lines = []
    for drawn in layout(paper(country, name), columns):
        if isinstance(drawn, Row) and drawn.large:
            lines.append("".join(f"{letter} " for letter in drawn.text).rstrip())
        elif isinstance(drawn, Row) and drawn.tall:
            lines.append(f"{drawn.text}  (tall)")
        else:
            lines += shown(drawn, columns)
    return "\n".join(lines) + "\n"


def path(country: str, name: str, columns: int) -> Path:
    """The file."""
    return GOLDEN / country / f"{name}-{columns}.txt"


def write() -> None:
    """Write every file anew, and take away what no paper is for."""
    wanted = {path(*which): picture(*which) for which in every()}
    for old in set(GOLDEN.rglob("*.txt")) - set(wanted):
        old.unlink()
    for file, text in wanted.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


if __name__ == "__main__":
    write()
