"""``tillbox demo``: a shop full of goods, a bench with everything that has a cable, and the till.

With a display it opens a window and the rest is yours. Without one it plays one scripted day in the
same program under a virtual display, and leaves what came of it in a folder: the pictures, the printed
receipts, the Z report, the voucher as the books got it, and the page that shows them.
"""

import json
import os
import re
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from appliance.config import Config, load
from appliance.domain.money import NOK
from appliance.paper.layout import Row
from appliance.paper.png import png
from appliance.simulated import shop
from appliance.simulated.bench import STRIP, Bench, settings
from appliance.simulated.books import SYSTEMS
from appliance.simulated.day import Do, Picture, Playing, Scan, Step, Tap, Wait
from appliance.simulated.display import virtual_display
from appliance.storage import catalogue as shelf
from appliance.till.books import bookings
from appliance.wiring.box import Box
from appliance.wiring.passes import upload_once
from appliance.wiring.starting import start
from appliance.words import Words

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

    from appliance.ui.app import Opening

MILK, APPLES, BREAD = "7099210000019", "7099210000057", "7099210000033"
GOODS = (MILK, APPLES, BREAD)
"""What lies on the desk beside the scanner."""


def demo(folder: Path, language: str, scripted: bool, system: str) -> int:
    """Open the demo shop on one of `simulated.books.SYSTEMS`; returns the exit code."""
    folder = folder / system
    if not scripted and (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return _open(folder, language, None, system)
    folder = folder / "scripted-day"
    shutil.rmtree(folder, ignore_errors=True)
    print("no display here: one scripted day under a virtual one, about a minute", flush=True)
    with virtual_display():
        code = _open(folder / "data", language, folder, system)
    print(f"the day is in {folder}: pictures, receipts, z-report.txt, voucher.json, books.html")
    return code


def _open(data: Path, language: str, results: Path | None, system: str) -> int:
    from appliance.wiring import backing_up
    from appliance.wiring.screen import run

    backing_up.sticks = list  # type: ignore[assignment, attr-defined]  # it writes on no stick that somebody has in
    data.mkdir(parents=True, exist_ok=True)
    bench = Bench(SYSTEMS[system](data))
    (data / "till.toml").write_text(settings(bench, language))
    print(f"the books stand at {bench.books.address}", flush=True)
    config = load(data / "till.toml")
    fill(config, data, bench.books.shop)
    boxes: list[Box] = []
    trouble: list[str] = []

    def parts(box: Box) -> None:
        boxes.append(box)
        box.keeps = False
        bench.parts(box)

    def dressed(opening: "Opening") -> "Opening":
        if results:
            _play(bench, boxes, results, trouble)
        return replace(opening, around=lambda frame: _beside(frame, bench, boxes[-1]))

    code = run(config, data, parts, dressed, round(STRIP * config.screen.pixels_per_mm))
    if results:
        leave(bench, results)
    bench.close()
    print("".join(trouble), end="", file=sys.stderr)
    return 1 if trouble else code


def _beside(frame: "Widget", bench: Bench, box: Box) -> "Widget":
    from appliance.simulated.strip import Strip, beside

    goods = [(code, shelf.by_code(box.till.database, code)) for code in GOODS]

    def due() -> int:
        return box.till.payment.left if box.till.payment else 0

    strip = Strip(bench, box.words, [(code, product.name) for code, product in goods if product], due)
    bench.changed = strip.look_soon
    return beside(frame, strip)


def fill(config: Config, data: Path, branch: shop.Branch) -> None:
    """Fill a new shop with goods, people and two weeks of sales; an old one is left as it is."""
    if (data / "till.db").exists():
        return
    print("filling the demo shop …", flush=True)
    box = start(config, data, parts=None)
    try:
        shop.fill(box.till, branch)
        upload_once(data)
        shop.history(box.till)
    finally:
        box.stop()


def _play(bench: Bench, boxes: list[Box], results: Path, trouble: list[str]) -> None:
    def done(what: str) -> None:
        from kivy.app import App

        if what:
            trouble.append(f"the day got stuck: {what}\n")
        running = App.get_running_app()
        if running:
            running.stop()

    pictures = results / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    Playing(day(bench.books.shop.country), bench, lambda: boxes[0] if boxes else None, pictures, done).play()


def day(country: str) -> tuple[Step, ...]:
    """The scripted day, in bokmål; two notes or four are 2 000, and each country has its own card."""
    debit, notes = ("Dankort", "4") if country == "denmark" else ("BankAxept", "2")
    return (
        Picture("01-log-in"), *_logged_in("Ingrid", "1111"), Picture("02-open-the-day"), Tap("Ja, åpne med"),
        Picture("03-nothing-yet"),
        # a customer with milk and a coffee, paid in cash; the next one is scanned too early
        Scan(MILK), Scan(MILK), Tap("Kaffe liten her"), Scan(APPLES), Picture("04-sale"), Tap("Ta betalt"),
        Picture("05-payment"), Tap("200,00"), Wait(lambda box: box.till.drawer == "open"), Scan(BREAD),
        Picture("06-change-drawer-open"), Do(lambda bench: bench.printer.shut_drawer()),
        Wait(lambda box: box.till.sale is not None), Picture("07-held-scan-registered"),
        # by card, and the roll ends as the receipt is to print: it is owed
        Tap("Ta betalt"), Tap("Kort"), Picture("08-card"), Tap("Visa", _no_paper),
        Wait(lambda box: "receipt_owed" in box.till.banners), Picture("09-no-paper"), Tap("Neste salg"),
        # parked, an unknown code, taken up again
        Tap("Ferge voksen enkel"), Scan("5901234123457"), Picture("10-unknown-code"), Tap("Hopp over"),
        Tap("Parkér"), Tap(Words("nb", NOK)("Without a name")), Picture("11-parked"), Tap("Parkert (1)"),
        Tap("Ferge voksen"), Tap("Ta betalt"),
        # no receipt, no sale; a new roll, what is owed prints first, and the sale goes on
        *(_new_roll() if country == "denmark" else _no_receipt_no_sale()),
        Tap("Kort"), Tap(debit), Tap("Neste salg"),
        # the network goes, the manager closes the day
        Do(lambda bench: bench.plug(False)), Tap("Mer"), Picture("13-more"), Tap("Lås"),
        *_logged_in("Marit", "9999"), Tap("Mer"), Tap("Omsetning"), Picture("14-day-totals"), Tap("Tilbake"),
        Tap("Avslutt dagen"), Picture("15-close"),
        Tap("Ta Z-rapporten"), Picture("16-z-taken"), Tap("Tell kontantene"), Picture("17-count"),
        Tap(notes), Picture("18-counted"), Tap("Talt: 2 000,00"), Picture("19-terminals"),
        Tap("Alt som i kassa"), Tap("Differanser"), Picture("20-differences"), Tap("Vet ikke"),
        Tap("Pose og kasse"), Picture("21-bag"), Tap("Fullfør dagen"), Picture("22-done-without-network"),
        Tap("God kveld"), Do(lambda bench: bench.plug(True)), Do(_deliver),
        Wait(lambda box: all(one.state == "accepted" for one in bookings(box.till, box.deliveries))),
        *_logged_in("Sigurd", "8888"), Picture("23-next-morning"),
    )  # fmt: skip


def _no_receipt_no_sale() -> tuple[Step, ...]:
    """In Norway."""
    asked = Wait(lambda box: box.till.question is not None)
    return asked, Picture("12-no-receipt-no-sale"), *_new_roll(), Tap("Prøv igjen")


def _new_roll() -> tuple[Step, ...]:
    """In Denmark the sale goes on without it."""
    return Do(lambda bench: bench.printer.mend()), Wait(lambda box: not box.till.banners)


def _logged_in(name: str, pin: str) -> tuple[Step, ...]:
    return (Tap(name), *(Tap(digit) for digit in pin), Tap("Logg inn"))


def _no_paper(bench: Bench) -> None:
    bench.printer.paper = "out"


def _deliver(bench: Bench) -> None:
    """The network is back; the uploader would look within half a minute."""
    bench.wake()


def leave(bench: Bench, folder: Path) -> None:
    """Put what was printed and what the books got into a folder."""
    receipts = folder / "receipts"
    receipts.mkdir(parents=True, exist_ok=True)
    for number, piece in enumerate(bench.printer.roll.pieces(), 1):
        lines = [drawn.text for drawn in piece if isinstance(drawn, Row)]
        if not lines:
            continue
        (receipts / f"{number:02d}.txt").write_text("\n".join(lines) + "\n")
        (receipts / f"{number:02d}.png").write_bytes(png(piece, bench.printer.roll.columns))
        if lines[0].strip() == "Z-rapport":
            (folder / "z-report.txt").write_text("\n".join(lines) + "\n")
    bench.books.plug(True)  # the till is off, and all that it had cables to with it
    (folder / "books.html").write_text(bench.books.page())
    if last := bench.books.last():
        written = json.dumps(last, indent=2, ensure_ascii=False, default=str)
        # the server reads amounts as text, so that none becomes a float; as posted they are numbers
        (folder / "voucher.json").write_text(re.sub(r'"(-?\d+\.\d+)"', r"\1", written) + "\n")
