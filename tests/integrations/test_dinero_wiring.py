"""till.toml names Dinero, and a day arrives there: secrets from their files, accounts from the till."""

import pytest

from appliance.config import parse
from appliance.integrations import Accepted, accounted
from appliance.wiring.books import books
from tests.integrations.dinero import MAPPING, SHOP, day_of, dinero, paid, sold
from tests.upload.shop import TillFile


@pytest.mark.parametrize(
    "login", ['key_file = "{folder}/key"\nlogin = "{at}/dineroapi/oauth/token"',
              f'tenant = "tenant-{SHOP}"\nlogin = "{{at}}/connect/token"']
)  # fmt: skip
def test_a_day_of_a_configured_shop(tmp_path, login):
    (tmp_path / "secret").write_text("secret-of-the-till\n")
    (tmp_path / "key").write_text(f"key-{SHOP}\n")
    TillFile(tmp_path / "till.db", MAPPING).close()
    day = day_of(sold(306, 60), paid(306, "cash"))  # 0.01 of VAT difference
    with dinero() as both:
        config = parse(f"""
            [shop]
            name = "Bageriet"
            organisation_number = "12345678"
            address = ["Storegade 1"]
            country = "denmark"
            [books]
            target = "dinero"
            client_id = "till"
            secret_file = "{tmp_path}/secret"
            organisation = "{SHOP}"
            clearing_account = 55990
            api = "{both.server.at}"
            {login.format(folder=tmp_path, at=both.server.at)}
        """)
        with books(config, tmp_path) as target:
            answer = target.deliver(day, accounted(day, MAPPING), "0042-dinero-1", {})
        assert isinstance(answer, Accepted), answer
        assert answer.stage == "draft"
        assert both.ledger.sums(both.item) == {1000: -246, 3920: 1, 64060: -61, 55010: 306}
