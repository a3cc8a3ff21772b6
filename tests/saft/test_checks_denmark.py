"""A Danish export: eleven signed fields, SHA-512, the certificate in each transaction; total cash sales are
before returns, and more has to be there."""

import base64
import datetime as dt
import re

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from appliance.fiscal.saft.checks import check
from tests.saft.small import NAME, WHOLE, changed

OWN, OTHER = (rsa.generate_private_key(65537, 2048) for _ in range(2))
FIELDS = ("nr", "transID", "transType", "transDate", "transTime", "empID", "transAmntIn", "transAmntEx")


def certificate(key: rsa.RSAPrivateKey) -> x509.Certificate:
    """A certificate that nobody vouches for."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Story shop")])
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + dt.timedelta(days=365))
    return made.sign(key, hashes.SHA512())


PEM = certificate(OWN).public_bytes(Encoding.PEM).decode()
BASE64 = base64.b64encode(certificate(OWN).public_bytes(Encoding.DER)).decode()


def danish(text: str) -> str:
    """The small export as a Danish one; returns are not taken off in total cash sales."""
    for old, new in (
        ("CashRegister:NO", "CashRegister:DK"),
        ("<totalCashSaleAmnt>295.85<", "<totalCashSaleAmnt>320.75<"),
        ("<totalCashSaleAmnt>-116.55<", "<totalCashSaleAmnt>0.00<"),
        ("<eventType>OUT</eventType>", "<eventType>OUT</eventType><transID>m-11</transID>"),
        (
            "<paidAmnt>166.35</paidAmnt><empID>1</empID>",
            "<paidAmnt>166.35</paidAmnt><paymentRefID>A1</paymentRefID>",
        ),
        ("<paidAmnt>104.60</paidAmnt>", "<paidAmnt>104.60</paidAmnt><paymentRefID>A2</paymentRefID>"),
    ):
        text = changed(text, old, new)
    return text


def written(folder, text: str, given: str = PEM):
    """Sign it as Denmark wants, put the certificate in, and write it."""
    done, previous = [], "0"
    for block in re.split(r"(?=<cashtransaction>)", text):
        if block.startswith("<cashtransaction>"):
            facts = [re.search(f"<{name}>(.*?)</{name}>", block)[1] for name in FIELDS]
            message = ";".join((previous, *facts, "1", "999888777")).encode()
            previous = base64.b64encode(OWN.sign(message, padding.PKCS1v15(), hashes.SHA512())).decode()
            block = block.replace("<signature></signature>", f"<signature>{previous}</signature>")
            block = re.sub("(</keyVersion>)", rf"\1<certificateData>{given}</certificateData>", block)
        done.append(block)
    path = folder / NAME.format(n=1, of=1)
    path.write_text("".join(done), "utf-8")
    return path


@pytest.mark.parametrize("given", [PEM, BASE64], ids=["PEM", "base64"])
def test_a_danish_export_has_no_findings(tmp_path, given):
    assert check([written(tmp_path, danish(WHOLE), given)], {}) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("<totalCashSaleAmnt>320.75<", "<totalCashSaleAmnt>295.85<", ("totals", "1")),
        ("<transID>m-11</transID>", "", ("mandatory", "11")),
        ("<paymentRefID>A2</paymentRefID>", "", ("mandatory", "4")),
        ("<artID>KNIFE</artID><qnt>-1</qnt>", "<qnt>-1</qnt>", ("mandatory", "5")),
        ("<artID>MILK</artID><qnt>-1</qnt>", "<artID>MILK</artID>", ("mandatory", "4")),
    ],
)
def test_what_denmark_wants_besides(tmp_path, old, new, expected):
    found = check([written(tmp_path, changed(danish(WHOLE), old, new))], {})
    assert expected in [(one.rule, one.place.id) for one in found]


@pytest.mark.parametrize("name", ["transID", "empID", "transType"])
def test_every_field_that_denmark_signs_is_held(tmp_path, name):
    path = written(tmp_path, danish(WHOLE))
    text = path.read_text("utf-8")
    at = text.index("<cashtransaction><nr>4<")
    path.write_text(text[:at] + re.sub(f"<{name}>[^<]*<", f"<{name}>2<", text[at:], count=1), "utf-8")
    assert ("chain", "4") in [(one.rule, one.place.id) for one in check([path], {})]


def test_a_certificate_of_another_key(tmp_path):
    other = certificate(OTHER).public_bytes(Encoding.PEM).decode()
    found = [(one.rule, one.place.id) for one in check([written(tmp_path, danish(WHOLE), other)], {})]
    assert found == [("chain", nr) for nr in "12345"]


def test_a_certificate_that_is_none(tmp_path):
    found = [(one.rule, one.place.id) for one in check([written(tmp_path, danish(WHOLE), "bm9uZQ==")], {})]
    assert found == [("key", "1")]
