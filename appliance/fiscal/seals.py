"""The signatures that Norway and Denmark ask for, put on and checked.

The journal keeps the public part of each key in an entry ``key_made``, the key's record; what a signature
is checked with, its algorithm too, is taken from there. So a later key may be of another kind, and the
chain of signatures runs on across it.
"""

import base64
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from appliance.domain.journal import Moment
from appliance.domain.line_kind import outside
from appliance.domain.money import text
from appliance.domain.problems import Problem
from appliance.fiscal import certificates
from appliance.fiscal.rules import Rules, Sealing, Transaction

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

FIRST = "0"
"""What stands for the signature before the first one."""
BESIDE = ("key", "signature")
"""What stands in an entry's seal beside the sealed fields."""


@dataclass(frozen=True, slots=True)
class Key:
    """A private key that is open: the `rules.Seal` of Norway and Denmark.

    Only cash transactions are signed there, each by itself, at the moment it is stored.
    """

    version: str
    algorithm: str
    private: "RSAPrivateKey"
    certificate: str
    """PEM; empty where the country has none."""
    path: Path
    """Where the private part lies."""
    rules: Rules

    def begin(self, process: str) -> None:
        """Nothing: the first line of a sale is no transaction yet."""

    def finish(self, transaction: Transaction) -> dict[str, Any]:
        """The sealed fields, the key's version and the signature; the paper shows nothing of it."""
        facts = seal_facts(transaction.body, transaction.nr, transaction.moment, self.rules)
        return {**facts, "key": self.version, "signature": sign(self, transaction.previous, facts)}

    def seal_event(self, kind: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Nothing: events are held by the hash chain."""
        return {}

    def periodic(self, kind: str, date: str) -> dict[str, Any]:
        """Nothing: a Z is held by the hash chain."""
        return {}

    def health(self, moment: Moment) -> Problem | None:
        """``key_exposed``: the key's file is gone, or open to others. ``certificate_over``: it has ended."""
        try:
            exposed = self.path.stat().st_mode & 0o077
        except OSError:
            exposed = 1
        if exposed:
            return Problem.of("key_exposed", version=self.version)
        if self.certificate and (ends := certificates.ends(self.certificate)) <= moment.at:
            date = dt.datetime.fromtimestamp(ends / 1000, dt.UTC).date().isoformat()
            return Problem.of("certificate_over", version=self.version, date=date)
        return None


def seal_facts(body: Mapping[str, Any], nr: int, moment: Moment, rules: Rules) -> dict[str, Any]:
    """What the country seals of a transaction, each field as the very text that an export will show.

    Date and time are the wall's, amounts have the currency's decimals and are not rounded to coins. What is
    outside total sales is in both amounts: it is one receipt, and has no VAT.

    Args:
        body: The transaction's entry, with ``organisation`` beside it where the country seals that.
        nr: Its number in the chain.
        moment: When it was stored.
        rules: The country's.
    """
    date, time = moment.local.isoformat(" ", "seconds").split(" ")
    net = sum(amount["net"] for amount in body["vat"]) + outside(body.get("lines", ()))
    facts = {
        "nr": nr, "date": date, "time": time,
        "in": text(body["gross"], rules.currency), "ex": text(net, rules.currency),
    }  # fmt: skip
    if rules.sealing:
        for name, where in rules.sealing.said.items():
            facts[name] = body[where]
    return facts


def signed_text(sealing: Sealing, previous: str, facts: Mapping[str, Any]) -> str:
    """What is signed: the previous signature and the sealed fields in the country's order.

    >>> norway = Sealing("RSA-SHA1-1024", ("date", "time", "nr", "in", "ex"))
    >>> facts = {"date": "2016-11-24", "time": "10:39:00", "nr": 2, "in": "1.00", "ex": "0.96"}
    >>> signed_text(norway, FIRST, facts)
    '0;2016-11-24;10:39:00;2;1.00;0.96'
    """
    return ";".join((previous, *(str(facts[name]) for name in sealing.fields)))


def agrees(data: Mapping[str, Any], organisation: str, rules: Rules) -> bool:
    """Does the seal of an entry say what the entry says, field by field, no more and no less?

    Args:
        data: The entry's body.
        organisation: The shop's number when it was stored.
        rules: The country's.

    Raises:
        KeyError: The entry lacks something that is sealed, or a seal.
    """
    at = Moment(data["at"], data["offset"])
    said = {name: value for name, value in data["seal"].items() if name not in BESIDE}
    return said == seal_facts({**data, "organisation": organisation}, data["nr"], at, rules)


def record(key: Key) -> dict[str, Any]:
    """What the journal keeps of a key: the body of ``key_made``."""
    body = {"version": key.version, "algorithm": key.algorithm, "public": public_pem(key.private)}
    return {**body, "certificate": key.certificate} if key.certificate else body


def sign(key: Key, previous: str, facts: Mapping[str, Any]) -> str:
    """Sign the facts of one transaction after the previous signature; base64 on one line."""
    padding, digest = _scheme(key.algorithm)
    signed = signed_text(sealing_of(key.rules), previous, facts).encode()
    return base64.b64encode(key.private.sign(signed, padding, digest)).decode()


def holds(public: str, algorithm: str, signed: str, signature: str) -> bool:
    """Does a signature fit what was signed, by this key?

    Args:
        public: The key, SPKI PEM.
        algorithm: Of its record.
        signed: See `signed_text`.
        signature: Base64.
    """
    from cryptography.exceptions import InvalidSignature

    try:
        given = base64.b64decode(signature, validate=True)
        _public(public).verify(given, signed.encode(), *_scheme(algorithm))
    except (InvalidSignature, ValueError):
        return False
    return True


@lru_cache(maxsize=8)
def _public(pem: str) -> "RSAPublicKey":
    """A public key, taken apart once: a verify asks for the same one a hundred thousand times."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    public = load_pem_public_key(pem.encode())
    if not isinstance(public, RSAPublicKey):
        raise ValueError("expected an RSA public key")
    return public


def public_pem(private: "RSAPrivateKey") -> str:
    """The public part of a key as SPKI PEM."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    spki = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return spki.decode()


def sealing_of(rules: Rules) -> Sealing:
    """How a country signs; ValueError for one that does not."""
    if not rules.sealing:
        raise ValueError(f"expected a country that seals, got {rules.country}")
    return rules.sealing


def parts(algorithm: str) -> tuple[str, int]:
    """Digest and bits of an algorithm's name.

    >>> parts("RSA-SHA1-1024")
    ('SHA1', 1024)
    """
    kind, digest, bits = algorithm.split("-")
    if kind != "RSA" or digest not in ("SHA1", "SHA512"):
        raise ValueError(f"expected RSA with SHA1 or SHA512, got {algorithm}")
    return digest, int(bits)


@cache
def _scheme(algorithm: str) -> tuple[Any, Any]:
    """Padding and hash of an algorithm; imported with the first seal, which is after the first frame."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15

    return PKCS1v15(), hashes.SHA1() if parts(algorithm)[0] == "SHA1" else hashes.SHA512()
