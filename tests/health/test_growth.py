"""What a year of sales takes on the card, by a replayed stretch of one: what the forecast begins with.

A busy shop: 300 sales on each of 310 days, of three and a half lines.
"""

import datetime as dt
import json
import random

from appliance.simulated.replay import replay

DAYS, SALES = 2, 150
YEAR = 310 * 300
MOST = 2500
"""Bytes of till.db to a sale: its lines, its seal, what is quick to ask of it. A replay of a whole month, 26
days of 300 sales, took 2130 each: 200 MB in a year."""


def shop(path, days, sales):
    """A file of events: goods, and days of sales that somebody drew."""
    chance = random.Random(1)
    with path.open("w") as out:

        def say(**event):
            out.write(json.dumps(event) + "\n")

        for at in range(200):
            vat = "15" if at % 2 else "25"
            say(event="product", code=f"70380{at:08d}", name=f"Article number {at}", department="1",
                price=f"{10 + at}.90", vat=vat)  # fmt: skip
        for day in range(days):
            began = dt.datetime(2026, 1, 5 + day, 9, tzinfo=dt.UTC)
            say(event="open_day", at=began.isoformat(), float="1000.00")
            for at in range(sales):
                _sale(say, chance, began + dt.timedelta(seconds=60 + 100 * at))
            say(event="close_day", at=(began + dt.timedelta(hours=12)).isoformat())


def _sale(say, chance, when):
    lines, due = [], 0
    for _ in range(chance.choice([1, 2, 3, 3, 4, 5, 6])):
        at = chance.randrange(200)
        lines.append({"code": f"70380{at:08d}", "qty": "1"})
        due += (10 + at) * 100 + 90
    paid = [{"tender": "card", "amount": f"{due // 100}.{due % 100:02d}"}]
    say(event="sale", at=when.isoformat(), lines=lines, payments=paid)


def test_a_year_of_a_busy_shop_is_a_quarter_of_a_gigabyte_at_most(tmp_path):
    sizes = []
    for days in (1, 1 + DAYS):
        shop(tmp_path / "events", days, SALES)
        data = tmp_path / f"data-{days}"
        assert replay(tmp_path / "events", data, "norway", "") == 0
        sizes.append(sum(file.stat().st_size for file in data.glob("till.db*")))
    each = (sizes[1] - sizes[0]) / (DAYS * SALES)
    assert 1000 < each < MOST
    assert each * YEAR < 250e6
