"""``python -m tests.bench``: the table on the screen, the figures in bench.json."""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from tests.bench import commit, draining, export, finding, frames, owner, pixels, printing, scanning
from tests.bench.row import Row
from tests.bench.shop import open_shop


def measure(products: int, commits: int, sales: int, repetitions: int) -> list[Row]:
    """All rows."""
    with tempfile.TemporaryDirectory(prefix="bench-", dir=Path.cwd()) as name:
        folder = Path(name)
        till = open_shop(folder, products)
        rows, commit_p99 = commit.rows(till, folder, commits)
        rows += finding.look_ups(till, folder, products)
        rows += scanning.scans(till, folder, products)
        rows += finding.searches(till, folder, commit_p99)
        rows += owner.rows(till, folder)
        till.database.close()
        if repetitions:
            rows += pixels.rows(folder, products)
    if sales:
        with tempfile.TemporaryDirectory(prefix="bench-", dir=Path.cwd()) as name:
            rows += export.rows(Path(name), sales)
        with tempfile.TemporaryDirectory(prefix="bench-", dir=Path.cwd()) as name:
            rows += draining.rows(Path(name))
    if repetitions:
        with tempfile.TemporaryDirectory(prefix="bench-", dir=Path.cwd()) as name:
            rows += pixels.busy_rows(Path(name))
    return rows + printing.rows() + frames.rows(repetitions)


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--products", type=int, default=100_000)
    parser.add_argument("--commits", type=int, default=1500)
    parser.add_argument("--sales", type=int, default=5000, help="sales to export; 0: leave it out")
    parser.add_argument("--frames", type=int, default=7, help="starts of the screen; 0: no screens")
    parser.add_argument("--out", type=Path, default=Path("bench.json"))
    asked = parser.parse_args()
    rows = measure(asked.products, asked.commits, asked.sales, asked.frames)
    print(f"{'':48} {'floor':>9} {'ours':>9} {'ratio':>6} {'bar':>5}")
    for row in rows:
        holds = "" if row.holds else "  no"
        print(f"{row.name:48} {row.floor:9.3f} {row.ours:9.3f} {row.ratio:6.2f} {row.bar:5.2f}{holds}")
    asked.out.write_text(json.dumps([row.as_dict() for row in rows], indent=1, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
