"""One e-mail, once: sent only where the server says so; what it may have taken is never called failed."""

import datetime as dt
import ssl
from email.message import EmailMessage

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from appliance.integrations import mail
from appliance.integrations.mail import Mailbox, Sent, look, send
from appliance.simulated.mail_server import MailServer


@pytest.fixture
def served():
    """Makes servers that behave as is said, and ends them."""
    made = []

    def serve(manner="well", tls=None):
        made.append(MailServer(manner, tls))
        return made[-1], Mailbox("127.0.0.1", made[-1].port, "till", "hush", "shop@example.no")

    yield serve
    for one in made:
        one.close()


def letter():
    """A message with a line that begins with a full stop."""
    message = EmailMessage()
    message["From"], message["To"] = '"Bakeriet på Ås" <shop@example.no>', "kari@example.no"
    message["Message-ID"], message["Subject"] = "<0123.sale@example.no>", "Kvittering 7 fra Bakeriet på Ås"
    message.set_content("first\n.second\n..third\n")
    return message


@pytest.mark.parametrize(
    ("manner", "outcome", "taken"),
    [
        ("well", Sent.SENT, 1),
        ("swallows", Sent.SENT, 1),
        ("defers", Sent.FAILED, 0),
        ("refuses", Sent.FAILED, 0),
        ("login", Sent.FAILED, 0),
        ("hangs", Sent.FAILED, 0),
        ("full", Sent.FAILED, 1),
        ("dies", Sent.UNKNOWN, 1),
        ("mute", Sent.UNKNOWN, 1),
    ],
)
def test_what_became_of_it(served, manner, outcome, taken):
    server, mailbox = served(manner)
    found, said = send(mailbox, letter(), {"hangs": 0.5, "mute": 4.0}.get(manner, 30.0))
    assert (found, server.taken) == (outcome, taken)
    assert "kari" not in said  # what the log gets


def test_it_arrives_as_it_was_written(served):
    server, mailbox = served()
    send(mailbox, letter(), 30.0)
    (got,) = server.got
    assert (got["Message-ID"], got["To"]) == ("<0123.sale@example.no>", "kari@example.no")
    assert str(got["From"].addresses[0].display_name) == "Bakeriet på Ås"
    assert got.get_content().splitlines() == ["first", ".second", "..third"]


def test_nobody_there_has_taken_nothing(served):
    server, mailbox = served()
    server.close()
    assert send(mailbox, letter(), 1.0)[0] == Sent.FAILED


def test_a_look_logs_in_and_sends_nothing(served):
    for manner, said in (("well", ""), ("login", "refused"), ("hangs", "unreached")):
        server, mailbox = served(manner)
        patience = 0.5 if manner == "hangs" else 30.0
        assert (look(mailbox, patience), server.taken) == (said, 0)


@pytest.fixture
def certificate(tmp_path):
    """A server's certificate for 127.0.0.1's name here, and whom to trust with it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(1))
        .not_valid_after(now + dt.timedelta(1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    file = tmp_path / "server.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
        + made.public_bytes(serialization.Encoding.PEM)
    )
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(file)
    return tls, ssl.create_default_context(cadata=made.public_bytes(serialization.Encoding.PEM).decode())


def test_the_password_goes_over_tls_alone(served, certificate, monkeypatch):
    monkeypatch.setattr(mail, "LOCAL", ())
    tls, trust = certificate
    server, mailbox = served("well", tls)
    there = Mailbox("localhost", mailbox.port, "till", "hush", "shop@example.no")
    assert send(there, letter(), 30.0, trust)[0] == Sent.SENT
    assert server.private == [True]
    assert send(there, letter(), 30.0)[0] == Sent.FAILED  # a certificate that nobody trusts
    plain, mailbox = served("well")  # a server that offers none
    there = Mailbox("localhost", mailbox.port, "till", "hush", "shop@example.no")
    assert send(there, letter(), 30.0, trust)[0] == Sent.FAILED
    assert (plain.private, server.taken) == ([], 1)
