"""A day in the shop: the built image on the `virt` machine, from its first picture to its day in the books.

The technician's till.toml lies on the card's first partition. The glass is held against a twin of the till at
every step; the receipt comes out of a printer outside, the day arrives at a 24SevenOffice outside, once the
network cable that was pulled before the Z is back in.
"""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.image import shopfile
from tests.image.disk import copied, furnish, overlay, put, slot
from tests.image.hand import Hand
from tests.image.machine import Running, Start, virt
from tests.image.outside import Books24, Paper
from tests.image.places import CARD, COMES_UP, IMAGE, OUT
from tests.image.twin import Twin
from tests.kills import insist

SIZE = (1024, 600)
LOOSER = 0.15
"""With the cable out, box and twin need not say the same of their printers."""
Z = (
    "Ta Z-rapporten", "Tell kontantene", "Talt: 0,00", "Differanser", "Vet ikke", "Pose og kasse",
    "Fullfør dagen",
)  # fmt: skip
"""Nobody counts, and nobody knows why: a difference, which the day is closed with all the same."""
ARRIVES = 300.0
"""Seconds until the day has to be in the books: the till looks every thirty."""


def run() -> list[str]:
    """Play the day; gives a line per figure."""
    place = OUT / "shopping"
    shutil.rmtree(place, ignore_errors=True)
    paper, books = Paper(), Books24(place / "books")
    try:
        text = shopfile.text(SIZE, paper.printer.port, books.access)
        boot, disk, data = card(place, text)
        words = books.believed
        with twin(data) as other:
            board = virt(disk, SIZE, books.cable)
            with Running(Start(boot, board, SIZE, words), place / "machine") as machine:
                hand = Hand(machine, other, place / "pictures")
                return [*sells(hand, paper), *_closes(hand, paper, books), *_alike(hand)]
    finally:
        paper.close()
        books.close()


def card(place: Path, text: str) -> tuple[object, Path, Path]:
    """A card with the technician's file and what another till of the shop left: boot, disk, twin's data."""
    boot = slot(IMAGE, place / "boot")
    raw = copied(IMAGE, place / "card.img", CARD)
    put(raw, "till.toml", text.encode())
    data = shopfile.filled(place / "twin" / "data", text)
    carried = shopfile.carried(data, place / "carried")
    furnish(raw, carried, "/till", shopfile.TILL_USER)
    return boot, overlay(raw, place / "disk.qcow2"), data


@contextmanager
def twin(data: Path) -> Iterator[Twin]:
    """The twin, for as long as it is needed."""
    other = Twin(data, SIZE)
    try:
        yield other
    finally:
        other.close()


def sells(hand: Hand, paper: Paper) -> list[str]:
    """From the first screen over the opening of the day to one sale in cash; gives a line per figure."""
    came = hand.sees("log-in", patience=COMES_UP)
    for word in (shopfile.CASHIER, *shopfile.PIN, "Logg inn", "Ja, åpne med"):
        hand.press(word)
    scanned = hand.scan(shopfile.MILK)
    hand.scan(shopfile.BREAD)
    hand.press("Ta betalt")
    hand.press("200,00")
    soon(lambda: paper.whole() == [(1, hand.twin.gross)], "the receipt did not come out as it had to", 60)
    insist(len(paper.printer.roll.kicks) == 1, "the drawer was not opened once")
    soon(lambda: not paper.printer.drawer_open, "the drawer stays open", 20)
    came_out = f"{hand.twin.gross / 100:.2f} kroner"
    hand.press("Neste salg")
    return [
        f"shop: first screen as at a desk, {came:.0f} s after the machine was switched on",
        f"shop: a code from a USB keyboard is a line on the glass {scanned:.1f} s after its first key",
        f"shop: paid in cash by touch; receipt 1 came out outside, {came_out}, and the drawer opened",
    ]


def _closes(hand: Hand, paper: Paper, books: Books24) -> list[str]:
    hand.press("Mer")
    hand.press("Lås")
    for word in (shopfile.MANAGER, *shopfile.MANAGER_PIN, "Logg inn", "Mer", "Avslutt dagen"):
        hand.press(word)
    hand.machine.plug_cable(False)
    hand.twin.printer(False)
    hand.alike = LOOSER
    for word in Z:
        hand.press(word)
    time.sleep(40)
    insist(not books.ledger.posted, "a day arrived without a network")
    hand.machine.plug_cable(True)
    back = time.monotonic()
    soon(lambda: bool(books.ledger.posted), "the day did not arrive", ARRIVES)
    took = time.monotonic() - back
    lines = paper.printer.roll.lines
    soon(lambda: any(line.strip() == "Z-rapport" for line in lines()), "the Z did not come out", 120)
    insist(len(books.ledger.posted) == 1, "the day arrived twice")
    said = f"shop: Z with the network cable out; put back in, the day was in 24SevenOffice {took:.0f} s later"
    return [f"{said}, over TLS with its certificate checked, and the Z came out of the printer"]


def _alike(hand: Hand) -> list[str]:
    step, found, _ = max(hand.compared, key=lambda one: one[1].other)
    said = f"shop: {len(hand.compared)} pictures held against the same till's at a desk"
    return [f"{said}; the least alike ({step}) differs in {found.other:.1%} of its pixels"]


def soon(so: Callable[[], bool], else_: str, seconds: float) -> None:
    """Wait for the world outside.

    Raises:
        Broken: When it does not come.
    """
    deadline = time.monotonic() + seconds
    while not so():
        insist(time.monotonic() < deadline, else_)
        time.sleep(0.2)
