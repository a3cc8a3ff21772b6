"""The simulated Dinero: drafts that people book, change or delete, or asked to be booked at once."""

from collections.abc import Callable
from datetime import date

from appliance.domain.voucher import Account, Voucher
from appliance.integrations.accounting.dinero import Connection, Dinero
from appliance.simulated.dinero.ledger import Item, Ledger
from appliance.simulated.dinero.server import DineroServer
from appliance.simulated.loopback import Fault
from tests.faults.world import Luck, MortalConversation, Sums, World
from tests.integrations.dinero import (
    CLEARING,
    DIFFERENCE,
    MAPPING,
    PAPERS,
    SHOP,
    books_sums,
    day_from,
    expected_sums,
    some_sales,
)
from tests.upload.shop import Sale

CARD, OTHER = 55020, 56000
ALL = tuple(Fault)


class DineroWorld(World):
    """One organisation, which posts or leaves drafts."""

    name = "dinero"
    keyed = True
    mapping = MAPPING
    newcomer = ("revenue", "20", "2500", "", "", "", "")
    remapped = ("tender", "", "", "card", "", "", ""), Account(str(OTHER))

    def __init__(self, luck: Luck) -> None:
        super().__init__(luck)
        self.weights = [luck.random.random() for _ in ALL]
        self.weights[ALL.index(Fault.SLOW)] *= 0.1
        self.posting = luck.random.choice(["draft", "draft", "posted"])
        self.papers = luck.random.choice([PAPERS, {}])
        self.ledger = Ledger(years=[("2026-01-01", "2026-12-31")])
        self.server = DineroServer({SHOP: self.ledger}, lambda: luck.now, self.fault)
        self._target: Dinero | None = None

    def fault(self, method: str, path: str) -> Fault:
        """What happens to the next request."""
        severity = min(self.luck.severity, 0.5)
        if not self.luck.strikes(min(0.8, 2 * severity) if path.endswith("/ledgeritems") else severity):
            return Fault.NONE
        [drawn] = self.luck.trouble.choices(ALL, self.weights)
        self.luck.seen[drawn] += 1
        return drawn

    def start(self) -> None:
        self.server.start()

    def stop(self) -> None:
        self.server.stop()

    def target(self) -> Dinero:
        if self._target is None:
            conversation = MortalConversation().with_luck(self.luck)
            access = self.server.access(SHOP)
            connection = Connection(access, conversation, lambda: self.luck.now / 1000, self.sleep)
            self._target = Dinero(connection, self.posting, CLEARING, DIFFERENCE)
        return self._target

    def died(self) -> None:
        if self._target:
            self._target.close()
            self._target = None

    def sleep(self, seconds: float) -> None:
        """Let the time pass."""
        self.luck.now += int(seconds * 1000)

    def rest(self) -> None:
        self.server.rest()

    def sales(self) -> list[Sale]:
        return some_sales(self.luck.random)

    def voucher(self, sales: list[Sale], number: int, day: date, identity: str) -> Voucher:
        return day_from(sales, number, day.isoformat(), identity)

    def expected(self, sales: list[Sale], later: bool) -> Sums:
        sums: Sums = dict(expected_sums(sales))
        if later and CARD in sums:
            sums[OTHER] = sums.pop(CARD)
        return sums

    def items(self, voucher: Voucher) -> list[Item]:
        """The items that carry its key."""
        return [
            item
            for item in self.ledger.items.values()
            if item.body["Lines"][0]["Description"].split(" ")[0] == voucher.key
        ]

    def there(self, voucher: Voucher) -> list[str]:
        return [item.id for item in self.items(voucher)]

    def sums(self, voucher: Voucher) -> Sums:
        [item] = self.items(voucher)
        return dict(books_sums(self.ledger, item))

    def date_of(self, voucher: Voucher) -> str:
        [item] = self.items(voucher)
        return item.body["VoucherDate"]

    def change(self, voucher: Voucher) -> Callable[[], object] | None:
        [item] = self.items(voucher)
        if item.status != "Draft":
            return None
        line = item.body["Lines"][0]
        was = line["Amount"]
        line["Amount"] = was + 1
        self.ledger.touch(item.id)

        def put_right() -> None:
            line["Amount"] = was
            self.ledger.touch(item.id)

        return put_right

    def delete(self, voucher: Voucher) -> bool:
        [item] = self.items(voucher)
        if item.status != "Draft":
            return False
        self.ledger.delete(item.id)
        return True

    def books_drafts(self, chance: float) -> None:
        self.ledger.settle(self.luck.now)
        drafts = [item for item in self.ledger.items.values() if item.status == "Draft"]
        if self.posting == "draft" and drafts and self.luck.random.random() < chance:
            versions = [{"Id": item.id, "Version": f"{item.version:016x}"} for item in drafts]
            self.ledger.book(versions, self.luck.now)
            self.luck.seen["drafts booked by a person"] += len(drafts)

    def opens_years(self) -> None:
        self.ledger.years = [(f"{year}-01-01", f"{year}-12-31") for year in (2026, 2027)]

    def holds(self) -> int:
        return len(self.ledger.items)
