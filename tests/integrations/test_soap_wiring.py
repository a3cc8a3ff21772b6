"""till.toml names 24SevenOffice over SOAP, and a day arrives there as the shop's owner chose."""

import pytest

from appliance.config import ConfigError, parse
from appliance.config.show import describe
from appliance.integrations import Accepted, accounted
from appliance.simulated.office24_soap.server import APPLICATION, IDENTITY, PASSWORD, USERNAME
from appliance.wiring.books import books
from tests.integrations.soap import soap
from tests.upload.shop import MAPPING, TillFile, one_day

_, DAY = one_day()
SHOP = """
[shop]
name = "Bakeriet på Ås"
organisation_number = "974 760 673"
address = ["Storgata 1"]
country = "norway"
[books]
target = "24sevenoffice-soap"
"""
ACCESS = f"""
client_id = "{APPLICATION}"
username = "{USERNAME}"
secret_file = "/run/credentials/24so"
organisation = "{IDENTITY}"
transaction_type = 7
"""


def problems(text):
    with pytest.raises(ConfigError) as caught:
        parse(text)
    return caught.value.problems


def test_what_follows_from_the_target():
    section = parse(SHOP + ACCESS).books
    assert (section.posting, section.year_named_after, section.department_dimension) == ("draft", "first", 0)
    assert section.api == "https://api.24sevenoffice.com"
    assert section.login == "https://api.24sevenoffice.com/authenticate/v001/authenticate.asmx"


def test_every_key_that_is_missing_is_named():
    missing = ("client_id", "username", "secret", "organisation", "transaction_type")
    assert problems(SHOP) == [
        f'books.{name}: missing; target "24sevenoffice-soap" expects it' for name in missing
    ]


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        (APPLICATION, "till", "books.client_id: expected the application's id, 32 hex digits as 8-4-4-4-12"),
        (IDENTITY, "42", "books.organisation: expected the identity's id, 32 hex digits as 8-4-4-4-12"),
        (
            "transaction_type = 7", 'transaction_type = 7\nyear_named_after = "2026"',
            "books.year_named_after: expected \"first\" or \"last\", got '2026'",
        ),
    ],
)  # fmt: skip
def test_one_mistake_is_one_line(was, becomes, said):
    assert problems(SHOP + ACCESS.replace(was, becomes)) == [said]


def test_no_secret_is_shown():
    shown = describe(parse(SHOP + ACCESS))
    assert APPLICATION not in shown and USERNAME not in shown and "credentials" not in shown


@pytest.mark.parametrize("posting", ["draft", "posted"])
def test_a_day_of_a_configured_shop(tmp_path, posting):
    (tmp_path / "secret").write_text(PASSWORD + "\n")
    till = TillFile(tmp_path / "till.db", MAPPING)
    till.database.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, epoch INT, number INT, hash BLOB)")
    till.close()
    with soap() as both:
        text = (
            SHOP
            + ACCESS.replace("/run/credentials/24so", f"{tmp_path}/secret")
            + f"""
            posting = "{posting}"
            department_dimension = 2
            api = "{both.access.api}"
            login = "{both.access.login}"
        """
        )
        with books(parse(text), tmp_path) as target:
            answer = target.deliver(DAY, accounted(DAY, MAPPING), "d-1", {})
            assert target.preflight(MAPPING, [DAY.date], {}) == ()
        assert isinstance(answer, Accepted), answer
        assert answer.stage == posting == target.posting
        [saved] = both.books.journals if posting == "draft" else both.books.ledger
        assert saved.carries(DAY.key)
        assert {entry.department for entry in saved.entries} == {"10", "20", ""}
