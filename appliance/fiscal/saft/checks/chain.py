"""The signatures of a SAF-T cash register file, rebuilt from the very texts of its elements.

Each signature is made over the one before it and its transaction's own fields (Norway: six, Denmark:
eleven), per cash register, whatever key. The first is made over ``0``; a file that begins in the
middle of the chain says the one before in its ``headerComment``.
"""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from appliance.fiscal import denmark, norway, seals
from appliance.fiscal.saft.checks.finding import Findings, Place
from appliance.fiscal.saft.checks.reading import Plain

_LEFT_OUT = re.compile(r"left_out series nr known \d+ last (\d+)")
_SIGNATURE = re.compile(r"[A-Za-z0-9+/]{100,}={0,2}")


@dataclass(slots=True)
class Chain:
    """The chain of one cash register, through every part."""

    signature: str = ""
    """The last one; empty before the first and where the file does not say it."""
    nr: int = 0
    """The last one; 0 before the first."""
    from_middle: bool = False
    """The files begin in the middle of the register's life."""
    left_out: set[int] = field(default_factory=set)
    """Last numbers of gaps: a till that was restored goes on behind what the old one may have given."""


@dataclass(slots=True)
class Keys:
    """The public keys that signatures are checked with."""

    given: Mapping[str, str]
    """PEM by key version."""
    certified: dict[str, str] = field(default_factory=dict)
    """PEM out of a transaction's own certificate, by the certificate."""

    def key(self, values: Plain) -> str:
        """The public key of a transaction: its certificate's, or the version's; empty where it is missing.

        Raises:
            ValueError: For a certificate that is none.
        """
        certificate = values.get("certificateData", "")
        if not certificate:
            return self.given.get(values.get("keyVersion", ""), "")
        if certificate not in self.certified:
            self.certified[certificate] = _public(certificate)
        return self.certified[certificate]


def _public(certificate: str) -> str:
    """The public key of a certificate in PEM or base64, as PEM."""
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    if "BEGIN" in certificate:
        read = x509.load_pem_x509_certificate(certificate.encode())
    else:
        read = x509.load_der_x509_certificate(base64.b64decode(certificate))
    return read.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def begin(chain: Chain, comment: str) -> None:
    """Take the signature before the first from the first part's headerComment, where it has one."""
    found = _SIGNATURE.search(comment)
    if found:
        chain.signature, chain.from_middle = found[0], True


def restored(chain: Chain, told: str) -> None:
    """Take what an event of a restored till says that it leaves out."""
    if found := _LEFT_OUT.search(told):
        chain.left_out.add(int(found[1]))


def check_link(
    values: Plain, chain: Chain, keys: Keys, company: tuple[str, str, bool], findings: Findings
) -> None:
    """Check a transaction's number and signature, and go on to it.

    Args:
        values: The transaction.
        chain: Its register's chain.
        keys: The public keys.
        company: The company's number, the register's, and whether it is Denmark.
        findings: What is found.
    """
    place = Place("cashtransaction", values.get("nr", ""), values["@line"])
    nr = values.get("nr", "")
    if not nr.isdigit():
        findings.add("nr", place, "a whole number", repr(nr))
    elif chain.nr and int(nr) != chain.nr + 1 and not (int(nr) > chain.nr and int(nr) - 1 in chain.left_out):
        findings.add("nr", place, f"nr {chain.nr + 1}", nr)
    elif not chain.nr and int(nr) != 1 and not chain.signature:
        chain.from_middle = True
        findings.add("chain", place, "the signature before the first in headerComment", "none")
    if chain.signature or not chain.from_middle:
        _holds(values, chain, keys, company, findings)
    chain.nr = int(nr) if nr.isdigit() else chain.nr + 1
    chain.signature = values.get("signature", "")


def _holds(
    values: Plain, chain: Chain, keys: Keys, company: tuple[str, str, bool], findings: Findings
) -> None:
    place = Place("cashtransaction", values.get("nr", ""), values["@line"])
    try:
        public = keys.key(values)
    except ValueError as error:
        findings.once("key", place, "a certificate", str(error))
        return
    if not public:
        findings.once(
            "key", place, "the public key of each keyVersion", f"none of {values.get('keyVersion')!r}"
        )
        return
    sealing = seals.sealing_of(denmark.RULES if company[2] else norway.RULES)
    facts = {
        "nr": values.get("nr", ""), "date": values.get("transDate", ""), "time": values.get("transTime", ""),
        "in": values.get("transAmntIn", ""), "ex": values.get("transAmntEx", ""),
        "id": values.get("transID", ""), "type": values.get("transType", ""),
        "operator": values.get("empID", ""), "register": company[1], "company": company[0],
    }  # fmt: skip
    signature = values.get("signature", "")
    signed = seals.signed_text(sealing, chain.signature or seals.FIRST, facts)
    if not seals.holds(public, sealing.algorithm, signed, signature):
        findings.add("chain", place, "a signature that follows from the one before", signature[:12] + "…")
