"""Signatures are rebuilt from the texts of the elements; a change of any of them is named."""

import re

import pytest

from appliance.fiscal.saft.checks import check
from tests.saft.small import KEYS, NAME, WHOLE, changed, signed

PUBLIC = """-----BEGIN PUBLIC KEY-----
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC7TiPXjBxCVV69Y04I3bpDYAQr
OUzJhcxh5IVgNUvKQCWu/9DaOhdb4938geaN3bY28IvOwttHjyXAsMachbBuSqOv
cgQMorbhxRFD7Hg1kUa7zngIkA20nxFKrJ+Y4xBqK/3D2B/jXHu40T4+cEBtrxST
PH1WbTGiBCndUDc4pwIDAQAB
-----END PUBLIC KEY-----
"""
BY_OPENSSL = """\
Qz9lgfDEXPcClDDa8D+dVHUiTTG9YeaE31aGN7FYzPvL2k+b++HpG9nlKE+gDJLC0V/OTVlf/d//Q/VCF2lCAQPlCID0H2WsT1fj
WP9tBI/b95nhoP5GWZa4unD4Zk/tVYwonIL8v3mVrbPy5B0ZQD8dJcSLjKyx6Clgu337jFQ=

KLYsG6mYYt49xov9zhvotqzKVa9QBymaKpoSjFgCMCKkwGp9ozIjTyz0gLTpZVWO2S/q6bi8mruxIBURzlITgnCy9OCiGK/4SaSE
p5AeO793oQ5FoR789U8t8GwLWJt0t9cPDJpNVIUnxvZ+kayzTuwj2YzyyZOCNqYC71sWMdo=

D3ltEctBywfRKhto6KGH69mvaf1nr8O8looIHxMRtn/9eEZjhB9yBmT+o9xesN8X3Xuo1VIK4qW6JGo6cdwDqvtCLJkGffd+XMr7
29dmYTXUObPFlAgx3ckKVDJVDhv2p1IgYFseWRGlIPPvYNCd3FiXIxesAGSds2WNgpoxCck=

QWVGfSKbAA+11NFFOHUtr7O6nsHn/2zdeMdDv1HfNPYwF3EOLVdXBFpogRR7lXm0kdGDhAAiJ5gMkORvqF1PXfUP0m26BHWBoIwu
JBC4/EHqkqFBHrA8TeAI6WqbWi3FpuCUYBA5PGlYlokkz/rp01Tnwg9QqlK/s0jgJucAXXg=

XHVhgpab1l3HiBP5es7rbYC4WXP1oaIQNniSU8CZBZvDoHQdEe/cvCxRFKY8x5CmYRBmIJ2nxNMubOf+drYHdVZUoAiqVeM+wiG5
q1TxHR5UMAncaAvoOuwzd3mZvoTe+JS/+H6dV4B+cbok6+U53eGdDY/g32if3xvoKM5H0II=
"""
"""``printf '%s;%s' 0 '2026-03-02;09:00:00;1;166.35;136.54' | openssl dgst -sha1 -sign key.pem | base64``
and so on for the five transactions; the private key was thrown away."""


def test_signatures_that_openssl_made_hold(tmp_path):
    text = WHOLE
    for signature in BY_OPENSSL.split("\n\n"):
        signature = signature.replace("\n", "")
        text = changed(text, "<signature></signature>", f"<signature>{signature}</signature>")
    path = tmp_path / NAME.format(n=1, of=1)
    path.write_text(text, "utf-8")
    assert check([path], {"1": PUBLIC, "2": PUBLIC}) == []


def findings(folder, text: str, keys: dict[str, str] = KEYS) -> list[tuple[str, str]]:
    """(rule, nr) of what is found in a file as it stands."""
    path = folder / NAME.format(n=1, of=1)
    path.write_text(text, "utf-8")
    return [(found.rule, found.place.id) for found in check([path], keys)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<transTime>09:10:00<", "<transTime>09:10:01<"),
        ("02</transDate><transTime>09:10", "05</transDate><transTime>09:10"),
        ("<keyVersion>1<", "<keyVersion>2<"),
    ],
)  # fmt: skip
def test_a_text_changed_after_signing_breaks_its_own_signature(tmp_path, old, new):
    text, _ = signed(WHOLE)
    place = text.count(old, 0, text.index("<nr>2</nr><transID>"))
    assert findings(tmp_path, changed(text, old, new, place)) == [("chain", "2")]


def test_the_same_amount_written_otherwise_is_another_text(tmp_path):
    """24.9 is 24.90, and not what was signed."""
    text, _ = signed(WHOLE)
    assert findings(tmp_path, changed(text, "<transAmntIn>24.90<", "<transAmntIn>24.9<")) == [("chain", "2")]


def test_a_signature_put_in_anew_breaks_the_one_after_it(tmp_path):
    text, _ = signed(WHOLE)
    signatures = re.findall("<signature>(.*?)</signature>", text)
    assert findings(tmp_path, text.replace(signatures[1], signatures[0])) == [("chain", "2"), ("chain", "3")]


def test_a_key_that_is_not_there_is_named_once(tmp_path):
    text, _ = signed(WHOLE)
    assert findings(tmp_path, text, {"2": KEYS["2"]}) == [("key", "1")]


def test_another_s_keys_hold_nothing(tmp_path):
    text, _ = signed(WHOLE)
    swapped = {"1": KEYS["2"], "2": KEYS["1"]}
    assert findings(tmp_path, text, swapped) == [("chain", nr) for nr in "12345"]
