"""The power goes at random moments; every sale that was acknowledged must be there, and nothing twice.

``python -m tests.kills --replay 200`` kills ``tillbox replay --paper`` with SIGKILL at random moments and
runs it again on the same files, until the file is through; then it begins another. The paper is what the
world outside has seen: a line goes there only after the commit of its sale. After each kill the journal
is read with plain sqlite3 and held against the paper, the chain and the seals are verified, and the
projections are compared with a rebuild. A file that has come through must have the sums of an
independent reader of the same file.

A kill ends the process, not the machine: it proves the order of commit and paper and that a start
recovers. That a commit has reached the disk is SQLite's ``synchronous=FULL``.
"""

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from appliance.domain.problems import Refused
from appliance.fiscal import rules_for
from appliance.storage import projections
from appliance.storage.database import open_till
from appliance.till import verifying
from tests.simulated.oracle import days, some_days


class Broken(AssertionError):
    """A promise was broken."""


@dataclass
class Figures:
    """What a run of kills came to."""

    kills: int = 0
    finished: int = 0
    """Runs that came to the end of the file before they could be killed."""
    files: int = 0
    acknowledged: int = 0
    unprinted: int = 0
    """Sales that were committed when the kill came before their paper."""
    entries: int = 0
    slowest_start: float = 0.0
    moments: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        spread = sorted(self.moments) or [0.0]
        return (
            f"{self.kills} kills between {spread[0]:.2f} s and {spread[-1]:.2f} s after the start, "
            f"{self.files} files of {self.finished} finished runs\n"
            f"{self.acknowledged} receipts acknowledged, every one in the journal; {self.unprinted} stored "
            f"before their paper\n"
            f"{self.entries} entries verified, no gap, no difference, no sum wrong; "
            f"slowest check of a start {self.slowest_start:.2f} s"
        )


def insist(truth: object, what: str) -> None:
    """Stop the run when a promise is broken."""
    if not truth:
        raise Broken(what)


def start(file: Path, data: Path, country: str, paper: Path) -> subprocess.Popen[str]:
    """Start a replay as anybody would."""
    command = [sys.executable, "-m", "appliance", "replay", str(file), "--data", str(data)]
    command += ["--country", country, "--currency", "GBP", "--paper", str(paper)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def acknowledged(paper: Path) -> list[tuple[int, int, int]]:
    """(entry, receipt, gross) of every whole line on the paper; a torn last line was not acknowledged."""
    if not paper.exists():
        return []
    written = paper.read_text("ascii")
    whole = written[: written.rfind("\n") + 1]
    return [tuple(map(int, line.split())) for line in whole.splitlines()]


def journalled(data: Path) -> dict[int, tuple[int, int]]:
    """Entry number → (receipt, gross) of every sale, read without the till's code."""
    database = sqlite3.connect(data / "till.db")
    rows = database.execute("SELECT number, body FROM entry WHERE kind = 'sale'").fetchall()
    database.close()
    return {
        number: (body["receipt"], body["gross"]) for number, body in ((n, json.loads(b)) for n, b in rows)
    }


def check(data: Path, country: str, paper: Path, figures: Figures) -> None:
    """Hold the files against what was acknowledged."""
    if not (data / "till.db").exists():
        insist(not acknowledged(paper), "paper without a database")
        return
    began = time.perf_counter()
    try:
        database = open_till(data / "till.db")
    except Refused as refused:
        raise Broken(f"the database does not open: {refused}") from refused
    try:
        verifying.check_from_last_z(database)
        figures.slowest_start = max(figures.slowest_start, time.perf_counter() - began)
        count, wrong = verifying.verify(database, rules_for(country, "GBP"))
        insist(not wrong, f"the chain is broken: {wrong}")
        rows = database.execute_sql("SELECT count(*), coalesce(max(id), 0) FROM entry").fetchone()
        insist(rows == (count, count), f"{rows} rows and last row, {count} verified")
        different = projections.differences(database)
        insist(not different, f"projections differ from a rebuild: {different}")
    finally:
        database.close()
    sales, seen = journalled(data), acknowledged(paper)
    insist(len(seen) == len({entry for entry, *_ in seen}), "a receipt was printed twice")
    for entry, receipt, gross in seen:
        insist(sales.get(entry) == (receipt, gross), f"acknowledged {entry} {receipt} {gross} is lost")
    insist(len(sales) - len(seen) >= 0, "more paper than sales")
    figures.unprinted, figures.acknowledged = (len(sales) - len(seen), len(seen))


def one_file(folder: Path, dice: random.Random, kills: int, total: Figures, sales: int) -> None:
    """Kill the replay of one file again and again until it comes through or the kills are used up."""
    country = dice.choice(["norway", "denmark", "plain"])
    lines = some_days(dice, country, 3, sales)
    file, data, paper = folder / "f.jsonl", folder / "data", folder / "paper"
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    figures = Figures()
    patience = dice.choice([0.5, 1.0, 2.0])
    while total.kills < kills:
        process, moment = start(file, data, country, paper), 0.3 + dice.random() * patience
        try:
            _, err = process.communicate(timeout=moment)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            total.kills += 1
            total.moments.append(moment)
            check(data, country, paper, figures)
            continue
        insist(process.returncode == 0, f"a replay failed: {err}")
        total.finished += 1
        break
    finish(lines, (file, data, country, paper), figures, total)


def finish(lines: list[str], run: tuple[Path, Path, str, Path], figures: Figures, total: Figures) -> None:
    """Run the file through, and hold every sum against the independent reader."""
    _, data, country, paper = run
    out, err = start(*run).communicate(timeout=600)
    said = [json.loads(line) for line in out.splitlines()]
    want = days(lines, country)
    got = [{name: day[name] for name in day if name != "entries"} for day in said if "z" in day]
    insist(got == want, f"sums differ after the kills: {got} {want} {err}")
    check(data, country, paper, figures)
    insist(len(journalled(data)) == sum(day["sales"] + day["returns"] for day in want), "sales twice or lost")
    total.files += 1
    total.acknowledged += figures.acknowledged
    total.unprinted += figures.unprinted
    total.entries += open_count(data)
    total.slowest_start = max(total.slowest_start, figures.slowest_start)


def open_count(data: Path) -> int:
    """How many entries there are."""
    database = sqlite3.connect(data / "till.db")
    (count,) = database.execute("SELECT count(*) FROM entry").fetchone()
    database.close()
    return int(count)


def replay_kills(kills: int, seed: int, sales: int = 400) -> Figures:
    """Kill replays that many times."""
    dice, total = random.Random(seed), Figures()
    while total.kills < kills:
        with tempfile.TemporaryDirectory(prefix="kills-") as folder:
            one_file(Path(folder), dice, kills, total, sales)
    return total


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__.splitlines()[0])
    parser.add_argument("--replay", type=int, default=200, help="kills of a replay")
    parser.add_argument("--screens", type=int, default=0, help="kills through the screens")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if asked.replay:
        print(replay_kills(asked.replay, asked.seed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
