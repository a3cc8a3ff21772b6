"""What goes out at a word of the screen: tried by somebody else, with the keys that are kept, and told."""

import json
from contextlib import contextmanager
from email.message import EmailMessage

import pytest

from appliance.config import parse
from appliance.domain.finding import Finding
from appliance.domain.money import NOK
from appliance.integrations.mail import Sent
from appliance.simulated.books import years
from appliance.simulated.dinero.ledger import Ledger as DineroBooks
from appliance.simulated.dinero.server import DineroServer
from appliance.simulated.loopback import Fault
from appliance.simulated.mail_server import MailServer
from appliance.simulated.office24.ledger import Ledger
from appliance.simulated.office24.server import Office24Server
from appliance.simulated.sms import PASSWORD, USER, SveveServer
from appliance.wiring import asked, reaching
from appliance.words import Words
from tests.config.test_config import DANISH, SHOP
from tests.upload.shop import TillFile

NOW = 1_795_262_400_000
"""21 November 2026."""


def till_file(folder):
    """What the uploader reads of a till."""
    file = TillFile(folder / "till.db")
    file.database.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, epoch INT, number INT, hash BLOB)")
    file.close()


@contextmanager
def office24(folder, **changed):
    """A 24SevenOffice, and a shop that has its keys in a file; ``changed`` stands in their place."""
    till_file(folder)
    server = Office24Server(Ledger(years=set(years())), lambda: NOW)
    access = server.start()
    (folder / "secret").write_text("secret-of-the-till\n")
    section = {
        "target": "24sevenoffice", "client_id": "till", "secret_file": str(folder / "secret"),
        "organisation": "123456789", "transaction_type": 7, "api": access.api, "login": access.token_url,
    } | changed  # fmt: skip
    try:
        yield server, parse(SHOP + "[books]\n" + rows(section))
    finally:
        server.stop()


def rows(section):
    return "".join(f"{name} = {json.dumps(value)}\n" for name, value in section.items())


def test_the_books_say_whose_they_are(tmp_path):
    with office24(tmp_path) as (server, config):
        assert told(reaching.find("books", config, tmp_path)) == "Connected as Fjordbutikken AS"
        server.forbidden.add("/organization/information")
        assert told(reaching.find("books", config, tmp_path)) == "Connected as 123456789"
        assert server.ledger.posted == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"organisation": "1"}, "books_stranger"), ({"client_id": "x"}, "books_stranger"), ({}, "books_known"),
     ({"transaction_type": 9}, "books_type"), ({"secret_file": "/nowhere"}, "secret_missing")],
)  # fmt: skip
def test_keys_that_are_not_right(tmp_path, changed, code):
    with office24(tmp_path, **changed) as (_, config):
        assert reaching.find("books", config, tmp_path).code == code


def test_without_a_network_it_is_said_and_nothing_is_lost(tmp_path):
    with office24(tmp_path) as (server, config):
        server.stop()
        found = reaching.find("books", config, tmp_path)
        assert found.code == "books_unreached" and "is kept" in told(found)
        server.open_at()


def test_books_that_are_troubled(tmp_path):
    with office24(tmp_path) as (server, config):
        server.faults = lambda method, path: Fault.LIMIT if path.endswith("information") else Fault.NONE
        assert reaching.find("books", config, tmp_path).code == "books_busy"
        server.faults = lambda method, path: Fault.MAINTENANCE
        assert reaching.find("books", config, tmp_path).code == "books_odd"
        server.faults = lambda method, path: Fault.NONE
        server.ledger.years = {2020}
        assert reaching.find("books", config, tmp_path).code == "books_year"


def test_dinero_knows_the_shop_and_its_clearing_account(tmp_path):
    till_file(tmp_path)
    known = [(f"{year}-01-01", f"{year}-12-31") for year in years()]
    books = {number: DineroBooks(years=list(known)) for number in ("100200", "100300")}
    server = DineroServer(books, lambda: NOW)
    access = server.start()

    def found(organisation="100200", clearing=55990):
        section = {
            "target": "dinero", "client_id": "till", "secret": "secret-of-the-till", "api_key": "key-100200",
            "organisation": organisation, "clearing_account": clearing, "api": access.api,
            "login": access.login,
        }  # fmt: skip
        return reaching.find("books", parse(DANISH + "[books]\n" + rows(section)), tmp_path)

    try:
        assert told(found()) == "Connected as Fjordbutikken ApS"
        other = found(organisation="100300")
        assert (other.code, other.facts["found"]) == ("books_elsewhere", "Fjordbutikken ApS (100200)")
        assert (found(clearing=1).code, told(found(clearing=1))[-21:]) == (
            "books_clearing",
            "there is no account 1",
        )
        server.ledgers["100200"].subscription = False
        assert found().code == "books_closed"
    finally:
        server.stop()


@pytest.fixture
def sveve():
    server = SveveServer(lambda: NOW)
    server.open_at()
    yield server
    server.stop()


def sms(server, **changed):
    section = {"service": "sveve", "to": "+4791234567, +47 99 88 77 66", "user": USER, "secret": PASSWORD,
               "api": server.address} | changed  # fmt: skip
    return parse(SHOP + "[sms]\n" + rows(section))


def test_a_test_message_goes_to_every_number_once(sveve, tmp_path):
    found = reaching.find("sms", sms(sveve), tmp_path)
    assert (found.code, [one.to for one in sveve.phones]) == ("sms_test_sent", ["4791234567", "4799887766"])
    sveve.unreachable["4799887766"] = "Ugyldig nummer"
    found = reaching.find("sms", sms(sveve), tmp_path)
    assert (found.code, found.facts["said"]) == ("sms_test_some", "Ugyldig nummer")


def test_what_keeps_a_test_message_is_said(sveve, tmp_path):
    assert reaching.find("sms", sms(sveve, secret="wrong"), tmp_path).code == "sms_test_stranger"
    sveve.credit = 0
    found = reaching.find("sms", sms(sveve), tmp_path)
    assert told(found) == "Nothing was sent. Sveve says: SMS-kontoen er tom"
    sveve.faults = lambda method, path: Fault.LOSE
    assert reaching.find("sms", sms(sveve), tmp_path).code == "sms_test_doubt"
    sveve.stop()
    assert reaching.find("sms", sms(sveve), tmp_path).code == "sms_test_network"
    sveve.open_at()


def post(server):
    section = {"host": "127.0.0.1", "port": server.port, "user": "till", "secret": "hush",
               "sender": "shop@example.no"}  # fmt: skip
    return parse(SHOP + "[mail]\n" + rows(section))


@pytest.mark.parametrize(
    ("manner", "code", "arrives"),
    [("well", "mail_test_sent", 1), ("login", "mail_refused", 0), ("full", "mail_test_failed", 0),
     ("dies", "mail_test_doubt", 1)],
)  # fmt: skip
def test_a_test_e_mail_goes_to_the_mailbox_itself(tmp_path, manner, code, arrives):
    server = MailServer(manner)
    try:
        assert reaching.find("mail", post(server), tmp_path).code == code
        assert [one["To"] for one in server.got] == ["shop@example.no"] * arrives
    finally:
        server.close()


def test_a_letter_is_the_shops_own_to_one_customer_or_is_not_sent():
    server = MailServer()

    def letter(**changed):
        message = EmailMessage()
        for name, value in ({"From": "Bua <shop@example.no>", "To": "kari@example.no"} | changed).items():
            message[name] = value
        message.set_content("Kvittering på 24,90\n")
        return reaching.answer("letter", post(server), None, message.as_bytes())["outcome"]

    try:
        assert letter() == Sent.SENT
        assert letter(From="other@example.no") == Sent.FAILED
        assert letter(To="kari@example.no, ola@example.no") == Sent.FAILED
        (got,) = server.got
        assert got.get_content().strip() == "Kvittering på 24,90"
    finally:
        server.close()


def test_at_a_desk_a_process_of_its_own_asks_the_books(tmp_path):
    with office24(tmp_path) as (server, _):
        (tmp_path / "till.toml").write_text(
            SHOP + "[books]\n" + rows({
                "target": "24sevenoffice", "client_id": "till", "secret": "secret-of-the-till",
                "organisation": "123456789", "transaction_type": 7, "api": server.access.api,
                "login": server.access.token_url})
        )  # fmt: skip
        assert told(reaching.ask("books", tmp_path)) == "Connected as Fjordbutikken AS"


def test_on_a_box_the_uploaders_user_is_asked(tmp_path, monkeypatch):
    for name in ("ask", "told"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(asked, "can_ask", lambda deed: True)
    for name in ("ask", "told"):
        of = getattr(asked, name)
        monkeypatch.setattr(asked, name, lambda *given, of=of: of(*given, run=tmp_path))

    def answers(_):
        assert (tmp_path / "ask/reach").read_bytes() == b"books"
        with office24(tmp_path) as (_, config):
            reaching.tell("reach", config, tmp_path, tmp_path)

    monkeypatch.setattr(asked.time, "sleep", answers)
    assert reaching.ask("books", tmp_path).code == "books_known"


def test_who_says_nothing_is_not_believed_to_be_well(tmp_path, monkeypatch):
    monkeypatch.setattr(reaching, "_asked", lambda deed, content, folder: {})
    assert reaching.ask("way", tmp_path) == Finding("books", "", "reach_silent")


def told(found: Finding) -> str:
    """What is so."""
    return Words("en", NOK).finding(found)[0]
