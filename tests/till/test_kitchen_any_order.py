"""Whatever is rung up, parked, taken up again, changed, aborted, paid and brought back, in whatever order,
and whatever becomes of the tickets and of the power: the kitchen has been told of just what is to be made."""

from collections import Counter
from random import Random

import pytest

from appliance.domain.product import Group
from appliance.storage import journal
from appliance.till import catalogue, jobs, parking, people, returns, selling
from tests.till.shop import APPLES, BREAD, KNIFE, MILK, Box, opened, paid, ring

FOOD = {"Milk 1 l", "Bread", "Apples"}
STEPS = 120


class Story:
    """A café's day, and what its kitchen should be making by what was done at the counter."""

    def __init__(self, folder, seed):
        self.dice, self.box = Random(seed), Box(folder)
        self.till = opened(self.box.start())
        catalogue.put(self.till, [], [Group("10", "Food", "1", 1500, kitchen=True)])
        self.till.kitchen = self.till.printer = "fine"
        self.wanted = {}
        """By sale: pieces (thousandths) by name that the kitchen is to make of it."""
        self.receipts = []
        self.printed = Counter()
        """How often each ticket came out without the mark of a repeat."""

    def food(self):
        """What of the open sale the kitchen is to make."""
        food = Counter()
        for line in self.till.sale.lines:
            if line.name in FOOD and line.origin is None:
                food[line.name] += line.quantity
        return food

    def ring(self):
        ring(self.till, *self.dice.choices((MILK, BREAD, APPLES, KNIFE), k=self.dice.randint(1, 4)))

    def remove(self):
        if self.till.sale and len(self.till.sale.lines) > 1:
            selling.remove(self.till, self.dice.choice(self.till.sale.lines).id)

    def quantity(self):
        if self.till.sale:
            line = self.dice.choice(self.till.sale.lines)
            selling.quantity(self.till, line.id, self.dice.randint(1, 3) * 1000)

    def park(self):
        if self.till.sale:
            self.wanted[self.till.sale.id] = self.food()
            parking.park(self.till, f"Table {self.dice.randint(1, 9)}")

    def resume(self):
        if not self.till.sale and (waiting := parking.parked(self.till)):
            parking.resume(self.till, self.dice.choice(waiting)[0])

    def abort(self):
        waiting = parking.parked(self.till)
        if self.till.sale:
            self.wanted[self.till.sale.id] = Counter()
            selling.cancel(self.till)
        elif waiting:
            sale = self.dice.choice(waiting)[0]
            self.wanted[sale] = Counter()
            parking.abort_parked(self.till, sale)

    def pay(self):
        if self.till.sale:
            sale, self.wanted[self.till.sale.id] = self.till.sale.id, self.food()
            done = paid(self.till, ("card", self.till.sale.total))
            self.receipts.append((done.data["receipt"], sale))

    def bring_back(self):
        if self.till.sale or not self.receipts:
            return
        number, sale = self.dice.choice(self.receipts)
        found = returns.find_receipt(self.till, number)
        left = {line["line"]: found.left(line["line"]) for line in found.data["lines"]}
        line = self.dice.choice([*left])
        if left[line] > 0:
            name = next(one["name"] for one in found.data["lines"] if one["line"] == line)
            returns.return_lines(self.till, found, {line: left[line]})
            paid(self.till, ("card", self.till.sale.total))
            if name in FOOD:
                self.wanted[sale][name] -= left[line]

    def printer(self):
        """Something becomes of what was sent: it came out, it did not, or nobody knows."""
        for stored, job in self.box.sent:
            outcome = self.dice.choice(("done", "failed", "unknown")) if job.kind == "kitchen" else "done"
            if stored.entry.kind == "kitchen_ticket" and outcome == "done" and not stored.data.get("repeat"):
                self.printed[
                    stored.data["sale"], str(stored.data["lines"]), stored.data.get("of", stored.id)
                ] += 1
            jobs.ended(self.till, job.id, outcome)
        self.box.sent.clear()

    def well(self):
        jobs.kitchen_changed(self.till, self.dice.choice(("fine", "offline", "out_of_paper")))

    def answer(self):
        for one in jobs.owed(self.till):
            if one.job.kind == "kitchen" and one.state in ("failed", "unknown"):
                if one.state == "unknown" and self.dice.random() < 0.5:
                    jobs.printed(self.till, one.job.id)
                else:
                    jobs.ticket_again(self.till, one.job, here=self.dice.random() < 0.5)

    def power(self):
        """It goes, and comes back."""
        if self.dice.random() < 0.2:
            if self.till.drafts:
                self.till.drafts.flush()
            self.box.sent.clear()
            self.till = self.box.power_cut()
            people.log_in(self.till, "1", "1234")
            self.till.kitchen = self.till.printer = "fine"
            self.till.drawer = "shut"

    def told(self):
        """What the tickets say is to be made, by sale; what is the same once more does not count."""
        told = {}
        for _, entry in journal.entries(self.till.database):
            if entry.kind == "kitchen_ticket" and "of" not in entry.data:
                for line in entry.data["lines"]:
                    told.setdefault(entry.data["sale"], Counter())[line["name"]] += line["quantity"]
        return told


@pytest.mark.parametrize("seed", range(6))
def test_the_kitchen_knows_what_to_make_and_nothing_else(tmp_path, seed):
    story = Story(tmp_path / "box", seed)
    deeds = (story.ring, story.ring, story.remove, story.quantity, story.park, story.resume, story.abort,
             story.pay, story.pay, story.bring_back, story.printer, story.printer, story.well, story.answer,
             story.power)  # fmt: skip
    for _ in range(STEPS):
        story.dice.choice(deeds)()
        opened_now = story.till.sale.id if story.till.sale else ""
        told = story.told()
        for sale, wanted in story.wanted.items():
            if sale != opened_now:  # what is being changed is told when it is paid or parked
                assert +told.get(sale, Counter()) == +wanted, sale
                assert not -told.get(sale, Counter())
    assert max(story.printed.values(), default=0) <= 1
    assert len(story.wanted) > 5 and story.told()
    story.box.off()


def test_every_ticket_comes_out_once_the_printer_is_well_and_somebody_has_looked(tmp_path):
    story = Story(tmp_path / "box", 99)
    for _ in range(8):
        story.ring()
        story.pay()
        story.printer()
    for _ in range(60):
        jobs.kitchen_changed(story.till, "fine")
        story.answer()
        story.printer()
    for _, job in story.box.sent:
        jobs.ended(story.till, job.id, "done")
    jobs.kitchen_changed(story.till, "fine")
    for _, job in story.box.sent:
        jobs.ended(story.till, job.id, "done")
    assert not [one for one in jobs.owed(story.till) if one.job.kind == "kitchen" and one.state == "failed"]
    story.box.off()
