"""Play many seeds on all cores and print what was seen; exit code 1 if a promise was broken."""

import argparse
import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from tests.faults import TARGETS, play


def main() -> int:
    """Each target that was asked for, one after the other."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--target", choices=TARGETS, action="append", help="again for more (default: all)")
    options.add_argument("--schedules", type=int, default=250, help="of each target")
    options.add_argument("--seed", type=int, default=1, help="the first of them")
    asked = options.parse_args()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        broken = sum(run(pool, target, asked.seed, asked.schedules) for target in asked.target or TARGETS)
    return 1 if broken else 0


def run(pool: ProcessPoolExecutor, target: str, first: int, count: int) -> int:
    """Play one target's seeds; gives how many broke a promise."""
    began = time.monotonic()
    figures: Counter[str] = Counter()
    broken = 0
    for _, said, seen in pool.map(partial(play, target), range(first, first + count), chunksize=4):
        figures += seen
        if said:
            broken += 1
            print(said, file=sys.stderr, flush=True)
    for what, number in sorted(figures.items()):
        print(f"{number:>14}  {what}")
    took = time.monotonic() - began
    print(f"{count:>14}  schedules of {target} in {took:.0f} s, {broken} broken", flush=True)
    return broken


if __name__ == "__main__":
    sys.exit(main())
