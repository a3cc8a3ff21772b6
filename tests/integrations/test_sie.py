"""The SIE file, read back by the format's rules: rows sum to zero, VAT stands by itself."""

import re
import shlex
from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from appliance.domain.voucher import Posting, Role, Voucher
from appliance.integrations import accounted
from appliance.integrations.accounting.sie import default_account, sie
from tests.upload.shop import MAPPING, REVENUE, TENDER, one_day, some_sales, vat_of, voucher_of

VAT_ACCOUNT = {2500: 2700, 1500: 2701, 1200: 2702}


def parsed(data):
    """(label → fields, rows of the voucher as (account, object, øre)), from the bytes alone."""
    text = data.decode("cp437")
    assert text.count("\n") == text.count("\r\n")
    labels, rows = {}, []
    for line in text.split("\r\n"):
        found = re.match(r"#TRANS (\d+) \{(.*?)\} (-?\d+\.\d\d) (\d{8}) ", line.strip())
        if found:
            rows.append((int(found[1]), found[2], int(found[3].replace(".", ""))))
        elif line.startswith("#"):
            name, *fields = shlex.split(line)
            labels[name] = fields
    return labels, rows


def test_the_head():
    _, voucher = one_day()
    labels, _ = parsed(sie(voucher, accounted(voucher, MAPPING), 'Kari "K" AS', "999888777"))
    assert list(labels) == [
        "#FLAGGA", "#PROGRAM", "#FORMAT", "#GEN", "#SIETYP", "#VALUTA", "#FNAMN", "#ORGNR",
        "#DIM", "#OBJEKT", "#VER",
    ]  # fmt: skip
    assert labels["#VALUTA"] == ["NOK"]
    assert (labels["#FLAGGA"], labels["#FORMAT"], labels["#SIETYP"]) == (["0"], ["PC8"], ["4"])
    assert (labels["#FNAMN"], labels["#ORGNR"]) == (['Kari "K" AS'], ["999888777"])
    assert labels["#VER"][2:] == ["20261121", "Z-1-42-20261121 Kassaoppgjör 42"]


@pytest.mark.parametrize("mapping", [MAPPING, {}], ids=["mapped", "default plan"])
def test_rows_sum_to_zero_and_to_the_sales(mapping):
    random = Random(3)
    for number in range(1, 80):
        sales = some_sales(random)
        voucher = voucher_of(sales, number, date(2026, 11, 21), 0, f"{number:032x}")
        _, rows = parsed(sie(voucher, accounted(voucher, mapping), "Shop", "1"))
        sums = Counter()
        for account, _, øre in rows:
            sums[account] += øre
        assert sum(sums.values()) == 0
        expected = Counter()
        for sale in sales:
            vat = vat_of(sale)
            tender = TENDER[sale.tender] if mapping else {"cash": 1900}.get(sale.tender, 1571)
            revenue = REVENUE[sale.rate][0]
            expected[revenue] -= sale.gross - vat
            if vat:
                expected[VAT_ACCOUNT[sale.rate]] -= vat
            expected[tender] += sale.gross
        assert {a: n for a, n in sums.items() if n} == {a: n for a, n in expected.items() if n}


def test_the_fixed_day():
    _, voucher = one_day()
    _, rows = parsed(sie(voucher, accounted(voucher, {}), "Shop", "1"))
    assert rows == [
        (3000, '1 "10"', -100_000),
        (2700, '1 "10"', -25_000),
        (3010, '1 "20"', -19_999),
        (2701, '1 "20"', -3_000),
        (1571, "", 117_999),
        (1900, "", 30_000),
    ]


def test_every_role_has_an_account():
    for role in Role:
        assert default_account(Posting(role, 1)).isdigit()


def test_what_code_page_437_has_not():
    _, voucher = one_day()
    data = sie(
        replace(voucher, text="Blåbærøl – Łódź\r\n#TRANS \\ 5 €"), accounted(voucher, {}), "Ærlig AS", "1"
    )
    labels, rows = parsed(data)
    assert labels["#VER"][3] == "Z-1-42-20261121 Blåbæröl - Lódz #TRANS / 5 EUR"
    assert len(rows) == 6


def test_a_posting_of_vat_alone():
    postings = (Posting(Role.REVENUE, 0, -1, 2500), Posting(Role.REVENUE, 0, 1, 1500))
    voucher = Voucher("0" * 32, "Z-1-1-20261121", "1", 1, 1, "2026-11-21", "NOK", "", postings, (1, 2))
    _, rows = parsed(sie(voucher, accounted(voucher, {}), "Shop", "1"))
    assert rows == [(3000, "", 1), (2700, "", -1), (3010, "", -1), (2701, "", 1)]
