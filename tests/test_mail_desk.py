"""A running box with a mailbox: its receipts go out as PDF, and what cannot go out is printed, and said."""

import threading

import pytest

from appliance.config import parse
from appliance.simulated.mail_server import MailServer
from appliance.storage import journal
from appliance.till import day, mailing, paying, people
from appliance.wiring import mail_desk
from appliance.wiring.starting import start
from tests.messages import until
from tests.test_commands import TOML
from tests.till.shop import MILK, ring, stocked

KARI = "kari@example.no"


@pytest.fixture
def selling(tmp_path):
    """Makes a box with a mailbox on a server, Kari at the till, the day open; ends it."""
    made = []

    def begin(server):
        said = f'[mail]\nhost = "127.0.0.1"\nport = {server.port}\nuser = "till"\nsecret = "hush"\n'
        config = parse(f'{TOML}\n{said}sender = "shop@example.no"\n')
        box = start(config, tmp_path / "box", parts=lambda box: None)
        made.extend((box.stop, server.close))
        people.log_in(stocked(box.till), "1", "1234")
        day.open_day(box.till, 0, clock_confirmed=True)
        box.till.printer = "fine"
        paying.pay(ring(box.till, MILK))
        mailing.wish(box.till, KARI)
        paying.tender(box.till, "card", 2490)
        return box

    yield begin
    for end in made:
        end()


def test_it_goes_out_with_its_receipt_as_pdf(selling):
    server = MailServer()
    box = selling(server)
    until(box, lambda: box.till.mailed.state == "mailed", 30)
    (got,) = server.got
    (attached,) = got.iter_attachments()
    assert (got["To"], attached.get_content_type()) == (KARI, "application/pdf")
    assert attached.get_content().startswith(b"%PDF")
    assert got["Message-ID"] == mailing.message_id(box.till.paid.data, "example.no")
    assert journal.open_jobs(box.till.database) == []


@pytest.mark.parametrize(
    ("manner", "state", "kinds"), [("defers", "failed", ["sale"]), ("dies", "unknown", ["copy"])]
)
def test_what_does_not_go_out_prints(selling, manner, state, kinds):
    server = MailServer(manner)
    box = selling(server)
    until(box, lambda: box.till.mailed.state == state, 30)
    found = [
        journal.entry(box.till.database, job.entry).kind
        for job, _ in journal.open_jobs(box.till.database)
        if job.kind == "print"
    ]
    assert found == kinds


def test_a_server_that_hangs_is_given_up_and_what_it_says_later_changes_nothing(selling, monkeypatch):
    monkeypatch.setattr(mail_desk, "GIVEN_UP", 0.3)
    monkeypatch.setattr(mail_desk, "SECONDS", 4.0)
    box = selling(MailServer("mute"))
    until(box, lambda: box.till.mailed.state == "unknown", 30)
    row, ended = box.till.journal.id, threading.Event()
    box.mail._worker.put(ended.set)  # behind the conversation that nobody waits for any more
    until(box, ended.is_set, 30)
    for message in box.inbox.drain():
        box.take(message)
    assert box.till.journal.id == row


def test_the_electronic_heading_stands_on_it(selling):
    server = MailServer()
    box = selling(server)
    until(box, lambda: box.till.mailed.state == "mailed", 30)
    paper = box.paper(box.till.paid.data | {"heading": box.till.rules.headings["electronic"]})
    message = mail_desk.letter(box.config, box.words, box.till.paid.data, paper, KARI)
    assert message["Subject"].endswith(box.config.shop.name)
    assert any(getattr(one, "text", "") == "Elektronisk salgskvittering" for one in paper)
