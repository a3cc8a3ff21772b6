"""A till's journal is tampered with, again and again; ``tillbox verify`` must name it every time.

``python -m tests.tampering --cases 500 --seed 1``. A real till lives through four days, with an uploader's
passes between them, so that heads of its journal stand in delivery.db, on its Z paper, in the books and in
an export on a stick.
Then copies of till.db are changed: an entry changed, removed, swapped, inserted, the end cut off. Half of
it is done by hand in the file. The other half is done by somebody who runs as the till's own user and
knows this project: numbers, sums, references, hashes, projections and triggers are put right again
(`tests.forger`); half of those have stolen the key's file too and sign anew, and some of the rest put a
key of their own in its place.

For each the audit must find it, and say where: at the very entry, or between two heads that enclose it.

What still defeats it is shown as well (`limits`), since a proof that hides its limits is none:

- entries newer than the newest head that anybody else has: whoever has the key can write them anew, and
  whoever has not can still change what the country's seal does not speak of (texts, operators, events);
- somebody who rewrites till.db *and* the uploader's record *and* the books (root on the box, and the
  disk that the books stand on), as long as nobody brings a paper or an export;
- what never was entered: no journal knows of a sale that was not rung up.
"""

import argparse
import re
import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from appliance.config import load
from appliance.domain.anchors import Anchor, typed
from appliance.domain.money import divide, nearest
from appliance.domain.settlement import Count
from appliance.fiscal import key_files
from appliance.fiscal.certificates import Holder
from appliance.fiscal.seals import Key, public_pem
from appliance.paper.compose import compose
from appliance.paper.text import lines
from appliance.storage import journal
from appliance.till import asking, day, jobs, modes, parking, paying, people, returns, selling, slips
from appliance.till.till import Till
from appliance.wiring.auditing import Audit, audit, brought
from appliance.wiring.books import deliver
from appliance.wiring.export import facts as export_facts
from appliance.wiring.export import stored as export_stored
from appliance.wiring.export import write as write_export
from appliance.wiring.sign import letterhead, shop
from appliance.words import Words
from tests.forger import NORWAY, Forger, Row, by_hand, copy, mend, read, stolen, write
from tests.till.shop import BOOK, BREAD, KNIFE, MILK, Box, opened, ring, trusted

TOML = """[shop]
name = "Story shop"
organisation_number = "974760673"
address = ["Storgata 1"]
country = "norway"
[printer]
kind = "none"
"""
GOODS = (MILK, BREAD, KNIFE, BOOK)
HANDS = ("by hand", "worked out anew", "with a key of his own", "with the stolen key")
OUTSIDE = {"uploader", "paper", "books", "export"}
WAYS = ("change", "remove", "swap", "insert", "cut")


class Missed(AssertionError):
    """A tampering was not named."""


@dataclass
class Base:
    """A till's folder after four days, and what others have seen of it."""

    folder: Path
    rows: list[Row]
    """The journal as it was when the uploader looked last."""
    brought: tuple[Anchor, ...]
    """The head on the first Z, typed in from the paper itself, and the one on a stick from the third day."""
    later: list[Row] = field(default_factory=list)
    """The journal a little later: three sales that nobody outside has seen."""


def lived(folder: Path, seed: int) -> Base:
    """Four days through a real till, with the uploader's passes; the last day is still open."""
    dice, box = Random(seed), Box(folder)
    till = box.start()
    till.send = lambda stored, job: journal.set_job(till.database, job.id, "done")
    (folder / "till.toml").write_text(TOML)
    config = load(folder / "till.toml")
    for number in range(4):
        if number:
            box.clock.forward(24)
            people.log_in(till, "2", "9876")
            day.open_day(till, day.proposed_float(till))
        else:
            opened(till)
        a_day(till, dice)
        deliver(config, folder, at_once=True)
        if number < 3:
            z = day.z_report(till)
            day.settle_day(till, Count(z["cash_expected"], {}, {}, {}, counted_by="Ola"))
            deliver(config, folder, at_once=True)
        if number == 2:
            span = (z["date"], z["date"])
            stick = write_export(export_facts(config), folder, span, folder / "stick", lambda _: None)
            export_stored(till, span, tuple(stick))
    rows = snapshot(till, folder)
    for _ in range(3):
        sell(till, dice, "card")
    box.off()
    head = letterhead(shop(config))
    first = next(row.data for row in rows if row.kind == "z_report")
    printed = " ".join(lines(compose(first, head, Words("en", config.shop.money))))
    found = re.search(r"Journal (\d+/\d+)\s+((?:[0-9A-F]{4} ?){4})", printed)
    if not found:
        raise Missed("the Z's paper does not show the journal's head")
    heads = typed(f"{found[1]} {found[2]}"), brought(str(folder / "stick" / stick[0].name))
    base = Base(folder, rows, heads, read(folder / "till.db"))
    (folder / "till.db").rename(folder / "later.db")
    shutil.copy(folder / "seen.db", folder / "till.db")
    return base


def snapshot(till: Till, folder: Path) -> list[Row]:
    """Keep till.db as it is now, as ``seen.db``."""
    from appliance.storage.database import back_up

    back_up(till.database, folder / "seen.db")
    return read(folder / "seen.db")


def sell(till: Till, dice: Random, kind: str = "") -> None:
    """One sale of one to four lines; paid in cash or by card."""
    ring(till, *dice.choices(GOODS, k=dice.randint(1, 4)))
    left = paying.pay(till)
    kind = kind or dice.choice(("cash", "card"))
    paying.tender(till, kind, left.cash_due if kind == "cash" else left.left)


def a_day(till: Till, dice: Random) -> None:
    """Sales, and everything else that leaves an entry."""
    people.log_in(till, "2", "9876")
    for _ in range(dice.randint(6, 9)):
        sell(till, dice)
    found = returns.newest(till, 3)
    returns.copy(till, found[0])
    bought = found[1].data["lines"][0]
    returns.return_lines(till, found[1], {bought["line"]: 1000})
    back = paying.pay(till)
    paying.tender(till, "card", back.left)
    wrong = next(one for one in found if len(one.data["tenders"]) == 1)
    kind = "cash" if wrong.data["tenders"][0]["kind"] == "card" else "card"
    returns.correct_tender(till, wrong, 0, kind)
    day.move_cash(trusted(till), -10_000, "bank", "to the bank")
    day.open_drawer(till)
    jobs.drawer_moved(till, "open")
    jobs.drawer_moved(till, "shut")
    parking.park(ring(till, MILK), "Kari")
    sell(till, dice, "card")
    parking.resume(till, parking.parked(till)[0][0])
    selling.quantity(till, till.sale.lines[0].id, 3000)
    selling.cancel(till)
    slips.provisional(ring(till, BOOK))
    slips.deliver(till, "100", "Ås barnehage")
    asking.begin(till)
    asking.look_up(till, MILK)
    asking.end(till)
    modes.begin_training(till)
    sell(till, dice)
    modes.end_training(till)
    day.x_report(trusted(till))
    till.printer = "offline"
    modes.begin_emergency(till, "printer", "no paper in the shop")
    sell(till, dice, "card")
    modes.end_emergency(till)
    till.printer = "fine"
    sell(till, dice, "card")


def smaller(data: dict[str, object], dice: Random) -> None:
    """Make a sale one line of a few kroner, with everything that goes with it."""
    line, tender = data["lines"][0], data["tenders"][0]
    gross = dice.randint(1, 20) * 100
    rate = line["rate"]
    vat = divide(gross * rate, 10_000 + rate)
    line |= {"quantity": 1000, "price": gross, "gross": gross, "vat": vat}
    rounding = nearest(gross, 100) - gross if tender["kind"] == "cash" else 0
    data |= {
        "lines": [line],
        "vat": [{"rate": rate, "gross": gross, "net": gross - vat, "vat": vat}],
        "gross": gross,
        "rounding": rounding,
        "tenders": [{"kind": tender["kind"], "brand": tender["brand"], "amount": gross + rounding}],
    }


def practice(data: dict[str, object]) -> None:
    """Hide a sale as practice."""
    data |= {"kind": "training", "series": "training", "training": 1, "receipt": 0}


def changed(rows: list[Row], dice: Random, what: str) -> tuple[list[Row], int]:
    """Change one field of one entry."""
    plain = [at for at, row in enumerate(rows) if row.kind == "sale" and row.data["series"] == "sale"]
    at = dice.choice(plain)
    if what in ("operator", "time"):
        at = dice.randrange(len(rows) - 1)
    data = rows[at].data
    match what:
        case "amount":
            smaller(data, dice)
        case "text":
            data["lines"][0]["name"] = f"{data['lines'][0]['name']} {dice.randint(2, 9)}"
        case "operator":
            data["operator"] = "9"
        case "time":
            data["at"] -= dice.randint(1, 600) * 60_000
        case "kind":
            practice(data)
    return rows, at + 1


def forged(rows: list[Row], dice: Random) -> Row:
    """A sale that never was, made after one that was."""
    model = dice.choice([row for row in rows if row.kind == "sale" and row.data["series"] == "sale"])
    (row,) = copy([model])
    row.was = 0
    row.data |= {"sale": f"{dice.getrandbits(128):032x}", "receipt": row.data["receipt"] + 1000}
    smaller(row.data, dice)
    return row


def tamper(rows: list[Row], way: str, dice: Random) -> tuple[list[Row], int]:
    """Do it: the rows after it, and the number of the first entry that it touches."""
    last = len(rows) - 1
    at = dice.randrange(1, last)
    match way:
        case "change":
            return changed(rows, dice, dice.choice(("amount", "text", "operator", "time", "kind")))
        case "remove":
            return rows[:at] + rows[at + 1 :], at + 1
        case "swap":
            other = dice.choice([place for place in range(1, last) if place != at])
            rows[at], rows[other] = rows[other], rows[at]
            return rows, min(at, other) + 1
        case "insert":
            return [*rows[:at], forged(rows, dice), *rows[at:]], at + 1
    keep = last + 1 - dice.randint(1, 60)
    return rows[:keep], keep + 1


def hidden(rows: list[Row]) -> list[Row]:
    """Put the beginning and the end of training around a sale that is hidden as practice."""
    at = next((at for at, row in enumerate(rows) if row.data["kind"] == "training" and row.kind == "sale"), 0)
    if not at:
        return rows
    names = ("till", "epoch", "number", "at", "offset", "clock", "date", "operator")
    common = {name: rows[at].data[name] for name in names}
    begun, ended = {**common, "kind": "training_begun"}, {**common, "kind": "training_ended", "training": 1}
    return [*rows[:at], Row(0, begun), rows[at], Row(0, ended), *rows[at + 1 :]]


@dataclass
class Case:
    """One tampering and what became of it."""

    way: str
    hand: str
    place: int
    """The number of the first entry that is another than before, or gone, or new."""
    found: Audit

    @property
    def means(self) -> set[str]:
        """By what it shows."""
        return {fault.means for fault in self.found.faults}

    @property
    def enclosed(self) -> bool:
        """Do two heads enclose the place?"""
        seen = self.found.witnessed
        return seen.bad is not None and seen.good < (1, self.place) <= seen.bad

    @property
    def named(self) -> bool:
        """Is the place said, to the entry or between two heads?"""
        verdict = self.found.verdict
        return self.enclosed or (bool(verdict.faults) and verdict.good in (self.place - 1, self.place))


@dataclass
class Forge:
    """Where copies of a till's folder are tampered with."""

    base: Base
    folder: Path
    dice: Random
    own: Key = field(init=False)
    """A key that the forger made for himself."""

    def __post_init__(self) -> None:
        """Make the copies' folder, and the forger's key."""
        self.own = key_files.make(self.folder / "own.pem", "1", NORWAY, Holder("", "", 0))
        self.data = self.folder / "data"
        self.data.mkdir()
        for name in ("till.toml", "delivery.db"):
            shutil.copy(self.base.folder / name, self.data)
        shutil.copytree(self.base.folder / "books", self.data / "books")

    def audit(self, rows: list[Row], *, mended: bool, guarded: bool = True) -> Audit:
        """Put a journal into the copy, and have the copy audited with everything that others have seen."""
        till = self.data / "till.db"
        shutil.copy(self.base.folder / "till.db", till)
        write(till, rows, guarded=guarded)
        if mended:
            mend(till)
        return audit(self.data, self.base.brought)

    def case(self, way: str, hand: str) -> Case:
        """One tampering."""
        dice = self.dice
        rows, place = tamper(copy(self.base.rows), way, dice)
        if hand == HANDS[0]:
            if way == "insert":
                (new,), place = [row for row in rows if not row.was], len(rows)  # no room between two entries
                new.data["number"] = dice.choice((place, new.data["number"]))
            return Case(
                way, hand, place, self.audit(by_hand(rows), mended=False, guarded=dice.random() < 0.5)
            )
        key, thorough = None, dice.random() < 0.7
        if hand == HANDS[2]:
            key, place = self.own, next(at for at, row in enumerate(rows, 1) if row.kind == "key_made")
            rows[place - 1].data["public"] = public_pem(key.private)
        elif hand == HANDS[3]:
            key = stolen(self.base.folder)
        rows = Forger(key, thorough).anew(hidden(rows) if thorough else rows)
        return Case(way, hand, place, self.audit(rows, mended=True))


def run(cases: int, seed: int) -> tuple[list[Case], dict[str, int]]:
    """That many tamperings of one journal, and what the `limits` came to.

    Raises:
        Missed: One was not named, or an untouched journal was.
    """
    dice, done = Random(seed), []
    with tempfile.TemporaryDirectory(prefix="tampering-") as name:
        base = lived(Path(name) / "box", seed)
        forge = Forge(base, Path(name), dice)
        for untouched in (base.rows, Forger().anew(copy(base.rows))):
            if faults := forge.audit(untouched, mended=True).faults:
                raise Missed(f"an untouched journal is called tampered with: {[*map(str, faults)]}")
        for number in range(cases):
            hand = HANDS[0] if number % 2 else HANDS[(1, 3, 2, 3, 1, 3)[number // 2 % 6]]
            case = forge.case(dice.choice(WAYS), hand)
            if not case.named:
                said = [*map(str, case.found.faults)] or "nothing"
                raise Missed(f"case {number}, {case.way} {case.hand} at {case.place}: {said}")
            done.append(case)
        return done, limits(forge)


def limits(forge: Forge) -> dict[str, int]:
    """Faults found where none can be: each limit of the module's docstring, tried once."""
    base, key = forge.base, stolen(forge.base.folder)

    def late(key: Key | None, text: str = "") -> int:
        rows = copy(base.later)
        for row in rows[len(base.rows) :]:
            if text and row.kind == "sale":
                row.data["lines"][0]["name"] = text
            elif row.kind == "sale":
                smaller(row.data, forge.dice)
        return len(forge.audit(Forger(key).anew(rows), mended=True).faults)

    found = {
        "amounts newer than the newest head, signed anew with the stolen key": late(key),
        "texts newer than the newest head, without the key": late(None, "Something else"),
        "amounts newer than the newest head, without the key (the seals find them)": late(None),
    }
    rows = copy(base.rows)
    smaller(next(row.data for row in rows if row.kind == "sale"), forge.dice)
    for seen in ("delivery.db", "books"):
        (forge.data / seen).rename(forge.data / f"{seen}.away")
    paper = len(forge.audit(Forger(key).anew(rows), mended=True).faults)
    nobody = len(audit(forge.data).faults)
    return found | {
        "an amount of any day, with the key, the uploader's record and the books gone too": nobody,
        "the same, once a paper's head is typed in, or an export brought (they find it)": paper,
    }


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.tampering", description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    done, beyond = run(asked.cases, asked.seed)
    itself = sum(not case.means <= OUTSIDE for case in done)
    print(f"{len(done)} tamperings with a till's journal, seed {asked.seed}: each named, and where")
    print(f"{itself} show in till.db itself, {len(done) - itself} by heads and vouchers outside it alone\n")
    for hand in HANDS:
        for way in WAYS:
            some = [case for case in done if (case.hand, case.way) == (hand, way)]
            means = Counter(means for case in some for means in case.means)
            shown = ", ".join(f"{name} {count}" for name, count in means.most_common())
            print(f"{hand:22} {way:7} {len(some):4}  {shown}")
    print("\nwhat still defeats it (faults found):")
    for what, count in beyond.items():
        print(f"{count:4}  {what}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
