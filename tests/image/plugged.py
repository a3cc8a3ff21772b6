"""A receipt printer on USB: the built image finds it by itself, prints on it and opens the drawer by it.

The technician's till.toml names no printer. QEMU plugs one in that stands outside (`usbredir`).
"""

import shutil

from tests.image import shopfile
from tests.image.hand import Hand
from tests.image.machine import Running, Start, virt
from tests.image.outside import Paper
from tests.image.places import OUT
from tests.image.shopping import SIZE, card, sells, twin
from tests.image.usbredir import RedirectedPrinter
from tests.kills import insist


def run() -> list[str]:
    """Sell once; gives a line."""
    place = OUT / "plugged"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    paper = Paper()
    printer = RedirectedPrinter(paper.printer.port, place / "printer.sock")
    try:
        boot, disk, data = card(place, shopfile.text(SIZE, 0))
        start = Start(boot, virt(disk, SIZE, ""), SIZE, more=printer.board)
        with twin(data) as other, Running(start, place / "machine") as machine:
            sells(Hand(machine, other, place / "pictures"), paper)
        insist(not paper.printer.faults, f"rubbish on the paper: {paper.printer.faults[:3]}")
    finally:
        printer.close()
        paper.close()
    came = f"{printer.taken} bytes on its cable"
    return [f"usb: printer on USB, found by the box: receipt 1 came out of it, the drawer opened; {came}"]
