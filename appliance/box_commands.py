"""The commands of ``tillbox`` that concern the box itself and not a shop's day.

``check`` says what is wrong with the box and what to do, ``config`` what it was told, ``describe`` and
``key`` what it is. Each part of the box adds its commands to `add` by one function that stands here; what a
command does stands in ``wiring``, imported when it is asked for.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from appliance.config import Config
    from appliance.firstboot.boot import Outcome

BOX, BOOT, RUN = Path("/data"), Path("/boot"), Path("/run/tillbox")
"""The data partition, the card's boot partition, and where the screen asks others for something."""
Run = Callable[[argparse.Namespace], int]
"""What a command does: its exit code is 0 well, 1 something is wrong, 2 bad input."""
Command = Callable[[str, Run, str], argparse.ArgumentParser]
"""Adds a command: its name, what it does, and what ``--help`` says of it."""


def add(command: Command) -> None:
    """Every command of the box."""
    _told(command)
    _about(command)
    _slots(command)


def _told(command: Command) -> None:
    """What the box is told; these work on the data partition, and root runs them."""
    first = command("first-boot", first_boot, "take in the files on the card's boot partition, whole or not")
    first.add_argument("--boot", type=Path, default=BOOT, help=f"boot partition (default {BOOT})")
    answers = command("set-up", set_up, "take in what was answered at the till's screen")
    changes = command("settings", settings, "take in what was changed on the screen of a till that is set up")
    heard = command("networks", networks, "tell the till's screen which wireless networks can be heard")
    for one in (first, answers, changes, heard):
        one.set_defaults(data=BOX)


def _about(command: Command) -> None:
    out = command("reach", reach, "try what the screen asks for of the books, a phone or the mailbox")
    out.add_argument("deed", choices=("reach", "letter"), help="try a connection, or send a receipt's e-mail")
    out.add_argument(
        "--run", dest="where", type=Path, default=RUN, help=f"where it is asked and told (default {RUN})"
    )
    shown = command("config", show_config, "show the configuration in force, secrets hidden")
    shown.add_argument("--example", action="store_true", help="a till.toml to start from, with every key")
    looked = command("check", check, "look at every device, file and way out: what is so, and what to do")
    looked.add_argument("--poke", action="store_true", help="print a test slip and open the drawer")
    read = command("scrub", scrub, "read everything on the card and check it, beside a till that sells")
    read.add_argument("--card", action="store_true", help="root's part: other users' files, both systems")
    command("rescue", rescue, "the screen of last resort, where the till does not start")
    about = command("describe", describe, "write the system description of this very build (§ 2-1)")
    about.add_argument("--out", type=Path, required=True, help="the PDF")
    command("key", show_keys, "show the public keys that the journal's seals are checked with")
    renewed = command("new-key", new_key, "have a new key seal from now on (the till is switched off)")
    renewed.add_argument("--as", dest="person", required=True, metavar="NUMBER", help="a manager's number")
    renewed.add_argument("--certificate", type=Path, help="a key and its certificate, PKCS #12 (Denmark)")


def _slots(command: Command) -> None:
    new = command("update", update, "write an update to the slot that does not run, while the till sells")
    new.add_argument("wanted", nargs="?", default="", metavar="FILE|URL", help="else: the newest on a stick")
    new.add_argument("--older", action="store_true", help="an older version than this one is meant")
    new.add_argument("--now", action="store_true", help="a day that is open is no reason to wait")
    deeds = ("show", "begin", "good", "activate", "judge")
    which = command("slot", slot, "which system boots: show it, or do what the box does about it")
    which.add_argument("deed", nargs="?", choices=deeds, default="show", help="(default show)")


def config_of(data: Path) -> "Config":
    """The configuration of a data folder; says every mistake and ends the program with 2 where it has one."""
    from appliance.config import ConfigError, load

    try:
        return load(data / "till.toml")
    except ConfigError as error:
        print(f"{data / 'till.toml'}:", *error.problems, sep="\n  ", file=sys.stderr)
        raise SystemExit(2) from error


def show_config(asked: argparse.Namespace) -> int:
    """``tillbox config``; the example's lines end as Windows has them, for that is where it is opened."""
    from appliance.config.show import describe, example

    if asked.example:
        sys.stdout.reconfigure(encoding="utf-8", newline="\r\n")  # type: ignore[union-attr]
        print(example())
    else:
        print(describe(config_of(asked.data)))
    return 0


def first_boot(asked: argparse.Namespace) -> int:
    """``tillbox first-boot``: 2 when a file has a mistake, and nothing was changed."""
    from appliance.wiring.first_boot import at_start

    return _said(at_start(asked.boot, asked.data))


def set_up(asked: argparse.Namespace) -> int:
    """``tillbox set-up``: 2 when an answer has a mistake, and nothing was changed."""
    from appliance.wiring.first_boot import for_the_screen

    return _said(for_the_screen(asked.data))


def settings(asked: argparse.Namespace) -> int:
    """``tillbox settings``: 2 when a change has a mistake, and nothing was changed."""
    from appliance.wiring.first_boot import change_for_the_screen

    return _said(change_for_the_screen(asked.data))


def _said(outcome: "Outcome") -> int:
    print(outcome.state, *outcome.lines, sep="\n")
    return 2 if outcome.state == "refused" else 0


def networks(asked: argparse.Namespace) -> int:
    """``tillbox networks``."""
    from appliance.wiring.first_boot import tell_networks

    print(*tell_networks(), sep="\n")
    return 0


def reach(asked: argparse.Namespace) -> int:
    """``tillbox reach``: what came of it is told to the screen; on a box the uploader's user runs it."""
    from appliance.wiring.reaching import tell

    return tell(asked.deed, config_of(asked.data), asked.data, asked.where)


def check(asked: argparse.Namespace) -> int:
    """``tillbox check``: 1 when something is wrong. Takes no lock, so the till sells on."""
    from appliance.wiring.check import tell

    return tell(asked.data, asked.poke, print)


def scrub(asked: argparse.Namespace) -> int:
    """``tillbox scrub``: 1 when something is wrong. What it finds is kept for the health screen."""
    from appliance.wiring.health_scrub import tell

    return tell(asked.data, asked.card, print)


def rescue(asked: argparse.Namespace) -> int:
    """``tillbox rescue``: 1 where there is nothing to show it on."""
    from appliance.rescue.showing import run

    return run(asked.data)


def update(asked: argparse.Namespace) -> int:
    """``tillbox update``: what it is told goes to the screen too. See `appliance.update`."""
    from appliance.wiring import updating

    box = updating.this_box(asked.data)
    return updating.update(box, asked.wanted, print, older=asked.older, now=asked.now)


def slot(asked: argparse.Namespace) -> int:
    """``tillbox slot``: 1 where the box is started again, since this slot must not sell."""
    from appliance.wiring import updating

    return updating.slot(updating.this_box(asked.data), asked.deed, print)


def describe(asked: argparse.Namespace) -> int:
    """``tillbox describe --out FILE``: 1 when code and description are not of one mind."""
    import datetime as dt

    from appliance.description.chapters import write

    content, told = write(config_of(asked.data), asked.data, dt.datetime.now(dt.UTC))
    asked.out.write_bytes(content)
    print(f"{asked.out}: {told.build.text}")
    said = [f"not described: {name}" for name in told.undescribed]
    said += [f"described, and not there: {name}" for name in told.missing]
    print(*said, sep="\n", end="\n" if said else "", file=sys.stderr)
    return 1 if told.undescribed or told.missing else 0


def show_keys(asked: argparse.Namespace) -> int:
    """``tillbox key``: as text, and as a QR code where there is a terminal to show it. The till may run."""
    from appliance.description.keys import told

    print(*told(asked.data / "till.db", terminal=sys.stdout.isatty()), sep="\n")
    return 0


def new_key(asked: argparse.Namespace) -> int:
    """``tillbox new-key``: asks for the manager's PIN, and for the password of a certificate's file."""
    from appliance.wiring.renewal import renew

    print(
        f"key {renew(config_of(asked.data), asked.data, asked.person, asked.certificate)} seals from now on"
    )
    return 0
