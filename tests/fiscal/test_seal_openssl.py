"""Our signatures, checked by another program: openssl with the public key of the journal."""

import base64
import shutil
import subprocess

import pytest

from appliance.fiscal import denmark, key_files, norway, seals
from appliance.fiscal.certificates import Holder

FACTS = {
    "nr": 2, "date": "2016-11-24", "time": "10:39:00", "in": "1.00", "ex": "0.96",
    "id": "0" * 32, "type": "sale", "operator": "1", "register": "1", "company": "12345678",
}  # fmt: skip

HOLDER = Holder("Shop", "12345678", 1_795_248_000_000)

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not on this machine")


def openssl_says(folder, public: str, digest: str, text: bytes, signature: str) -> bool:
    """Whether openssl finds the signature good."""
    for name, content in (("p", public.encode()), ("t", text), ("s", base64.b64decode(signature))):
        (folder / name).write_bytes(content)
    command = ["openssl", "dgst", f"-{digest}", "-verify", "p", "-signature", "s", "t"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    ("country", "digest", "bits"), [(norway, "sha1", 1024), (denmark, "sha512", 2048)], ids=["no", "dk"]
)
def test_openssl_finds_it_good_and_a_changed_ore_bad(tmp_path, country, digest, bits):
    sealing = country.RULES.sealing
    key = key_files.make(tmp_path / "keys" / "k.pem", "1", country.RULES, HOLDER)
    made = seals.record(key)
    signature = seals.sign(key, "0", FACTS)
    text = seals.signed_text(sealing, "0", FACTS)
    assert len(base64.b64decode(signature)) * 8 == bits
    assert openssl_says(tmp_path, made["public"], digest, text.encode(), signature)
    assert not openssl_says(
        tmp_path, made["public"], digest, text.replace("1.00", "1.01").encode(), signature
    )
    assert seals.holds(made["public"], made["algorithm"], text, signature)
    assert not seals.holds(made["public"], made["algorithm"], text.replace("0;", "1;", 1), signature)


def test_the_private_part_is_for_the_till_alone(tmp_path):
    path = tmp_path / "keys" / "k.pem"
    key_files.make(path, "1", norway.RULES, HOLDER)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_text().startswith("-----BEGIN RSA PRIVATE KEY-----")
    with pytest.raises(FileExistsError):
        key_files.make(path, "1", norway.RULES, HOLDER)


@pytest.mark.parametrize("signature", ["", "?", "AAAA", "not base64 at all"])
def test_what_is_no_signature_does_not_hold(tmp_path, signature):
    made = seals.record(key_files.make(tmp_path / "k.pem", "1", norway.RULES, HOLDER))
    assert not seals.holds(made["public"], made["algorithm"], "0;1", signature)


@pytest.mark.parametrize("algorithm", ["RSA-MD5-1024", "HMAC-SHA1-128", "RSA", ""])
def test_an_algorithm_that_is_not_known_holds_nothing(tmp_path, algorithm):
    key = key_files.make(tmp_path / "k.pem", "1", norway.RULES, HOLDER)
    signature = seals.sign(key, "0", FACTS)
    text = seals.signed_text(norway.RULES.sealing, "0", FACTS)
    assert not seals.holds(seals.public_pem(key.private), algorithm, text, signature)
