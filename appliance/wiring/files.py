"""Files that come in and go out while the till is closed: goods, and the accounts of the books.

Each opens the till's files for itself, and is refused while the till is at work (`wiring.starting.start`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from appliance.config import Config
from appliance.till import goods_file, mapping_file
from appliance.till.till import Till
from appliance.wiring.starting import start

Told = tuple[list[str], list[str]]
"""What was done, and every mistake; each in lines."""


@contextmanager
def _opened(config: Config, data: Path) -> Iterator[Till]:
    box = start(config, data, parts=None)
    try:
        yield box.till
    finally:
        box.stop()


def take_goods(config: Config, data: Path, file: Path) -> Told:
    """Take the good rows of a file of products in, in one entry.

    Raises:
        Refused: ``till_running``, ``file_unreadable``, or what `goods_file.take` refuses.
    """
    with _opened(config, data) as till:
        plan = goods_file.plan(till, file)
        changed = goods_file.take(till, plan, file.name)
    read, wrong = len(plan.products), [str(one) for one in plan.problems]
    return [f"{read} products read, {changed} new or changed, {len(wrong)} problems"], wrong


def take_mapping(config: Config, data: Path, file: Path) -> Told:
    """Replace the accounts by a file's, in one entry; with a mistake in it, nothing is changed.

    Raises:
        Refused: ``till_running``, ``file_unreadable``.
    """
    with _opened(config, data) as till:
        plan = mapping_file.plan(till, file)
        if plan.mistakes:
            return ["nothing was changed"], [str(one) for one in plan.mistakes]
        return [f"{mapping_file.take(till, plan)} accounts in force"], []


def write_mapping(config: Config, data: Path, file: Path) -> Told:
    """Write the accounts in force to a file, over what it holds.

    Raises:
        Refused: ``till_running``.
    """
    with _opened(config, data) as till:
        file.write_bytes(mapping_file.export(till))
    return [str(file)], []
