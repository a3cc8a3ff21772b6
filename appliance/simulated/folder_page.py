"""A folder of delivered days as a page, served on the loopback: what lies in each, and the balances."""

import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from appliance.domain.money import DKK
from appliance.simulated.loopback import Answered, Asked, Loopback
from appliance.simulated.page import heading, page, table

POSTING = ("Account", "VAT code", "What", "Kroner", "VAT in it")


def books_page(root: Path) -> str:
    """Every day in the folder, the newest first."""
    return page("The folder of the books", _parts(root))


def _parts(root: Path) -> Iterator[str]:
    balances: Counter[str] = Counter()
    found = sorted(root.glob("*/voucher.json"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    yield heading(2, f"Days ({len(found)})", str(root))
    for file in found:
        whole = json.loads(file.read_text())
        files = ", ".join(sorted(one.name for one in file.parent.iterdir()))
        yield heading(3, f"{whole['voucher']['key']}, {whole['voucher']['date']}", files)
        yield table(POSTING, _postings(whole), DKK)
        for posting, account in zip(whole["voucher"]["postings"], whole["accounts"], strict=True):
            balances[account["number"] if account else "none"] += posting["amount"]
    yield heading(2, "Balances")
    yield table(("Account", "Kroner"), sorted(balances.items()), DKK)


def _postings(whole: dict[str, Any]) -> Iterator[tuple[str | int, ...]]:
    for posting, account in zip(whole["voucher"]["postings"], whole["accounts"], strict=True):
        number, code = (account["number"], account["vat_code"]) if account else ("none", "")
        names = ("role", "department", "group", "product", "tender", "reason")
        what = " ".join(str(posting[name]) for name in names if posting.get(name))
        yield number, code, what, posting["amount"], posting["vat"] or ""


class FolderPage(Loopback):
    """Shows the folder at ``/``."""

    def __init__(self, root: Path) -> None:
        """``root`` need not be there: a disk that was pulled out."""
        super().__init__(lambda: time.time_ns() // 1_000_000)
        self.root = root

    def done(self, asked: Asked) -> Answered:
        """The page."""
        return Answered(200, books_page(self.root).encode(), "text/html; charset=utf-8")
