"""The papers that go to the books with a day: made from the journal at the moment of sending."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from appliance.config import Config
from appliance.domain.voucher import Voucher
from appliance.integrations import DAY_PAPERS, Line
from appliance.paper.compose import Letterhead
from appliance.storage import trail
from appliance.storage.vouchers import reading
from appliance.words import Words

Papers = Callable[[Voucher, tuple[Line, ...]], dict[str, bytes]]


def attachments(config: Config, folder: Path, letterhead: Letterhead) -> Papers:
    """What makes a voucher's papers, one PDF: its Z and its settlement, the voucher with the accounts that
    it goes out with, and every receipt of the day."""
    words = Words(config.shop.language, config.shop.money)

    def papers(voucher: Voucher, lines: tuple[Line, ...]) -> dict[str, bytes]:
        from appliance.paper.day_papers import day_pdf

        created = dt.datetime.fromtimestamp(voucher.closed_at / 1000, config.shop.zone)
        with reading(folder / "till.db") as till:
            closing, day = till.closing(voucher.z), trail.day(till, voucher.z)
            if day is None:
                raise KeyError(f"expected Z {voucher.z} among the closed days")
            bodies = (entry.data for entry in trail.entries(till, day))
            booked = [(line.posting, line.account) for line in lines]
            made = day_pdf(closing, voucher, booked, bodies, (letterhead, words, created))
        return {DAY_PAPERS: made}

    return papers
