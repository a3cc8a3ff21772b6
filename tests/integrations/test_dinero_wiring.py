"""till.toml names Dinero, and days and orders arrive there: secrets from files, accounts from the till."""

import json
from random import Random

import pytest

from appliance.config import Config, parse
from appliance.domain.order import as_dict
from appliance.integrations import Accepted, accounted
from appliance.storage.deliveries import Deliveries
from appliance.storage.vouchers import reading
from appliance.upload import Round, run
from appliance.wiring.books import books
from appliance.wiring.handing import handing
from tests.integrations.dinero import MAPPING, SHOP, Both, day_of, dinero, paid, sold
from tests.integrations.invoices import FLOWERS, order
from tests.upload.handed import TABLES
from tests.upload.shop import TillFile

PERSONAL = 'key_file = "{folder}/key"\nlogin = "{at}/dineroapi/oauth/token"'
VISMA = f'tenant = "tenant-{SHOP}"\nlogin = "{{at}}/connect/token"'


def config_of(folder, both: Both, login: str = PERSONAL) -> Config:
    """A shop whose books are the simulated Dinero, and its two secrets."""
    (folder / "secret").write_text("secret-of-the-till\n")
    (folder / "key").write_text(f"key-{SHOP}\n")
    return parse(f"""
        [shop]
        name = "Bageriet"
        organisation_number = "12345678"
        address = ["Storegade 1"]
        country = "denmark"
        [books]
        target = "dinero"
        credit = "draft"
        client_id = "till"
        secret_file = "{folder}/secret"
        organisation = "{SHOP}"
        clearing_account = 55990
        api = "{both.server.at}"
        {login.format(folder=folder, at=both.server.at)}
    """)


@pytest.mark.parametrize("login", [PERSONAL, VISMA])
def test_a_day_of_a_configured_shop(tmp_path, login):
    TillFile(tmp_path / "till.db", MAPPING).close()
    day = day_of(sold(306, 60), paid(306, "cash"))  # 0.01 of VAT difference
    with dinero() as both:
        with books(config_of(tmp_path, both, login), tmp_path) as target:
            answer = target.deliver(day, accounted(day, MAPPING), "0042-dinero-1", {})
        assert isinstance(answer, Accepted), answer
        assert answer.stage == "draft"
        assert both.ledger.sums(both.item) == {1000: -246, 3920: 1, 64060: -61, 55010: 306}


def test_a_day_and_an_order_in_one_pass_by_one_log_in(tmp_path):
    """One connection for both, so that together they keep to Dinero's pace."""
    till = TillFile(tmp_path / "till.db", MAPPING)
    for statement in TABLES:
        till.database.execute(statement)
    one, day = order((FLOWERS,)), day_of(sold(306, 60), paid(306, "cash"))
    with till.database as database:
        row = (one.id, one.entry, one.date, one.at, json.dumps(as_dict(one)))
        database.execute("INSERT INTO handover VALUES (?, ?, ?, ?, ?)", row)
    till.close_day(day)
    with dinero() as both:
        config, folder = config_of(tmp_path, both), tmp_path / "delivery.db"
        with (
            books(config, tmp_path) as target,
            reading(till.path) as read,
            Deliveries(folder) as deliveries,
        ):
            days = Round(deliveries, target, read.mapping(), lambda: both.now, Random(1), lambda *_: {})
            for _ in range(2):  # a new file looks everything up before it sends
                with handing(config.books, days, read) as (handed, said):
                    run(days, read.days(deliveries.ended()), said | read.said(), handed)
                both.now += 11 * 60_000
        [invoice] = both.server.sales[SHOP].invoices.values()
        assert invoice.body["ExternalReference"] == one.key
        assert len(both.ledger.items) == len(both.server.tokens) == 1
