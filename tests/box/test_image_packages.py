"""The lock of the image's packages: read, written, compared, and held against what is to be had."""

import hashlib
from pathlib import Path

import pytest

from image import debian, packages
from image.debian import Drift, Package

DASH = Package(
    "dash", "0.5.12-12", "arm64", "a" * 64, 96_000, "debian/pool/main/d/dash/dash_0.5.12-12_arm64.deb"
)
LINE = f"dash 0.5.12-12 arm64 {'a' * 64} 96000 debian/pool/main/d/dash/dash_0.5.12-12_arm64.deb\n"


def test_a_lock_says_one_package_on_a_line(tmp_path: Path):
    assert debian.written([DASH]) == LINE
    (tmp_path / "box.txt").write_text(LINE)
    assert debian.read(tmp_path / "box.txt") == (DASH,)


@pytest.mark.parametrize(
    "line",
    [
        "dash 0.5.12-12\n",
        f"dash 0.5.12-12 arm64 {'a' * 63} 96000 debian/pool/dash.deb\n",
        f"dash 0.5.12-12 arm64 {'a' * 64} many debian/pool/dash.deb\n",
    ],
)
def test_a_lock_with_a_broken_line_is_none(tmp_path: Path, line: str):
    (tmp_path / "box.txt").write_text(line)
    with pytest.raises(Drift, match=r"box\.txt: expected name, version"):
        debian.read(tmp_path / "box.txt")


def test_a_missing_lock_says_how_to_make_one(tmp_path: Path):
    with pytest.raises(Drift, match="make image-lock"):
        debian.read(tmp_path / "box.txt")


def test_what_apt_would_fetch_becomes_a_lock():
    listed = (
        "Reading package lists...\n"
        "'http://mirror.invalid/debian/pool/main/g/gcc-14/libstdc%2b%2b6_14.2.0-19_arm64.deb'"
        f" libstdc++6_14.2.0-19_arm64.deb 719496 SHA256:{'b' * 64}\n"
        "'http://mirror.invalid/debian-security/pool/updates/main/o/openssl/libssl3t64_3.5.1-1_arm64.deb'"
        f" libssl3t64_3.5.1-1_arm64.deb 2254068 SHA256:{'c' * 64}\n"
    )
    assert debian.chosen(listed, "http://mirror.invalid") == (
        Package("libssl3t64", "3.5.1-1", "arm64", "c" * 64, 2254068,
                "debian-security/pool/updates/main/o/openssl/libssl3t64_3.5.1-1_arm64.deb"),
        Package("libstdc++6", "14.2.0-19", "arm64", "b" * 64, 719496,
                "debian/pool/main/g/gcc-14/libstdc%2b%2b6_14.2.0-19_arm64.deb"),
    )  # fmt: skip


def test_what_a_new_choice_changes_is_named():
    newer = Package("dash", "0.5.13-1", "arm64", "b" * 64, 1, "debian/pool/x.deb")
    sed = Package("sed", "4.9-2", "arm64", "c" * 64, 1, "debian/pool/y.deb")
    assert debian.differences([DASH], [newer, sed]) == ["dash 0.5.12-12 → 0.5.13-1", "sed new → 4.9-2"]
    assert debian.differences([DASH, sed], [DASH]) == ["sed 4.9-2 → gone"]


def store_of(folder: Path, content: bytes) -> Package:
    """A package as a mirror on this disk has it, and its line of the lock."""
    path = "debian/pool/main/d/dash/dash_1_arm64.deb"
    (folder / path).parent.mkdir(parents=True)
    (folder / path).write_bytes(content)
    return Package("dash", "1", "arm64", hashlib.sha256(content).hexdigest(), len(content), path)


@pytest.mark.skipif(not Path(debian.APT_HELPER).exists(), reason="Debian's apt is needed")
def test_a_package_comes_from_the_mirror_once(tmp_path: Path):
    package = store_of(tmp_path / "mirror", b"a package")
    mirror = f"copy:{tmp_path / 'mirror'}"
    debian.fetched([package, package], mirror, tmp_path / "store")
    (tmp_path / "mirror" / package.path).unlink()
    debian.fetched([package], mirror, tmp_path / "store")
    assert (tmp_path / "store" / package.file).read_bytes() == b"a package"


@pytest.mark.skipif(not Path(debian.APT_HELPER).exists(), reason="Debian's apt is needed")
def test_a_package_that_has_drifted_stops_the_build_and_is_named(tmp_path: Path):
    package = store_of(tmp_path / "mirror", b"a package")
    (tmp_path / "mirror" / package.path).write_bytes(b"another of the same name")
    with pytest.raises(Drift, match=r"dash 1.*make image-lock"):
        debian.fetched([package], f"copy:{tmp_path / 'mirror'}", tmp_path / "store")
    (tmp_path / "mirror" / package.path).unlink()
    with pytest.raises(Drift, match=r"dash 1.*make image-lock"):
        debian.fetched([package], f"copy:{tmp_path / 'mirror'}", tmp_path / "store")


def test_the_locks_hold_what_is_wanted():
    locks = Path(debian.__file__).parent / "lock"
    for name, wanted, architecture in (("box", packages.BOX, "arm64"), ("tools", packages.TOOLS, "amd64")):
        locked = debian.read(locks / f"{name}.txt")
        assert set(wanted) <= {package.name for package in locked}
        assert {package.architecture for package in locked} == {architecture, "all"}
        assert all(package.path.startswith(("debian/pool/", "debian-security/pool/")) for package in locked)


def test_the_box_has_no_package_that_installs_others_and_no_desktop():
    locks = Path(debian.__file__).parent / "lock"
    names = {package.name for package in debian.read(locks / "box.txt")}
    assert not names & {"apt", "gcc", "xserver-xorg-core", "network-manager", "cups", "sudo", "curl"}
