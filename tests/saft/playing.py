"""Drives a till with the deeds of `shop_days`, as people would: one question after the other."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from appliance.domain.dimension import Dimension
from appliance.domain.line import Discount
from appliance.domain.measured import DEFAULTS
from appliance.domain.payment import Tender
from appliance.domain.problems import Refused
from appliance.domain.product import Group, Product
from appliance.domain.settlement import Count
from appliance.fiscal.saft.parts import File
from appliance.storage import journal
from appliance.storage.journal import Fact
from appliance.till import (
    asking,
    books,
    campaigns,
    catalogue,
    customers,
    day,
    dimensions,
    gifts,
    goods_file,
    jobs,
    keys,
    made,
    mapping,
    measuring,
    modes,
    parking,
    paying,
    people,
    public_key,
    returns,
    selling,
    setup,
    slips,
    stock,
    stocktake,
)
from appliance.till.till import Person, Till, store
from appliance.wiring.export import stored as exported
from tests.saft.shop_days import GOODS, GROUPS, KINDS
from tests.saft.writing import DanishBox
from tests.till.shop import MORNING, Box, trusted

PEOPLE = {"1": Person("1", "Kari"), "2": Person("2", "Ola", "manager")}
DEPARTMENTS = {group: department for _, _, group, department, _, _ in GOODS}
DATE_MS = 86_400_000


def stocked(box: Box) -> Till:
    """A box switched on for the first time: goods and people known, the drawer shut."""
    till = box.start()
    setup.began(till, "0.1.0")
    rates = GROUPS[box.rules.country]
    groups = [
        Group(
            code,
            f"Group {code}",
            DEPARTMENTS[code],
            rate,
            discountable=code != "40",
            kind=KINDS.get(code, "goods"),
            kitchen=code == "30",
        )
        for code, rate in rates.items()
    ]
    goods = [
        Product(number, name, group, department, price, rates[group], unit=unit, discountable=group != "40",
                minimum=0 if number == "1" else None)
        for number, name, group, department, price, unit in GOODS if group in rates
    ]  # fmt: skip
    catalogue.put(till, goods, groups, {"1": "Grocery", "2": "Household"})
    for person in PEOPLE.values():
        store(
            till,
            Fact("person", {"person": person.number, "name": person.name, "role": person.role, "active": 1}),
        )
    till.drawer = "shut"
    return till


class Playing:
    """A till while days are played on it."""

    def __init__(self, box: Box, till: Till) -> None:
        """Take a box that `stocked` has made. Nobody cuts its power, so it need not wait for the disk."""
        self.box = box
        self.switched_on(till)
        self.rows: dict[int, int] = {}
        """Journal row of each receipt, by the sale's key."""
        self.line_ids: dict[int, list[int]] = {}
        self.turns = 0

    def switched_on(self, till: Till) -> None:
        """A till that was just started: its drawer shut, a printer in its kitchen."""
        self.till, till.kitchen = till, "fine"
        till.drawer = "shut"
        till.database.execute_sql("PRAGMA synchronous = OFF")

    def play(self, deeds: list[dict]) -> list[tuple[dict, Any]]:
        """Do the deeds; gives each X, Z and settlement with what the till made of it."""
        found = []
        for deed in deeds:
            if "by" in deed:
                self.by(deed["by"])
            made = getattr(self, f"_{deed['do']}")(deed)
            if deed["do"] in ("x", "z", "settle"):
                found.append((deed, made))
            for _, job in self.box.sent:
                jobs.ended(self.till, job.id, "done")
            self.box.sent.clear()
        return found

    def by(self, number: str) -> None:
        """Who stands at the till."""
        if not self.till.operator or self.till.operator.number != number:
            people.enter(self.till, PEOPLE[number])

    def _next_date(self, _: dict) -> None:
        local = self.box.clock.at - MORNING
        self.box.clock.at = MORNING + (local // DATE_MS + 1) * DATE_MS

    def _open(self, deed: dict) -> None:
        day.open_day(self.till, deed["float"], "counted", again_reason="evening market")

    def _x(self, _: dict) -> dict:
        return day.x_report(trusted(self.till))

    def _z(self, _: dict) -> dict:
        return day.z_report(self.till)

    def _settle(self, deed: dict) -> dict:
        counted = deed["counted"]
        reasons = {"cash": "wrong change"}
        return day.settle_day(
            self.till, Count(counted, {}, {}, reasons, "B1", deed["bag"], counted - deed["bag"])
        )

    def _training(self, deed: dict) -> None:
        (modes.begin_training if deed["on"] else modes.end_training)(self.till)

    def _emergency(self, deed: dict) -> None:
        if deed["on"]:
            modes.begin_emergency(self.till, "other", "the switch sticks")
        else:
            modes.end_emergency(self.till)

    def _ask(self, deed: dict) -> None:
        asking.begin(self.till)
        asking.look_up_number(self.till, deed["number"])
        assert self.till.asked and self.till.asked.price == deed["price"]
        asking.end(self.till)

    def _drawer(self, deed: dict) -> None:
        if not deed["by_hand"]:
            day.open_drawer(self.till)
        self.drawer()

    def drawer(self) -> None:
        """The drawer goes open and shut."""
        jobs.drawer_moved(self.till, "open")
        jobs.drawer_moved(self.till, "shut")

    def _cash(self, deed: dict) -> None:
        day.move_cash(trusted(self.till), deed["amount"], deed["reason"])
        self.drawer()

    def _copy(self, deed: dict) -> None:
        returns.copy(self.till, returns.receipt(self.till, self.rows[deed["of"]]))
        job, _ = journal.open_jobs(self.till.database)[-1]
        jobs.ended(self.till, job.id, "unknown")  # the printer says nothing; the cashier has it in hand
        jobs.printed(self.till, job.id)

    def _correct(self, deed: dict) -> None:
        found = returns.receipt(self.till, self.rows[deed["of"]])
        returns.correct_tender(self.till, found, deed["place"], deed["kind"], deed["brand"])

    def _price(self, deed: dict) -> None:
        """A price changes: by a file that names no VAT, which stays the group's, or at the till."""
        old = next(one for one in catalogue.products(self.till) if one.number == deed["number"])
        if not deed["by_file"]:
            catalogue.put(self.till, [replace(old, price=deed["price"])])
            return
        price = f"{deed['price'] // 100}.{deed['price'] % 100:02d}"
        text = f"number;name;group;price;vat\n{old.number};{old.name};{old.group};{price};\n"
        plan = goods_file.plan(self.till, text.encode())
        assert not plan.problems, [str(one) for one in plan.problems]
        assert goods_file.take(self.till, plan, "prices.csv") == 1

    def _lock(self, _: dict) -> None:
        people.lock(self.till)

    def _clock(self, _: dict) -> None:
        """Set back by half an hour, and forward again."""
        self.box.clock.forward(-0.5)
        people.lock(self.till)
        self.box.clock.forward(0.5)

    def _rotate(self, _: dict) -> None:
        keys.rotate(self.till, self.box.folder / "keys")

    def _restart(self, _: dict) -> None:
        self.turns += 1
        setup.ended(self.till, "0.1.0")
        self.switched_on(self.box.restart())
        setup.began(self.till, f"0.1.{self.turns}")

    def _slip(self, _: dict) -> None:
        slips.terminal_slip(self.till, ["BankAxept", "Approved"])
        for found in returns.newest(self.till):
            if given := gifts.exchangeable(found):
                gifts.print_gifts(self.till, found, [one["line"] for one in given])
                break
        store(self.till, Fact("papers", {"printing": "always", "exchange": 30, "beside": "park"}))

    def _mapping(self, _: dict) -> None:
        self.turns += 1
        mapping.save(trusted(self.till), [mapping.Row("revenue", str(3000 + self.turns))])

    def _customer(self, _: dict) -> None:
        """One is made known, another asks to be forgotten."""
        wanted = replace(customers.proposed(self.till), name="Kari")
        customers.save(trusted(self.till), wanted, new=True)
        customers.forget(self.till, wanted.number)

    def _person(self, _: dict) -> None:
        self.turns += 1
        body = {"person": "3", "name": f"Per {self.turns}", "role": "cashier", "active": 1}
        store(self.till, Fact("person", body))

    def _exported(self, _: dict) -> None:
        exported(self.till, ("2026-11-21", "2026-11-21"), (File("a.xml", "0" * 64, 1),))

    def _answered(self, _: dict) -> None:
        books.decide(trusted(self.till), "0" * 32, "there", "17")

    def _key(self, _: dict) -> None:
        public_key.print_key(self.till)

    def _stock(self, _: dict) -> None:
        """Goods come in, one breaks, and all are counted; labels carry something else."""
        self.by("2")
        table = measuring.prefixes(self.till)
        measuring.save(self.till, table[1:] or DEFAULTS["norway"])
        self.turns += 1
        dimensions.save(self.till, [Dimension("project", str(self.turns), "Festival")])
        group = catalogue.groups(self.till)[0].code
        catalogue.create(self.till, f"MADE-{self.turns}", "Jam", group, 4500)
        made.seen(self.till)
        number = GOODS[0][0]
        sale = replace(campaigns.proposed(self.till), name="3 for 2", products=(number,))
        campaigns.end(self.till, campaigns.save(self.till, sale).code)
        stock.receive(self.till, number, 12_000, 1450, "Tine")
        stock.adjust(self.till, number, -1000, "breakage")
        stocktake.count(self.till, number, 10_000)
        stocktake.finish(self.till)

    def _full(self, _: dict) -> None:
        """No room on the disk until nothing more can be stored, and then room again."""
        database = self.till.database
        pages = database.execute_sql("PRAGMA page_count").fetchone()[0]
        database.execute_sql(f"PRAGMA max_page_count = {pages}")
        try:
            for _ in range(1000):
                slips.terminal_slip(self.till, ["x" * 500])
            raise AssertionError("the disk never filled")
        except Refused as refused:
            assert refused.problem.code == "disk_full"
        database.execute_sql("PRAGMA max_page_count = 1073741823")
        slips.terminal_slip(self.till, ["room again"])

    def _sale(self, deed: dict) -> None:
        ids = [self.ring(deed, place) for place in range(len(deed["lines"]))]
        for one in deed["back"]:
            found = returns.receipt(self.till, self.rows[one["of"]])
            returns.return_lines(self.till, found, {self.line_ids[one["of"]][one["line"]]: one["quantity"]})
        if cut := deed["cut"]:
            reason = Discount(cut.get("amount", 0), "opening day", cut.get("percent", 0))
            selling.discount_sale(trusted(self.till), reason)
        assert self.till.sale
        self.line_ids[deed["key"]] = [line.id for line in self.till.sale.lines]
        assert self.line_ids[deed["key"]][: len(ids)] == ids
        for _ in range(deed["provisional"]):
            slips.provisional(self.till)
        if deed["parked"]:
            sale = self.till.sale.id
            parking.park(self.till, "counter")
            if deed["end"] == "aborted":
                parking.abort_parked(self.till, sale)
                return
            parking.resume(self.till, sale)
        self.end(deed)

    def ring(self, deed: dict, place: int) -> int:
        """Put a line into the basket as the deed says; gives its id."""
        line, till = deed["lines"][place], self.till
        price = deed["dearer"].get(place, line["price"])
        if line["number"]:
            product = next(one for one in catalogue.products(till) if one.number == line["number"])
            selling.sell(till, product, price=price if product.price is None else None)
        else:
            selling.sell_open(till, line["group"], price)
        assert till.sale
        made = till.sale.lines[-1]
        if price != line["price"]:
            selling.price(till, made.id, line["price"])
        if place in deed["fewer"]:
            selling.quantity(till, made.id, deed["fewer"][place])
        reduced = Discount(line.get("off", 0), "scratch", line.get("percent", 0))
        if line.get("early"):
            selling.discount_line(trusted(till), made.id, reduced)
        if deed["fewer"].get(place, 1000) != line["quantity"]:
            selling.quantity(till, made.id, line["quantity"])
        if (reduced.amount or reduced.percent) and not line.get("early"):
            selling.discount_line(trusted(till), made.id, reduced)
        for gone in deed["removed"] if place == 0 else ():
            selling.tap(till, gone["number"])
            selling.remove(till, till.sale.lines[-1].id)
        return made.id

    def end(self, deed: dict) -> None:
        """Pay, abort or hand out on credit."""
        till = self.till
        if deed["end"] == "aborted":
            selling.cancel(till)
            return
        if deed["end"] == "delivery":
            slips.deliver(till, "4711", "Kunde AS")
            return
        paying.pay(till)
        if deed["undone"]:
            for one in deed["undone"]:
                paying.tender(trusted(till), one["kind"], one["handed"], one["brand"])
            paying.give_back(till)
        if deed["declined"]:
            till.terminals = ("card",)
            paying.decline_receipt(till)
            (one,) = deed["tenders"]
            paying.take(
                till, Tender("card", one["handed"], brand=one["brand"], reference="T1", integrated=True)
            )
            till.terminals = ()
        else:
            for one in deed["tenders"]:
                paying.tender(trusted(till), one["kind"], one["handed"], one["brand"])
        assert till.paid and not till.sale
        self.rows[deed["key"]] = till.paid.row
        if any(one["kind"] == "cash" for one in deed["tenders"]) and not deed["training"]:
            self.drawer()


def box_for(folder: Path, country: str) -> Box:
    """A box of a country; the Danish one has a CVR number."""
    return DanishBox(folder) if country == "denmark" else Box(folder)
