"""[books]: each accounting system asks for its own keys, and says in words which are missing."""

import pytest

from appliance.config import ConfigError, parse
from appliance.config.show import describe

NORWEGIAN = """
[shop]
name = "Bakeriet på Ås"
organisation_number = "974 760 673"
address = ["Storgata 1"]
country = "norway"
[books]
"""
DANISH = NORWEGIAN.replace("norway", "denmark").replace("974 760 673", "12345678")
ACCESS = """
target = "dinero"
client_id = "bageriet"
secret_file = "/run/credentials/dinero"
organisation = "123456"
clearing_account = 55990
"""
PERSONAL = ACCESS + 'key_file = "/run/credentials/dinero-key"\n'


def problems(text):
    with pytest.raises(ConfigError) as caught:
        parse(text)
    return caught.value.problems


def test_dinero_by_personal_integration():
    books = parse(DANISH + PERSONAL).books
    assert (books.target, books.organisation, books.clearing_account) == ("dinero", "123456", 55990)
    assert (books.key_file, books.tenant) == ("/run/credentials/dinero-key", "")
    assert books.posting == "draft"
    assert books.api == "https://api.dinero.dk"
    assert books.login == "https://authz.dinero.dk/dineroapi/oauth/token"


def test_dinero_by_visma_connect():
    books = parse(DANISH + ACCESS + 'tenant = "a1b2"\nposting = "posted"\n').books
    assert (books.tenant, books.posting) == ("a1b2", "posted")
    assert books.login == "https://connect.visma.com/connect/token"


def test_every_key_that_dinero_misses_is_named():
    assert problems(DANISH + 'target = "dinero"\n') == [
        'books.client_id: missing; target "dinero" expects it',
        'books.secret: missing; target "dinero" expects it',
        'books.organisation: missing; target "dinero" expects it',
        'books.clearing_account: missing; target "dinero" expects it',
        'books.api_key: missing; target "dinero" expects it, or tenant',
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            DANISH + PERSONAL + 'tenant = "a"\n',
            "books.tenant: expected either api_key or tenant, got both",
        ),
        (
            DANISH + PERSONAL.replace("123456", "Bageriet"),
            "books.organisation: expected the organisation's number, got 'Bageriet'",
        ),
        (
            NORWEGIAN + PERSONAL,
            'books.target: "dinero" keeps its books in DKK, the shop trades in NOK',
        ),
        (
            DANISH + 'target = "folder"\nposting = "draft"\n',
            'books.posting: expected "posted"; target "folder" has no drafts, got "draft"',
        ),
        (
            DANISH + PERSONAL + 'posting = "booked"\n',
            'books.posting: expected "" or "draft" or "posted", got \'booked\'',
        ),
    ],
)
def test_one_mistake_is_one_line(text, said):
    assert problems(text) == [said]


def test_24sevenoffice_posts_at_its_own_addresses():
    text = """
target = "24sevenoffice"
client_id = "a"
secret_file = "/b"
organisation = "c"
transaction_type = 7
"""
    books = parse(NORWEGIAN + text).books
    assert books.posting == "posted"
    assert books.api == "https://rest.api.24sevenoffice.com/v1"
    assert books.login == "https://login.24sevenoffice.com/oauth/token"


def test_no_secret_is_shown():
    shown = describe(parse(DANISH + PERSONAL))
    assert "credentials" not in shown and "bageriet" not in shown
    assert "# key_file is set\n" in shown and "clearing_account = 55990" in shown


def test_what_is_in_force_reads_back():
    shown = describe(parse(DANISH + PERSONAL))
    hidden = "# client_id is set\n# secret_file is set\n", 'client_id = "bageriet"\nsecret_file = "/s"\n'
    back = parse(shown.replace(*hidden).replace("# key_file is set", 'key_file = "/k"')).books
    assert (back.api, back.posting, back.clearing_account) == ("https://api.dinero.dk", "draft", 55990)


OFFICE24 = """
target = "24sevenoffice"
client_id = "bakeriet"
secret_file = "/run/credentials/office24"
organisation = "123"
transaction_type = 27
"""


@pytest.mark.parametrize("mode", ["receivable", "order", "draft", "invoice"])
def test_24sevenoffice_takes_each_kind_of_credit(mode):
    books = parse(
        NORWEGIAN + OFFICE24 + f'credit = "{mode}"\nproduct_category = 4\npayment_method = 2\n'
    ).books
    assert (books.credit, books.product_category, books.payment_method) == (mode, 4, 2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            DANISH + PERSONAL + 'credit = "order"\n',
            'books.credit: expected "receivable" or "draft" or "invoice"; target "dinero" takes no "order"',
        ),
        (
            NORWEGIAN + 'credit = "invoice"\n',
            'books.credit: expected "receivable"; target "folder" takes no "invoice"',
        ),
    ],
)
def test_a_system_that_takes_no_such_order_says_so(text, said):
    assert problems(text) == [said]


def test_credit_is_a_receivable_where_nothing_is_said():
    assert parse(NORWEGIAN).books.credit == "receivable"
    assert parse(DANISH + PERSONAL + 'credit = "invoice"\n').books.credit == "invoice"
