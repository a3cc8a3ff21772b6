"""Books that fail on command: does every closed day reach them exactly once, and is every doubt seen?

``python -m tests.faults --target office24 --schedules 1000 --seed 1`` runs the real uploader, over real
files and real HTTP, against a target's simulated server (`office24`, `dinero`) or a real folder. Each
schedule is a fortnight of bad luck drawn from its seed: what servers and networks do to single requests,
days without a server, the power gone between any two steps, a lost or damaged delivery.db, accounts that
are mapped late or changed, days that are corrected, periods that are closed, and people who book drafts,
change what was booked, delete it, and answer what they are asked, or do not. Time is simulated; nothing
sleeps but an answer that comes too late.

After every pass the books are held against what delivery.db claims; at the end, after fair weather, every
sum against the sales that the schedule drew. ``soap``, ``dinero_invoices`` and ``office24_orders`` play
the schedules of their own tests, ``scanners``, ``printers`` and ``displays`` those of devices
(`tests.devices`), ``backup`` those of back-up sticks (`tests.backup.bad_luck`).
"""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.backup import bad_luck
from tests.devices import display_faults, printer_faults, scanner_faults
from tests.faults.dinero import DineroWorld
from tests.faults.folder import FolderWorld
from tests.faults.office24 import Office24World
from tests.faults.schedule import Schedule
from tests.faults.world import Broken, World
from tests.integrations import invoices_faults, office24_orders_faults, soap_faults

WORLDS: dict[str, type[World]] = {world.name: world for world in (Office24World, FolderWorld, DineroWorld)}
ORDERS = {"dinero_invoices": invoices_faults.play, "office24_orders": office24_orders_faults.play}
DEVICES = {"scanners": scanner_faults.play, "printers": printer_faults.play, "displays": display_faults.play}
TARGETS = (*WORLDS, "soap", *ORDERS, *DEVICES, "backup")
SHARED_MEMORY = Path("/dev/shm")


def play(target: str, seed: int) -> tuple[int, str, Counter[str]]:
    """Play one seed in files of its own; (seed, the broken promise or nothing, figures)."""
    # in memory where there is some: what SQLite does to a disk is tested elsewhere
    with TemporaryDirectory(dir=SHARED_MEMORY if SHARED_MEMORY.is_dir() else None) as folder:
        if target == "soap":
            return _soap(seed)
        if target in ORDERS:
            figures, broken = ORDERS[target]([seed])
            return seed, "".join(broken), figures
        if target == "backup":
            return bad_luck.one(seed, Path(folder))
        if target in DEVICES:
            return _device(target, seed, Path(folder))
        schedule = Schedule(seed, Path(folder), WORLDS[target])
        try:
            return seed, "", schedule.play()
        except Broken as broken:
            return seed, str(broken), schedule.seen
        except Exception as fault:
            fault.add_note(f"{target} seed {seed}")
            raise


def _soap(seed: int) -> tuple[int, str, Counter[str]]:
    try:
        return seed, "", soap_faults.play([seed])
    except soap_faults.Broken as broken:
        return seed, str(broken), Counter()


def _device(target: str, seed: int, folder: Path) -> tuple[int, str, Counter[str]]:
    try:
        return seed, "", DEVICES[target](seed, folder)
    except (scanner_faults.Broken, printer_faults.Broken, display_faults.Broken) as broken:
        return seed, f"{target} seed {seed}: {broken}", Counter()
