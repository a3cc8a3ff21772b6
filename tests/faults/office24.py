"""The simulated 24SevenOffice over REST: days are posted for good; people change and delete them there."""

from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal

from appliance.domain.voucher import Account, Voucher
from appliance.integrations.accounting.office24 import Office24
from appliance.simulated.office24.ledger import Ledger, Posted, cents
from appliance.simulated.office24.server import FAULTS, Fault, Office24Server
from tests.faults.world import Luck, MortalConversation, Sums, World
from tests.integrations.books import PAPERS
from tests.upload.shop import MAPPING, Sale, expected_accounts, expected_vat, some_sales, voucher_of

CARD, OTHER = 1571, 1920


def expected(sales: list[Sale], later: bool) -> Sums:
    """Øre by account and by tax code; cards go to the bank account after the remapping."""
    accounts = expected_accounts(sales)
    if later and CARD in accounts:
        accounts[OTHER] = accounts.pop(CARD)
    return accounts | {f"tax {code}": amount for code, amount in expected_vat(sales).items()}


class Office24World(World):
    """One organization's ledger."""

    name = "office24"
    mapping = MAPPING
    newcomer = ("revenue", "", "1200", "", "", "", "")
    remapped = ("tender", "", "", "card", "", "", ""), Account(str(OTHER))

    def __init__(self, luck: Luck) -> None:
        super().__init__(luck)
        self.weights = [luck.random.random() for _ in FAULTS]
        self.weights[FAULTS.index(Fault.SLOW)] *= 0.1
        self.ledger = Ledger(years={2026}, shows_net=luck.random.random() < 0.5)
        self.papers = luck.random.choice([PAPERS, {}])
        self.server = Office24Server(self.ledger, lambda: luck.now, self.fault)
        self._target: Office24 | None = None

    def fault(self, method: str, path: str) -> Fault:
        """What happens to the next request."""
        # what happens to a posting matters most, and there are few of them among the questions
        severity = self.luck.severity
        if not self.luck.strikes(min(0.8, 2 * severity) if path.endswith("/transactions") else severity):
            return Fault.NONE
        [drawn] = self.luck.trouble.choices(FAULTS, self.weights)
        self.luck.seen[drawn] += 1
        return drawn

    def start(self) -> None:
        self.access = self.server.start()

    def stop(self) -> None:
        self.server.stop()

    def target(self) -> Office24:
        if self._target is None:
            conversation = MortalConversation().with_luck(self.luck)
            self._target = Office24(
                self.access, conversation, now=lambda: self.luck.now / 1000, sleep=lambda seconds: None,
            )  # fmt: skip
        return self._target

    def died(self) -> None:
        if self._target:
            self._target.close()
            self._target = None

    def rest(self) -> None:
        self.server.rest()

    def sales(self) -> list[Sale]:
        return some_sales(self.luck.random)

    def voucher(self, sales: list[Sale], number: int, day: date, identity: str) -> Voucher:
        return voucher_of(sales, number, day, self.luck.now, identity)

    def expected(self, sales: list[Sale], later: bool) -> Sums:
        return expected(sales, later)

    def posted(self, voucher: Voucher) -> list[Posted]:
        """The transactions that carry its key."""
        return [one for one in self.ledger.posted if voucher.key in one.invoice_numbers()]

    def there(self, voucher: Voucher) -> list[str]:
        return [one.id for one in self.posted(voucher)]

    def sums(self, voucher: Voucher) -> Sums:
        [one] = self.posted(voucher)
        sums: Counter[int | str] = Counter()
        for line in one.body["lines"]:
            sums[line["accountNumber"]] += cents(line["amount"])
            sums[f"tax {line['tax']['number']}"] += cents(line["tax"].get("amount", 0))
        return {name: amount for name, amount in sums.items() if amount}

    def date_of(self, voucher: Voucher) -> str:
        [one] = self.posted(voucher)
        return one.body["date"]

    def change(self, voucher: Voucher) -> Callable[[], object] | None:
        [one] = self.posted(voucher)
        if one.visible_at > self.luck.now:
            return None
        body = deepcopy(dict(one.body))
        body["lines"][0]["amount"] += Decimal(1)
        body["lines"][-1]["amount"] -= Decimal(1)
        self.ledger.change(one, body)
        return lambda: self.ledger.change(self.posted(voucher)[0], one.body)

    def delete(self, voucher: Voucher) -> bool:
        [one] = self.posted(voucher)
        if one.visible_at > self.luck.now:
            return False
        self.ledger.change(one, None)
        return True

    def neighbours(self) -> None:
        """Other people post as well: our key has to be found among many pages of lines."""
        draw = self.luck.random
        day = (date(2026, 12, 22) + timedelta(days=draw.randint(1, 4))).isoformat()
        for _ in range(draw.randint(0, 3)):
            amount = draw.randint(100, 10**6)
            lines = [
                {"accountNumber": 1920, "amount": sign * amount, "tax": {"number": 0}, "comment": "Faktura 7"}
                for sign in (1, -1)
            ]
            self.ledger.post({"transactionTypeNumber": 1, "date": day, "lines": lines * 8}, self.luck.now)

    def closes(self, until: str) -> None:
        self.ledger.closed = until

    def opens_years(self) -> None:
        self.ledger.years |= {2026, 2027}

    def holds(self) -> int:
        return sum(bool(one.invoice_numbers()) for one in self.ledger.posted)
