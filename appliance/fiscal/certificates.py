"""X.509 certificates of the keys that seal, where a country wants them (Denmark's OCES3).

Until a shop has an issued one, the box makes one that nobody vouches for: it ties the key to the shop's
number, and exports are whole. An issued one comes with its key in a file (PKCS #12).
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

NO_END = dt.datetime(9999, 12, 31, 23, 59, 59)
"""A certificate that nobody can revoke or renew has no end of its own (RFC 5280 § 4.1.2.5)."""
BEFORE = dt.timedelta(days=1)
"""A certificate is good from this long before it is made, for a clock that is set right later."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a certificate names, and when it is made."""

    name: str
    organisation: str
    """CVR number."""
    at: int
    """UTC ms."""


def self_made(private: "RSAPrivateKey", holder: Holder) -> str:
    """A certificate for a key, signed with that very key; PEM.

    The subject holds the number as OCES3 does: organizationIdentifier ``NTRDK-12345678`` (ETSI EN 319
    412-1 § 5.1.4).
    """
    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA512
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509.oid import NameOID

    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "DK"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, holder.name[:64] or "-"),  # X.520: at most 64
            x509.NameAttribute(NameOID.ORGANIZATION_IDENTIFIER, f"NTRDK-{holder.organisation}"),
            x509.NameAttribute(NameOID.COMMON_NAME, holder.name[:64] or "-"),
        ]
    )
    made = dt.datetime.fromtimestamp(holder.at / 1000, dt.UTC)
    builder = x509.CertificateBuilder(subject, subject, private.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(made - BEFORE).not_valid_after(NO_END)
    return builder.sign(private, SHA512()).public_bytes(Encoding.PEM).decode()


def issued(path: Path, password: str) -> tuple["RSAPrivateKey", str]:
    """The private key and the certificate (PEM) of an issuer's file.

    Raises:
        OSError: It cannot be read.
        ValueError: It is no such file, the password is wrong, or its key is not RSA.
    """
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

    found = load_pkcs12(path.read_bytes(), password.encode())
    if not isinstance(found.key, RSAPrivateKey) or not found.cert:
        raise ValueError(f"expected an RSA key with its certificate in {path.name}")
    return found.key, found.cert.certificate.public_bytes(Encoding.PEM).decode()


def ends(certificate: str) -> int:
    """When a certificate (PEM) ends, UTC ms."""
    from cryptography.x509 import load_pem_x509_certificate

    return round(load_pem_x509_certificate(certificate.encode()).not_valid_after_utc.timestamp() * 1000)
