"""Denmark's certificate: made on the box or issued, it fits the key, names the company and has an end."""

import base64
import datetime as dt

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID

from appliance.domain.problems import Refused
from appliance.storage import journal
from appliance.till import keys, people, verifying
from tests.till.shop import HOUR, MILK, Box, opened, paid, ring


@pytest.fixture
def danish(tmp_path):
    """A Danish box."""
    box = Box(tmp_path / "dk", "denmark")
    yield box
    box.off()


@pytest.fixture
def till(danish):
    """Its till, Ola the manager logged in, the day open."""
    till = opened(danish.start())
    people.log_in(till, "2", "9876")
    return till


def certificate_of(till):
    """The newest key's certificate, read as the public validator does: its lines put together."""
    made = journal.last_of(till.database, "key_made")[1].data
    return x509.load_pem_x509_certificate("".join(made["certificate"].splitlines()).encode())


def signed_as_published(till, previous, sale):
    """The public validator's text: eleven fields, each out of the entry."""
    seal, gross = sale["seal"], sale["gross"]
    net = sum(part["net"] for part in sale["vat"])
    return ";".join(
        [
            previous, str(sale["nr"]), sale["sale"], sale["series"], seal["date"], seal["time"],
            sale["operator"], f"{gross // 100}.{gross % 100:02}", f"{net // 100}.{net % 100:02}",
            sale["till"], till.shop.organisation,
        ]
    ).encode()  # fmt: skip


def check(till, *sales):
    """Each signature with the certificate's key, over the one before."""
    public, previous = certificate_of(till).public_key(), sales[0].get("before", "0")
    for sale in sales:
        text = signed_as_published(till, previous, sale)
        public.verify(base64.b64decode(sale["seal"]["signature"]), text, PKCS1v15(), SHA512())
        previous = sale["seal"]["signature"]


def test_the_certificate_s_key_holds_the_signatures(till):
    sales = [paid(ring(till, MILK), ("card", 2490)).data for _ in range(2)]
    check(till, *sales)


def test_a_self_made_one_names_the_company_and_has_no_end(till):
    certificate = certificate_of(till)
    (number,) = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATION_IDENTIFIER)
    (name,) = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
    assert (number.value, name.value) == ("NTRDK-999888777", "Story shop")
    assert certificate.issuer == certificate.subject
    certificate.verify_directly_issued_by(certificate)
    assert certificate.not_valid_before_utc.date() == dt.date(2026, 11, 20), "a day before the first start"
    assert certificate.not_valid_after_utc.year == 9999
    assert certificate.public_key().key_size == 2048


def test_each_key_has_a_certificate_of_its_own(till, danish):
    first = certificate_of(till)
    keys.rotate(till, danish.folder / "keys")
    assert certificate_of(till).serial_number != first.serial_number
    check(till, paid(ring(till, MILK), ("card", 2490)).data)


def issued(folder, ends, bits=3072):
    """An issuer's file for the shop: key, certificate and password."""
    key = rsa.generate_private_key(65537, bits)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Den Danske Stat, pretended")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), 7, dt.datetime(2026, 1, 1), ends)
    certificate = builder.sign(key, SHA512())
    path = folder / "shop.p12"
    path.write_bytes(
        serialize_key_and_certificates(b"shop", key, certificate, None, BestAvailableEncryption(b"secret"))
    )
    return path


def test_an_issued_one_seals_from_now_on(till, danish, tmp_path):
    before = paid(ring(till, MILK), ("card", 2490)).data["seal"]["signature"]
    path = issued(tmp_path, dt.datetime(2029, 1, 1))
    assert keys.rotate(till, danish.folder / "keys", path, "secret") == "2"
    assert (till.seal.algorithm, certificate_of(till).serial_number) == ("RSA-SHA512-3072", 7)
    check(till, {**paid(ring(till, MILK), ("card", 2490)).data, "before": before})
    assert (danish.folder / "keys" / "seal-2.pem").stat().st_mode & 0o777 == 0o600
    assert verifying.verify(till.database, till.rules) == (till.journal.number, "")
    again = danish.restart()
    assert (again.seal.algorithm, again.seal.version) == ("RSA-SHA512-3072", "2")


@pytest.mark.parametrize(
    ("spoil", "password"),
    [
        (lambda path: None, "wrong"),
        (lambda path: path.write_bytes(b"nothing"), "secret"),
        (lambda path: path.unlink(), "secret"),
    ],
    ids=["a wrong password", "another file", "no file"],
)
def test_one_that_cannot_be_used_changes_nothing(till, danish, tmp_path, spoil, password):
    path = issued(tmp_path, dt.datetime(2029, 1, 1), 2048)
    spoil(path)
    with pytest.raises(Refused, match="certificate_wrong"):
        keys.rotate(till, danish.folder / "keys", path, password)
    assert paid(ring(till, MILK), ("card", 2490)).data["seal"]["key"] == "1"
    assert [path.name for path in (danish.folder / "keys").iterdir()] == ["seal-1.pem"]


def test_norway_takes_no_key_from_outside(tmp_path):
    """Its private part has to be made on the box, and never leave it."""
    box = Box(tmp_path / "no")
    till = opened(box.start())
    people.log_in(till, "2", "9876")
    with pytest.raises(Refused, match="certificate_wrong"):
        keys.rotate(till, box.folder / "keys", issued(tmp_path, dt.datetime(2029, 1, 1), 2048), "secret")
    box.off()


def test_one_that_ends_is_said_on_the_day(till, danish, tmp_path):
    """2026-11-21 09:00; it ends on the 22nd at 10:00 UTC, and the sales go on."""
    path = issued(tmp_path, dt.datetime(2026, 11, 22, 10), 2048)
    keys.rotate(till, danish.folder / "keys", path, "secret")
    assert "certificate_over" not in till.banners
    danish.clock.forward(25)
    keys.look(till, till.clock())
    assert "certificate_over" not in till.banners
    danish.clock.at += 2 * HOUR
    keys.look(till, till.clock())
    assert till.banners["certificate_over"].facts == {"version": "2", "date": "2026-11-22"}
    keys.rotate(till, danish.folder / "keys")
    assert "certificate_over" not in till.banners
