"""The commands of ``tillbox``; each works on the data folder that ``--data`` names.

``till`` sells. ``upload`` is one pass of the uploader. ``verify`` walks the journal, ``rebuild`` makes
its projections anew, ``trace`` leads from a figure in the books to its receipts, ``import`` takes goods in,
``mapping`` writes or takes the books' accounts, ``export`` writes the law's files. ``demo`` and ``replay``
are for a desk; the image does not have them. What concerns the box itself stands in ``box_commands``.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from appliance import __version__, backup_commands, box_commands
from appliance.box_commands import Run, config_of
from appliance.domain.problems import Refused, refuse

if TYPE_CHECKING:
    from appliance.domain.anchors import Anchor

DATA = Path("/var/lib/tillbox")
ON_A_TILL = ("upload", "verify", "rebuild", "trace", "key", "new-key", "export", "mapping")
"""Commands that work on a till that is there, and make none."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit code: 0 well, 1 something is wrong, 2 bad input."""
    asked = parser().parse_args(arguments)
    if asked.command in ON_A_TILL and not _has_till(asked.data):
        return 2
    try:
        code: int = asked.run(asked)
    except Refused as refused:
        from appliance.wiring.language import words_of

        what, sale, do = words_of(asked.data).problem(refused.problem)
        print("\n".join(part for part in (what, sale, do, f"[{refused}]") if part), file=sys.stderr)
        return 1
    return code


def parser() -> argparse.ArgumentParser:
    """Every command there is, and no other: the system description is made from it."""
    top = argparse.ArgumentParser(prog="tillbox", description="The turnkey till box.")
    top.add_argument("--version", action="version", version=f"tillbox {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: Run, said: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=said, description=said)
        added.add_argument("--data", type=Path, default=DATA, help=f"data folder (default {DATA})")
        added.set_defaults(run=run)
        return added

    command("till", sell, "open the till on this screen")
    books = command("upload", upload, "deliver what is due to the books, once, and end")
    books.add_argument("--now", action="store_true", help="what certainly is not there need not wait")
    audit = command("verify", verify, "hold the journal against itself and against what was seen of it")
    audit.add_argument(
        "--head", type=head, action="append", default=[], metavar="1/1234:A1B2C3D4E5F60718",
        help="the journal's head as an X or Z report on paper shows it, or an exported file; may be repeated",
    )  # fmt: skip
    audit.add_argument("--books", type=Path, help="a folder of delivered days (default: till.toml's)")
    command("rebuild", rebuild, "make every projection anew from the journal")
    _trace_asks(command("trace", trace, "show what a figure in the books is made of, and the way back"))
    _export_asks(command("export", export, "write the journal as the law wants to read it"))
    goods = command("import", take_goods, "take products in from a CSV file")
    goods.add_argument("file", type=Path)
    _mapping_asks(command("mapping", accounts, "the accounts of the books, to a CSV file or from one"))
    box_commands.add(command)
    backup_commands.add(command)
    if Path(__file__).with_name("simulated").is_dir():
        _desk(command)
    return top


def _desk(command: Callable[..., argparse.ArgumentParser]) -> None:
    """What needs ``simulated``, which the image does not have: there these commands do not exist."""
    demo = command("demo", run_demo, "a demo shop with simulated devices")
    demo.set_defaults(data=Path(".out/demo"), books="24sevenoffice")
    demo.add_argument("--language", choices=("nb", "da", "en"), default="nb")
    demo.add_argument("--books", choices=("24sevenoffice", "24sevenoffice-soap", "dinero", "folder"))
    demo.add_argument("--scripted", action="store_true", help="play one day by itself, without a display")
    replay = command("replay", run_replay, "drive the till from a file of events")
    replay.add_argument("file", type=Path)
    replay.add_argument("--country", choices=("norway", "denmark", "plain"), default="norway")
    replay.add_argument("--currency", default="", help="for --country plain: GBP, EUR …")
    replay.add_argument("--paper", type=Path, help="append each receipt's number here, after its commit")


def _trace_asks(way: argparse.ArgumentParser) -> None:
    said = "a voucher's key or its number in the books; Z 42, or 42; a receipt with its series, sale 17"
    way.add_argument("what", nargs="+", metavar="VOUCHER|Z|RECEIPT", help=said)
    way.add_argument("--account", default="", help="only the lines of a voucher on this account")


def _mapping_asks(way: argparse.ArgumentParser) -> None:
    either = way.add_mutually_exclusive_group(required=True)
    either.add_argument("--export", dest="written", type=Path, metavar="FILE", help="the file to write")
    either.add_argument("--import", dest="taken", type=Path, metavar="FILE", help="the file to read, whole")


def _export_asks(out: argparse.ArgumentParser) -> None:
    out.add_argument("what", choices=("saft",), help="SAF-T Cash Register")
    out.add_argument("--from", dest="first", required=True, metavar="YYYY-MM-DD", help="first business date")
    out.add_argument("--to", dest="last", required=True, metavar="YYYY-MM-DD", help="last business date")
    out.add_argument("--out", type=Path, required=True, help="folder for the files")


def _has_till(data: Path) -> bool:
    """Say so where there is no till to work on."""
    there = (data / "till.db").is_file()
    if not there:
        print(f"expected a till.db in {data}, there is none", file=sys.stderr)
    return there


def sell(asked: argparse.Namespace) -> int:
    """``tillbox till``; a till that was never set up asks for what it needs first.

    Whatever is not needed for the first picture is loaded after it: on a card it is most of the wait.
    """
    from appliance.rescue.known import NOT_MOUNTED

    if (asked.data / NOT_MOUNTED).exists():
        raise refuse("disk_read_only", file="till.db", detail=NOT_MOUNTED)
    if not (asked.data / "till.db").exists():
        from appliance.wiring import restore_screen

        if restore_screen.is_next(asked.data):
            return restore_screen.run(asked.data)
    if not (asked.data / "till.toml").is_file():
        from appliance.wiring import setting_up

        return setting_up.run(asked.data)
    from appliance.wiring.screen import run

    return run(config_of(asked.data), asked.data)


def upload(asked: argparse.Namespace) -> int:
    """``tillbox upload``: one pass; says on stderr what waits, and why."""
    from appliance.upload import AlreadyRunning
    from appliance.wiring.books import deliver, outside

    config = config_of(asked.data)
    try:
        ended = deliver(config, asked.data, at_once=asked.now)
    except AlreadyRunning:
        print("another uploader is at work", file=sys.stderr)
        return 0
    said = f"{ended.accepted} delivered, {ended.waiting} waiting"
    print(said, *(f"  {line}" for line in outside(asked.data)), sep="\n", file=sys.stderr)
    return 0


def head(written: str) -> "Anchor":
    """What somebody has seen of the journal; what argparse asks for."""
    from appliance.wiring.auditing import brought

    try:
        return brought(written)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from wrong


def verify(asked: argparse.Namespace) -> int:
    """``tillbox verify``: 0 when the journal is whole, 1 when not. Reads a copy, so the till sells on."""
    from appliance.wiring.auditing import audit, tell

    if asked.books and not asked.books.is_dir():
        print(f"expected a folder of delivered days, there is none at {asked.books}", file=sys.stderr)
        return 2
    found = audit(asked.data, asked.head, asked.books)
    print(*tell(found), sep="\n")
    return 1 if found.faults else 0


def rebuild(asked: argparse.Namespace) -> int:
    """``tillbox rebuild``."""
    from appliance.storage import projections
    from appliance.storage.alone import hold
    from appliance.storage.database import open_till

    with hold(asked.data):
        print(f"rebuilt from {projections.rebuild(open_till(asked.data / 'till.db'))} entries")
    return 0


def trace(asked: argparse.Namespace) -> int:
    """``tillbox trace``: 2 when nothing is called what is wanted. Only reads, so the till sells on."""
    from appliance.wiring import tracing
    from appliance.wiring.language import words_of

    try:
        print(*tracing.trace(asked.data, " ".join(asked.what), words_of(asked.data), asked.account), sep="\n")
    except tracing.Untraceable as nothing:
        print(nothing, file=sys.stderr)
        return 2
    return 0


def take_goods(asked: argparse.Namespace) -> int:
    """``tillbox import FILE``: the good rows in one transaction, the bad ones named."""
    from appliance.wiring import files

    return _told(files.take_goods(config_of(asked.data), asked.data, asked.file))


def accounts(asked: argparse.Namespace) -> int:
    """``tillbox mapping``: 2 when the file has a mistake, and nothing is changed."""
    from appliance.wiring import files

    till = config_of(asked.data), asked.data
    if asked.taken:
        return _told(files.take_mapping(*till, asked.taken))
    return _told(files.write_mapping(*till, asked.written))


def _told(told: tuple[list[str], list[str]]) -> int:
    done, wrong = told
    print(*wrong, sep="\n", end="\n" if wrong else "", file=sys.stderr)
    print(*done, sep="\n")
    return 2 if wrong else 0


def export(asked: argparse.Namespace) -> int:
    """``tillbox export saft``: the files of the business dates that were asked for, and the public keys; 1
    when reading them back finds what the schema cannot see."""
    from appliance.wiring.export import read_back, run, run_replayed

    span = (asked.first, asked.last)
    files = run_replayed(asked.data, span, asked.out)
    if files is None:
        files = run(config_of(asked.data), asked.data, span, asked.out)
    print(*(file.name for file in files), sep="\n")
    found = read_back(asked.out, files)
    print(*found, sep="\n", end="\n" if found else "", file=sys.stderr)
    return 1 if found else 0


def run_demo(asked: argparse.Namespace) -> int:
    """``tillbox demo``."""
    from appliance.simulated.demo import demo

    return demo(asked.data, asked.language, asked.scripted, asked.books)


def run_replay(asked: argparse.Namespace) -> int:
    """``tillbox replay FILE``."""
    from appliance.simulated.replay import replay

    return replay(asked.file, asked.data, asked.country, asked.currency, asked.paper)


if __name__ == "__main__":
    sys.exit(main())
