"""The commands of ``tillbox`` for back-ups: ``backup``, ``restore`` and ``factory-reset``."""

import argparse
import sys
from pathlib import Path

from appliance.box_commands import Command, config_of


def add(command: Command) -> None:
    """Every command here."""
    copied = command(
        "backup", backup, "put a verified copy on the back-up sticks that are in, where one is due"
    )
    copied.add_argument("--now", action="store_true", help="also where none is due")
    back = command("restore", restore, "take a till up on this box from a back-up stick")
    back.add_argument("folder", type=Path, nargs="?", help="the stick (default: the one that is in)")
    back.add_argument("--practice", action="store_true", help="only read it all, and change nothing anywhere")
    back.add_argument("--receipt", type=_number, help="highest receipt on paper; 0: none is higher")
    back.add_argument("--z", type=_number, help="highest Z report on paper; 0: none is higher")
    back.add_argument("--as", dest="person", default="", metavar="NUMBER", help="a manager's number")
    command("factory-reset", factory_reset, "set this box's till aside, whole, and begin anew")


def _number(said: str) -> int:
    if not said.isdecimal():
        raise argparse.ArgumentTypeError(f"expected a number, got {said!r}")
    return int(said)


def backup(asked: argparse.Namespace) -> int:
    """``tillbox backup``: 1 when a copy that is due could not be made. The till may sell meanwhile."""
    from appliance.wiring.copying import run

    if not (asked.data / "till.db").is_file():
        print(f"expected a till.db in {asked.data}, there is none", file=sys.stderr)
        return 2
    return 0 if run(config_of(asked.data), asked.data, _say, now=asked.now) else 1


def restore(asked: argparse.Namespace) -> int:
    """``tillbox restore``: asks at the terminal for what is not said."""
    from appliance.wiring.restore_asked import practise, run

    if asked.practice:
        practise(asked.data, asked.folder)
        return 0
    run(asked.data, asked.folder, (asked.receipt, asked.z), asked.person)
    return 0


def factory_reset(asked: argparse.Namespace) -> int:
    """``tillbox factory-reset``: says where the till's files stand now."""
    from appliance.wiring import resetting

    if (asked.data / "till.toml").exists():
        resetting.allowed(config_of(asked.data), asked.data, _say)
    print(resetting.set_aside(asked.data))
    return 0


def _say(line: str) -> None:
    print(line, file=sys.stderr)
