"""What is in an image, in the words of SPDX 2.3: Debian's packages, Python's, and ours.

https://spdx.github.io/spdx-spec/v2.3/ names the fields; the purls are those of the purl specification.
"""

import email
import hashlib
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from image.debian import Package
from image.packages import SUITE
from image.tree import Made

NOTHING = "NOASSERTION"
LICENCES = {"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "LGPL-3.0-only", "MIT", "MPL-2.0", "PSF-2.0"}
"""Names out of SPDX's list that our wheels have; whatever else one says goes into a remark."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is in the image."""

    name: str
    version: str
    purl: str
    sha256: str = ""
    """Of the file that it came in."""
    supplier: str = ""
    licence: str = ""
    """As its own data say it; Debian's stand in ``/usr/share/doc/NAME/copyright``."""


def debians(status: str, locked: Iterable[Package]) -> list[Part]:
    """The parts that dpkg's status file names as installed.

    Args:
        status: The text of ``/var/lib/dpkg/status``.
        locked: The lock, for the hashes.
    """
    hashes = {package.name: package.sha256 for package in locked}
    parts = []
    for stanza in status.split("\n\n"):
        facts = dict(re.findall(r"^([A-Za-z-]+): (.*)$", stanza, re.M))
        if facts.get("Status") != "install ok installed":
            continue
        name, version = facts["Package"], facts["Version"]
        where = f"arch={facts['Architecture']}&distro={SUITE}"
        purl = f"pkg:deb/debian/{quote(name)}@{quote(version)}?{where}"
        parts.append(Part(name, version, purl, hashes.get(name, ""), facts.get("Maintainer", "")))
    return sorted(parts, key=lambda part: part.name)


def pythons(wheels: Iterable[Path]) -> list[Part]:
    """The parts that came as wheels."""
    parts = []
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as files:
            (name,) = (one for one in files.namelist() if one.endswith(".dist-info/METADATA"))
            facts = email.message_from_bytes(files.read(name))
        licence = facts["License-Expression"] or facts["License"] or ""
        name, version = str(facts["Name"]), str(facts["Version"])
        purl = f"pkg:pypi/{re.sub('[-_.]+', '-', name).lower()}@{version}"
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        parts.append(Part(name, version, purl, digest, licence=licence.partition("\n")[0]))
    return sorted(parts, key=lambda part: part.name.lower())


def document(made: Made, program: str, epoch: int, parts: Iterable[Part]) -> Mapping[str, Any]:
    """The whole, ready to be written as JSON.

    Args:
        made: Which image it is.
        program: The hash of our own package (`appliance.build`).
        epoch: Seconds; the time that stands for its making.
        parts: What else is in it.
    """
    ours = Part("tillbox", made.version, f"pkg:generic/tillbox@{made.version}", program, licence="Apache-2.0")
    packages = [_package(number, part) for number, part in enumerate([ours, *parts])]
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"tillbox-{made.version}",
        "documentNamespace": f"https://spdx.org/spdxdocs/tillbox-{made.version}-{program[:32]}",
        "creationInfo": {
            "created": datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": ["Tool: tillbox-image"],
        },
        "packages": packages,
        "relationships": [
            {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
             "relatedSpdxElement": packages[0]["SPDXID"]},
            *({"spdxElementId": packages[0]["SPDXID"], "relationshipType": "DEPENDS_ON",
               "relatedSpdxElement": package["SPDXID"]} for package in packages[1:]),
        ],
    }  # fmt: skip


def _package(number: int, part: Part) -> dict[str, Any]:
    known = set(re.split(" (?:AND|OR) ", part.licence)) <= LICENCES
    facts: dict[str, Any] = {
        "SPDXID": f"SPDXRef-{number}-{re.sub('[^A-Za-z0-9.-]', '-', part.name)}",
        "name": part.name,
        "versionInfo": part.version,
        "downloadLocation": NOTHING,
        "filesAnalyzed": False,
        "licenseConcluded": NOTHING,
        "licenseDeclared": part.licence if known else NOTHING,
        "copyrightText": NOTHING,
        "externalRefs": [
            {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": part.purl}
        ],
    }
    if part.supplier:
        facts["supplier"] = "Organization: " + re.sub(r"<(.*)>", r"(\1)", part.supplier)
    if part.licence and not known:
        facts["licenseComments"] = part.licence
    if part.sha256:
        facts["checksums"] = [{"algorithm": "SHA256", "checksumValue": part.sha256}]
    return facts
