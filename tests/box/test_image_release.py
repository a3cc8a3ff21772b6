"""What is handed out with an image: parts, Imager's list, sums and signatures."""

import base64
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import jsonschema
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from image import minisign, release, sbom
from image.debian import Package
from image.tree import Made

MADE = Made("1.2.3", "c" * 40, "2026-11-22")
STATUS = """\
Package: libc6
Status: install ok installed
Maintainer: GNU Libc Maintainers <debian-glibc@lists.debian.org>
Architecture: arm64
Source: glibc
Version: 2.41-12+deb13u4
Description: GNU C Library: Shared libraries
 Contains the standard libraries.

Package: gone
Status: deinstall ok config-files
Architecture: arm64
Version: 1

Package: adduser
Status: install ok installed
Maintainer: Debian Adduser Developers <adduser@packages.debian.org>
Architecture: all
Version: 3.152
"""
IMAGERS = {
    # the fields that doc/json-schema/os-list-schema.json of Raspberry Pi Imager demands, and their types
    "type": "object",
    "required": ["os_list"],
    "additionalProperties": False,
    "properties": {
        "imager": {"type": "object"},
        "os_list": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "description", "icon", "url", "extract_size", "extract_sha256",
                             "image_download_size", "release_date"],
                "properties": {
                    "name": {"type": "string"},
                    "description": {"type": "string"},
                    "icon": {"type": "string"},
                    "url": {"type": "string", "pattern": r"\.(zip|gz|xz)$"},
                    "extract_size": {"type": "integer"},
                    "extract_sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                    "image_download_size": {"type": "integer"},
                    "release_date": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
                    "init_format": {"type": "string"},
                    "devices": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
    },
}  # fmt: skip


def test_debians_parts_are_those_that_are_installed():
    lock = Package("libc6", "2.41-12+deb13u4", "arm64", "d" * 64, 1, "debian/pool/main/g/glibc/libc6.deb")
    adduser, libc = sbom.debians(STATUS, [lock])
    assert (adduser.name, adduser.version, adduser.sha256) == ("adduser", "3.152", "")
    assert (libc.name, libc.sha256) == ("libc6", "d" * 64)
    assert libc.purl == "pkg:deb/debian/libc6@2.41-12%2Bdeb13u4?arch=arm64&distro=trixie"
    assert libc.supplier == "GNU Libc Maintainers <debian-glibc@lists.debian.org>"


def test_pythons_parts_say_what_their_wheels_say(tmp_path: Path):
    wheel = tmp_path / "python_barcode-0.16.1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as files:
        files.writestr(
            "python_barcode-0.16.1.dist-info/METADATA",
            "Name: python-barcode\nVersion: 0.16.1\nLicense-Expression: MIT\n\nBar codes.\n",
        )
    (part,) = sbom.pythons([wheel])
    assert (part.name, part.version, part.licence) == ("python-barcode", "0.16.1", "MIT")
    assert part.purl == "pkg:pypi/python-barcode@0.16.1"
    assert len(part.sha256) == 64


def test_the_list_of_parts_is_what_spdx_demands():
    parts = [
        *sbom.debians(STATUS, ()),
        sbom.Part("biip", "5.2.0", "pkg:pypi/biip@5.2.0", "e" * 64, licence="MIT"),
    ]
    document = sbom.document(MADE, "f" * 64, 1_700_000_000, parts)
    assert document["spdxVersion"] == "SPDX-2.3"
    assert document["creationInfo"]["created"] == "2023-11-14T22:13:20Z"
    assert [package["name"] for package in document["packages"]] == ["tillbox", "adduser", "libc6", "biip"]
    assert [package["licenseDeclared"] for package in document["packages"]] == [
        "Apache-2.0", "NOASSERTION", "NOASSERTION", "MIT",
    ]  # fmt: skip
    named = {"SPDXRef-DOCUMENT", *(package["SPDXID"] for package in document["packages"])}
    assert len(named) == 5
    ends = {
        link[end] for link in document["relationships"] for end in ("spdxElementId", "relatedSpdxElement")
    }
    assert ends == named
    for package in document["packages"]:
        # clause 7: these are mandatory where files are not analysed
        assert {"name", "SPDXID", "downloadLocation", "filesAnalyzed"} <= package.keys()


def test_the_list_of_parts_is_the_same_bytes_each_time(tmp_path: Path):
    for name in ("one", "two"):
        release.written(tmp_path / name, sbom.document(MADE, "f" * 64, 0, sbom.debians(STATUS, ())))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_imager_is_told_what_it_demands():
    whole = release.Packed(
        "https://till.example/t.img.xz", "https://till.example/t.img.bmap", 4 << 30, "a" * 64, 9
    )
    listed = json.loads(json.dumps(release.imagers(whole, MADE)))
    jsonschema.validate(listed, IMAGERS)
    (entry,) = listed["os_list"]
    assert entry["init_format"] == "rpi-preseed"
    assert entry["extract_size"] == 4294967296
    assert entry["devices"] == ["pi4-64bit", "pi3-64bit"]


def test_the_sums_are_those_that_sha256sum_checks(tmp_path: Path):
    (tmp_path / "b").write_bytes(b"b")
    (tmp_path / "a").write_bytes(b"")
    text = release.summed(tmp_path, ["b", "a"])
    assert text.splitlines()[0] == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a"
    (tmp_path / "SHA256SUMS").write_text(text)
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path, check=True)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A supplier's key, always the same one."""
    private = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    file = tmp_path / "release.pem"
    file.write_bytes(
        private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return file


def test_without_a_key_nothing_is_signed_and_that_is_said(tmp_path: Path):
    said = release.signed(tmp_path, "sums\n", None, MADE)
    assert said == ["unsigned: KEY=release.pem signs it"]
    assert [path.name for path in tmp_path.iterdir()] == ["SHA256SUMS"]


def test_a_signature_has_minisigns_form(tmp_path: Path, key: Path):
    release.signed(tmp_path, "sums\n", key, MADE)
    lines = (tmp_path / "SHA256SUMS.minisig").read_text().splitlines()
    assert lines[0].startswith("untrusted comment: ")
    assert lines[2] == "trusted comment: tillbox 1.2.3 2026-11-22"
    signed, public = (
        base64.b64decode(lines[1]),
        base64.b64decode((tmp_path / "tillbox.pub").read_text().split("\n")[1]),
    )
    assert (signed[:2], len(signed)) == (b"ED", 74)
    assert (public[:2], len(public)) == (b"Ed", 42)
    assert signed[2:10] == public[2:10]
    assert len(base64.b64decode(lines[3])) == 64


@pytest.mark.skipif(not shutil.which("minisign"), reason="Debian's package minisign is needed")
def test_minisign_itself_takes_the_signature_and_no_other_content(tmp_path: Path, key: Path):
    release.signed(tmp_path, "sums\n", key, MADE)
    check = ["minisign", "-Vqm", "SHA256SUMS", "-p", "tillbox.pub"]
    assert subprocess.run(check, cwd=tmp_path, check=False).returncode == 0
    (tmp_path / "SHA256SUMS").write_text("other sums\n")
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode == 1


def test_a_key_of_another_kind_is_refused(tmp_path: Path):
    from cryptography.hazmat.primitives.asymmetric import ec

    file = tmp_path / "other.pem"
    file.write_bytes(
        ec.generate_private_key(ec.SECP256R1()).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    with pytest.raises(TypeError, match="no Ed25519 key"):
        minisign.key(file)


def test_the_box_takes_updates_that_the_same_key_signs(tmp_path: Path, key: Path):
    from appliance.update import parcel

    (tmp_path / "usr/lib/tillbox").mkdir(parents=True)
    release.keys(tmp_path, key)
    found = parcel.release_keys(tmp_path / "usr/lib/tillbox/release.keys")
    assert parcel.signed(b"manifest", parcel.sign(b"manifest", key), found)
