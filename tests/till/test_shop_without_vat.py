"""A shop that is not registered for VAT charges none and shows none, whatever its goods say."""

import dataclasses

from appliance.config import parse
from appliance.till import returns, selling, slips
from appliance.wiring.sign import shop
from tests.saft.writing import exported, facts, files, root, valid
from tests.till.shop import APPLES, KNIFE, MILK, paid, ring
from tests.till.test_typed_prices import FLOWERS

TOML = """[shop]
name = "Laget"
organisation_number = "974760673"
address = ["Bygata 1"]
country = "norway"
vat_registered = {}
"""


def unregistered(till):
    """The till, in such a shop."""
    till.shop = dataclasses.replace(till.shop, register="", charges_vat=False)
    return till


def test_the_configuration_says_it():
    told = [shop(parse(TOML.format(said))) for said in ("true", "false")]
    assert [(one.register, one.charges_vat) for one in told] == [("MVA", True), ("", False)]


def test_nothing_it_sells_has_vat(till):
    ring(unregistered(till), MILK, KNIFE, APPLES)
    selling.tap(till, "2")
    selling.sell_open(till, "20", 5000)
    selling.put(till, dataclasses.replace(till.sale.lines[0], product=FLOWERS, rate=2500))
    body = paid(till, ("card", till.sale.total)).data
    assert body["vat"] == [{"rate": 0, "gross": body["gross"], "net": body["gross"], "vat": 0}]
    assert slips.deliver(ring(till, KNIFE), "7", "School").data["vat"][0]["rate"] == 0


def test_what_was_sold_with_vat_comes_back_with_it(till):
    paid(ring(till, KNIFE), ("card", 12_950))
    unregistered(till)
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    # 129.50 · 25/125
    assert paid(till, ("card", -12_950)).data["vat"] == [
        {"rate": 2500, "gross": -12_950, "net": -10_360, "vat": -2590}
    ]


def test_the_export_says_that_there_is_none(till, box, tmp_path):
    paid(ring(unregistered(till), KNIFE), ("card", 12_950))
    exported(box, tmp_path / "out", of=dataclasses.replace(facts(), charges_vat=False))
    read = root(files(tmp_path / "out")[0])
    codes = {one.findtext("vatCode"): one.findtext("standardVatCode") for one in read.iter("vatCodeDetail")}
    assert (codes["0"], codes["25"]) == ("7", "3")
    assert [one.findtext("vat/vatCode") for one in read.iter("ctLine")] == ["0"]
    assert read.find("company/taxRegIdent") is None
    valid(tmp_path / "out")
