"""A real folder: a disk that is pulled out, is full, or loses its power between any two files."""

import json
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

from appliance.domain.voucher import Account, Voucher
from appliance.integrations.accounting import folder
from appliance.integrations.accounting.folder import Folder
from tests.faults.office24 import OTHER, expected
from tests.faults.world import Luck, Sums, World
from tests.integrations.books import PAPERS
from tests.upload.shop import MAPPING, REVENUE, Sale, some_sales, voucher_of


class FolderWorld(World):
    """The folder and the disk it is on."""

    name = "folder"
    mapping = MAPPING
    newcomer = ("revenue", "", "1200", "", "", "", "")
    remapped = ("tender", "", "", "card", "", "", ""), Account(str(OTHER))

    def __init__(self, luck: Luck) -> None:
        super().__init__(luck)
        self.papers = luck.random.choice([PAPERS, {}])
        self.disk = Path(mkdtemp())
        (self.disk / "books").mkdir()
        self._own = folder._write, folder._sync

    def start(self) -> None:
        if (self.disk / "away").exists():
            (self.disk / "away").rename(self.disk / "books")
        folder._write, folder._sync = (self._at_risk(one) for one in self._own)

    def stop(self) -> None:
        folder._write, folder._sync = self._own
        (self.disk / "books").rename(self.disk / "away")

    def _at_risk(self, done: Callable[..., None]) -> Callable[..., None]:
        def step(*asked: object) -> None:
            self.luck.step("before a file")
            if self.luck.strikes(self.luck.severity / 10):
                self.luck.seen["disk full"] += 1
                raise OSError(28, "No space left on device")
            done(*asked)
            self.luck.step("after a file")
            if self.luck.strikes(self.luck.severity / 10):
                self.luck.seen["disk fault"] += 1
                raise OSError(5, "Input/output error")

        return step

    def target(self) -> Folder:
        return Folder(self.disk / "books", "Butikken", "999888777")

    def died(self) -> None:
        """Nothing is held open."""

    def sales(self) -> list[Sale]:
        return some_sales(self.luck.random)

    def voucher(self, sales: list[Sale], number: int, day: date, identity: str) -> Voucher:
        return voucher_of(sales, number, day, self.luck.now, identity)

    def expected(self, sales: list[Sale], later: bool) -> Sums:
        return expected(sales, later)

    def place(self, voucher: Voucher) -> Path:
        """The day's folder, wherever the disk is."""
        root = self.disk / "books" if (self.disk / "books").exists() else self.disk / "away"
        return root / voucher.key

    def there(self, voucher: Voucher) -> list[str]:
        return [voucher.key] if (self.place(voucher) / "voucher.json").exists() else []

    def read(self, voucher: Voucher) -> dict:
        """What stands in the day's folder."""
        return json.loads((self.place(voucher) / "voucher.json").read_bytes())

    def sums(self, voucher: Voucher) -> Sums:
        whole = self.read(voucher)
        sums: Counter[int | str] = Counter()
        for posting, account in zip(whole["voucher"]["postings"], whole["accounts"], strict=True):
            own = REVENUE[posting["rate"]] if posting["role"] == "revenue" else (0, 0)
            number, code = (int(account["number"]), account["vat_code"]) if account else own
            sums[number] += posting["amount"]
            sums[f"tax {code}"] += posting["vat"]
        return {name: amount for name, amount in sums.items() if amount}

    def date_of(self, voucher: Voucher) -> str:
        return self.read(voucher)["voucher"]["date"]

    def change(self, voucher: Voucher) -> Callable[[], object] | None:
        path = self.place(voucher) / "voucher.json"
        was = path.read_bytes()
        whole = json.loads(was)
        whole["voucher"]["postings"][0]["amount"] += 100
        whole["voucher"]["postings"][-1]["amount"] -= 100
        path.write_text(json.dumps(whole))
        return lambda: (self.place(voucher) / "voucher.json").write_bytes(was)

    def delete(self, voucher: Voucher) -> bool:
        shutil.rmtree(self.place(voucher))
        return True

    def holds(self) -> int:
        return len(list(self.place(_NONE).parent.glob("Z-*/voucher.json")))

    def end(self) -> None:
        """Take the disk away for good."""
        folder._write, folder._sync = self._own
        shutil.rmtree(self.disk)


_NONE = voucher_of([], 0, date(2026, 1, 1), 0, "0" * 32)
