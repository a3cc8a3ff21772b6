"""The private parts of the keys that seal: one PEM file per version, readable by the service alone.

A key is made on the box and its private part never leaves it. Where the country has certificates, an
issuer's file may bring a key with its certificate instead.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from appliance.fiscal import certificates
from appliance.fiscal.rules import Rules
from appliance.fiscal.seals import Key, parts, public_pem, sealing_of

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey


def make(path: Path, version: str, rules: Rules, holder: certificates.Holder) -> Key:
    """Make a key pair of the country's kind and store the private part, see `keep`."""
    from cryptography.hazmat.primitives.asymmetric import rsa

    sealing = sealing_of(rules)
    private = rsa.generate_private_key(65537, parts(sealing.algorithm)[1])
    certificate = certificates.self_made(private, holder) if sealing.certified else ""
    keep(path, private)
    return Key(version, sealing.algorithm, private, certificate, path, rules)


def install(path: Path, version: str, rules: Rules, issued: Path, password: str) -> Key:
    """Take a key that was issued with its certificate, and store the private part, see `keep`.

    Args:
        path: Where the private part goes.
        version: Of the new key.
        rules: The country's, which has certificates.
        issued: The issuer's file, PKCS #12.
        password: The file's.

    Raises:
        OSError: The file cannot be read.
        ValueError: It is not such a file, the password is wrong, or the country has no certificates.
    """
    sealing = sealing_of(rules)
    if not sealing.certified:
        raise ValueError(f"expected a country with certificates, got {rules.country}")
    private, certificate = certificates.issued(issued, password)
    keep(path, private)
    digest = sealing.algorithm.rpartition("-")[0]
    return Key(version, f"{digest}-{private.key_size}", private, certificate, path, rules)


def keep(path: Path, private: "RSAPrivateKey") -> None:
    """Store a private key (PKCS #1, mode 0600).

    File and name are on the disk when this returns: the entry that tells of the key comes after it.

    Raises:
        FileExistsError: There is such a file; no key is ever overwritten.
    """
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    pem = private.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    for folder in (path.parent, path.parent.parent):
        settle(folder)


def settle(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def load(path: Path, made: Mapping[str, Any], rules: Rules) -> Key:
    """Open the private key that a record tells of.

    Raises:
        OSError: It is missing.
        ValueError: It is not one, or another one than the record's.
    """
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    private = load_pem_private_key(path.read_bytes(), None)
    if not isinstance(private, RSAPrivateKey) or public_pem(private) != made["public"]:
        raise ValueError(f"expected the private key of {made['version']} in {path.name}")
    return Key(made["version"], made["algorithm"], private, made.get("certificate", ""), path, rules)
