"""The till's commit while the uploader delivers a month of days, beside the commit while it rests.

Days wait. Turn about, for a second or so: the real ``tillbox upload`` is let go on and sales are committed,
or it is held (SIGSTOP) and the same is done, so that both see the same disk and the same neighbours. The
books are a simulated 24SevenOffice in a process of its own.
"""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from appliance.domain import payment as payments
from appliance.domain.payment import CASH, Tender
from appliance.domain.settlement import Count
from appliance.storage.delivery import states
from appliance.till import day, jobs, mapping
from appliance.till.mapping import Row as Account
from appliance.till.paying import commit_sale
from appliance.till.till import Till
from appliance.wiring.passes import command
from tests.bench.commit import five_lines
from tests.bench.export import Passing
from tests.bench.row import Row, at, timed
from tests.bench.shop import open_shop

DAYS = 31
PER_DAY = 20
"""Sales of a day that waits."""
TURN = 100
"""Commits until the uploader is held, or let go on."""
ACCOUNTS = (
    Account("revenue", "3000", "3", rate="2500"), Account("revenue", "3010", "31", rate="1500"),
    Account("tender", "1900", tender="cash"), Account("tender", "1571"), Account("rounding", "7771"),
    Account("cash_difference", "7790"),
)  # fmt: skip


def rows(folder: Path) -> list[Row]:
    """The row: p99 of the commit with and without."""
    till = shop(folder)
    with books(folder):
        busy, rest = measured(till, delivering(folder))
    till.database.close()
    name = f"commit while {DAYS} days go out ({len(busy):,} of each), p99 ms"
    return [
        Row(name, at(rest, 0.99), at(busy, 0.99), 1.25),
        Row("  the same, p50 ms", at(rest, 0.5), at(busy, 0.5), 1.25),
    ]


def delivering(folder: Path) -> "subprocess.Popen[bytes]":
    """An uploader that has delivered a day, and goes on."""
    uploader = subprocess.Popen(command(folder, "--now"), stderr=subprocess.DEVNULL)
    while not arrived(folder):
        if uploader.poll() is not None:
            raise RuntimeError("expected days to arrive, the uploader ended without any")
        time.sleep(0.05)
    return uploader


def measured(till: Till, uploader: "subprocess.Popen[bytes]") -> tuple[list[float], list[float]]:
    """Milliseconds of commits while it delivers, and while it is held; as many of each."""
    busy: list[float] = []
    rest: list[float] = []
    while uploader.poll() is None:
        busy += [sold(till) for _ in range(TURN)]
        uploader.send_signal(signal.SIGSTOP)
        rest += [sold(till) for _ in range(TURN)]
        uploader.send_signal(signal.SIGCONT)
    return busy[TURN:], rest[TURN:]  # the first ones warm up


def arrived(folder: Path) -> int:
    """Days that are in the books."""
    return sum(row.state == "accepted" for row in states(folder / "delivery.db").values())


def sold(till: Till) -> float:
    """Commit a sale of five lines by card; milliseconds."""
    sale = five_lines(till)
    payment = payments.tender(payments.begin(sale.total, 100), Tender("card", sale.total, brand="visa"))
    return timed(lambda: commit_sale(till, sale, payment, "sale"))


def shop(folder: Path, days: int = DAYS, per_day: int = PER_DAY) -> Till:
    """A till with a month of closed days that the uploader has seen no day of, and a day that is open."""
    till = open_shop(folder, 2000)
    mapping.save(till, ACCOUNTS)
    clock = till.clock = Passing(till.clock().at)
    for place in range(days + 1):
        with till.database.atomic():
            if place:
                clock.at += 24 * 3_600_000
                day.open_day(till, day.proposed_float(till))
            for turn in range(per_day):
                _sell(till, in_cash=turn % 3 == 0)
            if place < days:
                z = day.z_report(till)
                day.settle_day(till, Count(z["cash_expected"], {}, {}, {}))
            till.database.execute_sql("DELETE FROM job")
    return till


def _sell(till: Till, in_cash: bool) -> None:
    sale = five_lines(till)
    offered = Tender(CASH, 100_000) if in_cash else Tender("card", sale.total, brand="visa")
    commit_sale(till, sale, payments.tender(payments.begin(sale.total, 100), offered), "sale")
    if till.kicked:
        jobs.drawer_moved(till, "open")
        jobs.drawer_moved(till, "shut")


@contextmanager
def books(folder: Path) -> Iterator[None]:
    """The books in a process of its own; writes till.toml."""
    serving = [sys.executable, "-m", "tests.bench.draining", str(folder)]
    with subprocess.Popen(serving, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stdin
        process.stdout.readline()
        yield
        process.stdin.close()


def serve(folder: Path) -> None:
    """That process: until its input ends."""
    from appliance.simulated.books import Office24Books
    from appliance.storage.deliveries import Deliveries

    held = Office24Books(folder)
    held.held.years |= {2025, 2026, 2027}
    held.held.departments |= {"0", "1", "2", "3"}
    section = "\n".join(f"{name} = {json.dumps(value)}" for name, value in held.section().items())
    (folder / "till.toml").write_text(f"""[shop]
name = "Bench"
organisation_number = "974760673"
address = ["Storgata 1"]
country = "norway"
[books]
{section}
""")
    with Deliveries(folder / "delivery.db") as deliveries:  # as from before the first of the days
        deliveries.adopt([], "office24", 1, 0, {})
    print("listening", flush=True)
    sys.stdin.read()
    held.close()


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
