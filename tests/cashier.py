"""A cashier who never tires: sells at the real program by touch and scan, until somebody pulls the plug.

``python -m tests.cashier --data DIR --seed N`` runs the till as `tillbox till` does, with the devices that
``till.toml`` names, and a finger that presses what stands on the glass. What the cashier has seen goes,
line by line and with an fsync, to ``DIR/seen.jsonl``: ``seen`` is the open sale as it was drawn (its id,
lines, total, what is paid of it, and how many scans wait); ``doing`` is what is about to be done.
`kills_screens` kills it and holds these lines against the files.
"""

import argparse
import csv
import json
import os
import random
import sys
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import IO, TYPE_CHECKING, Any

from appliance.config import load
from appliance.devices import Scanned
from appliance.simulated.shop import PEOPLE, PRODUCTS
from appliance.till import parking
from appliance.wiring import parts
from appliance.wiring.box import Box
from appliance.wiring.screen import run

if TYPE_CHECKING:
    from appliance.ui.app import Opening

LOOK, PACE, SETTLED, PATIENCE, STUCK = 0.01, 0.03, 0.19, 1.5, 12.0
"""Seconds: between two looks; between two deeds; after a new stage; for a button to come; for anything."""
PARKED = 8
"""Sales that wait at most."""
TILES = ("Kaffe liten her", "Kanelbolle med", "Vaffel med syltetøy her", "Ferge voksen enkel")
UNKNOWN = "5901234123457"
DISCOUNT = ("Rabatt", "10 %", "Skadet vare", "Gi rabatt")
CASH_OUT = ("Mer", "Penger inn/ut", "5", "00", "Til banken", "Ta ut")
PART = ("Annet beløp", "1", "00", "0", "Kontant")
ANSWERS = (
    "Gammel nok",
    "Ta den ut av salget",
    "Gå videre med salget",
    "Hopp over",
    "Prøv igjen",
    "OK",
    "Tilbake",
)
WAYS_BACK = ("Til salget", "Tilbake", "Ferdig")


class Cashier:
    """Eyes, a finger and a scanner at one till; everything runs on the screen's thread."""

    def __init__(self, box: Box, frame: Any, seed: int, notes: IO[str], haste: float = 1.0) -> None:
        """Sit down and begin to look.

        Args:
            box: The till's box; scans are posted to it.
            frame: The screens.
            seed: Of the dice.
            notes: Where to write what is seen.
            haste: How many times as fast time passes at this till as outside.
        """
        from kivy.clock import Clock
        from kivy.core.window import Window

        self.box, self.frame, self.dice, self.notes = box, frame, random.Random(seed), notes
        self.pace, self.settled = PACE / haste, SETTLED / haste
        frame._clock = lambda: monotonic() * haste
        with PRODUCTS.open(encoding="utf-8") as file:
            rows = [row for row in csv.DictReader(file, delimiter=";") if row["pris"] and row["strekkoder"]]
        self.codes = [row["strekkoder"].split()[0].split(",")[0] for row in rows]
        self.plan: list[str] = []
        self.wanted, self.extra = 1, ""
        self._seen: object = self
        self._stage, self._stage_since, self._acted, self._moved = "", 0.0, 0.0, monotonic()
        self._frames = 0
        Window.bind(on_flip=lambda *_: self.see())
        self._event = Clock.schedule_interval(lambda _: self.look(), LOOK)

    def note(self, what: str, of: object) -> None:
        """Write a line that survives."""
        self.notes.write(json.dumps({what: of}, ensure_ascii=False) + "\n")
        self.notes.flush()
        os.fsync(self.notes.fileno())

    def see(self) -> None:
        """A frame was drawn: note the open sale when it is another than before."""
        view, till = self.frame.view, self.box.till
        if view is None:
            return
        self._frames = max(0, self._frames - 1)
        paid = till.payment.total - till.payment.left if till.payment else 0
        sale = [till.sale.id, len(view.basket.lines), view.basket.total, paid] if till.sale else None
        seen = {"sale": sale, "held": len(till.held) + len(till.waiting)}
        if seen != self._seen:
            self._seen = seen
            self.note("seen", seen)

    def look(self) -> None:
        """Do the next thing, once the last one has been seen on the glass."""
        now, stage = monotonic(), self.frame.view.stage if self.frame.view else ""
        if stage != self._stage:
            self._stage, self._stage_since = stage, now
        if now - self._moved > STUCK:
            self.miss("stuck")
            os._exit(3)
        waiting = self._frames and now - self._acted < 0.5
        if not stage or waiting or now - self._acted < self.pace or now - self._stage_since < self.settled:
            return
        if not self.plan:
            self.decide(stage)
        elif self.press(self.plan[0]):
            self.plan.pop(0)
        elif now - self._acted > PATIENCE:
            self.miss()

    def miss(self, what: str = "missed") -> None:
        """Say what stands there instead of what was planned, and plan anew."""
        from appliance.simulated.finger import words

        self.note(what, {"stage": self._stage, "plan": self.plan, "words": words(self.frame)})
        self.plan.clear()
        self._acted = monotonic()

    def press(self, word: str, within: Any = None) -> bool:
        """Press what says this; False when nothing does."""
        from appliance.simulated.finger import press, target

        found = target(within or self.frame, word.replace("\N{NO-BREAK SPACE}", " "))
        if found:
            self._did(f"press {word}")
            press(found)
        return found is not None

    def scan(self, code: str) -> None:
        """Scan a code."""
        self._did("scan", frames=2)  # this frame's picture is older than the message
        self.box.post(Scanned(code, "cashier"))

    def _did(self, what: str, frames: int = 1) -> None:
        self.note("doing", what)
        self._acted = self._moved = monotonic()
        self._frames = frames

    def decide(self, stage: str) -> None:
        """What a cashier does where nothing is planned."""
        way = {
            "log_in": self.log_in,
            "sale": self.sell,
            "payment": self.pay,
            "card": lambda: self.press(self.dice.choice(["Visa", "BankAxept", "Mastercard"])),
            "paid": self.after,
            "parked": self.resume,
            "day_open": lambda: self.press("Ja, åpne med"),
            "question": lambda: self.first(ANSWERS),
        }
        way.get(stage, lambda: self.first(WAYS_BACK))()

    def first(self, words: tuple[str, ...]) -> None:
        """Press the first of these that is there."""
        any(self.press(word) for word in words)

    def log_in(self) -> None:
        """Name, PIN, in."""
        person, pin = self.dice.choice(PEOPLE)
        if not self.press("En annen"):
            self.plan = [person.name, *pin, "Logg inn"]

    def new_customer(self) -> None:
        """How much the next one buys, and what else happens."""
        self.wanted = self.dice.randint(1, 6)
        self.extra = self.dice.choice(["", "", "", "park", "remove", "discount", "cash", "unknown", "resume"])
        if self.extra == "park" and len(parking.parked(self.box.till)) >= PARKED:
            self.extra = "resume"  # no shop has more customers who went for their purse

    def sell(self) -> None:
        """Scan until the customer has everything, then whatever else there is, then the payment."""
        till = self.box.till
        if till.drawer == "open":
            if self.dice.random() < 0.1 and len(till.held) < 3:
                self.scan(self.dice.choice(self.codes))
            self._moved = monotonic()
        elif till.sale and len(till.sale.lines) >= self.wanted:
            self.extras()
        elif not till.sale and self.extra in ("cash", "resume"):
            self.between()
        elif self.dice.random() < 0.25:
            self.press(self.dice.choice(TILES), self.frame.place)
        else:
            self.scan(self.dice.choice(self.codes))

    def extras(self) -> None:
        """What happens once per customer; then the payment."""
        extra, self.extra = self.extra, ""
        sale = self.box.till.sale
        if extra == "park":
            self.new_customer()
            self.plan = ["Parkér", self.box.words("Without a name")]
        elif extra == "discount":
            self.plan = list(DISCOUNT)
        elif extra == "unknown":
            self.scan(UNKNOWN)
        elif extra == "remove" and sale and self.press(sale.lines[-1].name, self.frame.basket):
            self.plan = ["Fjern"]
        else:
            self.press("Ta betalt")

    def between(self) -> None:
        """Between two customers: cash out of the drawer, or a parked sale."""
        extra, self.extra = self.extra, ""
        if extra == "cash":
            self.plan = list(CASH_OUT)
        elif not self.press("Parkert ("):
            self.new_customer()

    def resume(self) -> None:
        """Take up the sale that waits longest."""
        sales = self.frame.view.view.sales
        self.press((sales[0].label or sales[0].names) if sales else "Tilbake", self.frame.side)

    def pay(self) -> None:
        """By card, with a note, or a part in cash and the rest by card."""
        view, way = self.frame.view.view, self.dice.random()
        if way < 0.15 and view.left > 2000 and not view.tenders:
            self.plan = [*PART, "Kort"]
        elif way < 0.65 and view.cash and view.quick:
            self.press(self.box.words.amount(self.dice.choice(view.quick)), self.frame.place)
        else:
            self.press("Kort")

    def after(self) -> None:
        """The next customer, who may not wait for the drawer."""
        self.new_customer()
        if self.dice.random() < 0.3:
            self.scan(self.dice.choice(self.codes))
        else:
            self.press("Neste salg")


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.cashier")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--haste", type=float, default=1.0)
    asked = parser.parse_args()
    boxes: list[Box] = []

    def devices(box: Box) -> None:
        boxes.append(box)
        parts.real(box)

    with (asked.data / "seen.jsonl").open("a", encoding="utf-8") as notes:

        def dressed(opening: "Opening") -> "Opening":
            def around(frame: Any) -> Any:
                Cashier.here = Cashier(boxes[-1], frame, asked.seed, notes, asked.haste)  # type: ignore[attr-defined]
                return frame

            return replace(opening, around=around)

        return run(load(asked.data / "till.toml"), asked.data, devices, dressed)


if __name__ == "__main__":
    sys.exit(main())
