"""The bill of materials: each part once, with all that a buyer needs, and a price that says what it is."""

import datetime as dt

import pytest

from tests.hardware.folder import parts, read

BILL = read("parts.yaml")
ALL = [part for group in ("box", "driver", "lamp") for part in BILL[group]]


def test_each_reference_stands_once():
    assert len(parts()) == len(ALL)


@pytest.mark.parametrize("part", ALL, ids=lambda part: part["ref"])
def test_a_part_says_what_to_buy_what_else_would_do_and_what_it_costs(part):
    assert set(part) == {"ref", "what", "value", "mpn", "alternates", "eur", "source"}
    assert all(str(part[key]).strip() for key in part)
    assert part["eur"] > 0


def test_the_prices_have_a_day():
    assert dt.date(2026, 1, 1) < BILL["priced"] <= dt.datetime.now(dt.UTC).date()


def test_a_price_from_a_shop_names_it():
    for part in ALL:
        if not part["source"].startswith(("estimate", "the sum of its parts")):
            assert ".co" in part["source"] and str(part["source"]).split()[0].replace(".", "").isdigit()


@pytest.mark.parametrize(("board", "group"), [("A10", "driver"), ("A11", "lamp")])
def test_a_board_costs_its_parts_and_some_work_stuff(board, group):
    materials = sum(part["eur"] for part in BILL[group])
    assert materials < parts()[board]["eur"] < materials + 15
