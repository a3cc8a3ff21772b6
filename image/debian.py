"""The lock of Debian packages: which versions, from where, with which hash; and an archive of just those.

``image/lock/*.txt`` has one package on a line: name, version, architecture, SHA-256, size in bytes, path
below the mirror. A build takes these and nothing else; where the mirror has moved on and the package is in
no cache, it stops and names it: ``make image-lock`` then chooses again, for a person to look at and commit.
"""

import hashlib
import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path
from urllib.parse import unquote

from image.packages import ARCHIVES, COMPONENTS, SUITE

APT_HELPER = "/usr/lib/apt/apt-helper"
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
_URI = re.compile(r"^'(?P<uri>[^']+)' \S+ (?P<size>\d+) SHA256:(?P<sha256>[0-9a-f]{64})$")


class Drift(Exception):
    """What the lock names is not to be had, or is not what it was."""


@dataclass(frozen=True, slots=True, order=True)
class Package:
    """One package of the lock."""

    name: str
    version: str
    architecture: str
    sha256: str
    size: int
    path: str
    """Below the mirror: ``debian/pool/main/…``."""

    @property
    def file(self) -> str:
        """Its name in our own store: the mirror may give two archives' packages the same name."""
        return f"{self.sha256[:16]}_{self.name}.deb"


def mirror() -> str:
    """Where Debian is fetched from: MIRROR in the environment, or what this machine's own apt uses.

    Raises:
        Drift: Its apt knows no Debian archive.
    """
    if named := os.environ.get("MIRROR"):
        return named
    asked = ["apt-get", "indextargets", "--format", "$(SITE)", "Created-By: Packages"]
    for site in subprocess.run(asked, capture_output=True, text=True, check=False).stdout.split():
        if site.endswith("/debian"):
            return site.removesuffix("/debian")
    raise Drift("expected a Debian archive in apt's sources, found none: name one with MIRROR=…")


def written(packages: Iterable[Package]) -> str:
    """The text of a lock."""
    return "".join(" ".join(map(str, astuple(package))) + "\n" for package in sorted(packages))


def read(lock: Path) -> tuple[Package, ...]:
    """The packages of a lock.

    Raises:
        Drift: There is no such lock, or a line of it is not one.
    """
    if not lock.is_file():
        raise Drift(f"{lock.name} is missing: run `make image-lock`")
    packages = []
    for line in lock.read_text("utf-8").splitlines():
        fields = line.split()
        if len(fields) != 6 or not fields[4].isdecimal() or len(fields[3]) != 64:
            raise Drift(
                f"{lock.name}: expected name, version, architecture, SHA-256, size, path; got {line!r}"
            )
        name, version, architecture, sha256, size, path = fields
        packages.append(Package(name, version, architecture, sha256, int(size), path))
    return tuple(packages)


def differences(old: Iterable[Package], new: Iterable[Package]) -> list[str]:
    """What a new choice changes, a line each: ``libc6 2.41-12 → 2.41-13``."""
    before = {package.name: package.version for package in old}
    after = {package.name: package.version for package in new}
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    return [f"{name} {before.get(name, 'new')} → {after.get(name, 'gone')}" for name in changed]


def choose(wanted: Iterable[str], architecture: str, mirror: str, folder: Path) -> tuple[Package, ...]:
    """The newest versions in Debian of these packages, of the essential ones, and of all they depend on.

    Args:
        wanted: Names.
        architecture: Debian's name of it, ``arm64``.
        mirror: Where the archives lie.
        folder: For apt's lists; kept.
    """
    apt = ["apt-get", "-q", *_options(architecture, mirror, folder)]
    subprocess.run([*apt, "update"], check=True, stdout=subprocess.DEVNULL)
    listed = subprocess.run(
        [*apt, "install", "--yes", "--print-uris", "--no-install-recommends", "?essential", *wanted],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return chosen(listed.stdout, mirror)


def chosen(listed: str, mirror: str) -> tuple[Package, ...]:
    """The packages that ``apt-get --print-uris`` names."""
    found = []
    for line in listed.splitlines():
        if match := _URI.match(line):
            path = match["uri"].removeprefix(f"{mirror}/")
            name, version, architecture = _parts(path)
            found.append(Package(name, version, architecture, match["sha256"], int(match["size"]), path))
    return tuple(sorted(found))


def _parts(path: str) -> tuple[str, str, str]:
    """Name, version and architecture from a file name; its version has no epoch."""
    name, version, architecture = unquote(path.rpartition("/")[2]).removesuffix(".deb").split("_")
    return name, version, architecture


def _options(architecture: str, mirror: str, folder: Path) -> list[str]:
    for part in ("lists/partial", "cache/archives/partial", "etc/preferences.d"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "status").touch()
    signed = f"[signed-by={KEYRING}]"
    (folder / "sources.list").write_text(
        "".join(f"deb {signed} {mirror}/{name} {suite} {' '.join(COMPONENTS)}\n" for name, suite in ARCHIVES)
    )
    settings = {
        "APT::Architecture": architecture, "APT::Architectures": architecture,
        "APT::Install-Recommends": "false", "Acquire::Languages": "none", "Acquire::ForceHash": "SHA256",
        "pkgCacheGen::ForceEssential": ",",
        "Dir::Etc": folder / "etc", "Dir::Etc::parts": folder / "none",
        "Dir::Etc::sourcelist": folder / "sources.list",
        "Dir::State": folder, "Dir::State::status": folder / "status",
        "Dir::State::lists": folder / "lists", "Dir::Cache": folder / "cache",
    }  # fmt: skip
    return [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]


def fetched(packages: Iterable[Package], mirror: str, store: Path) -> None:
    """Have every package in the store, of the size and hash that the lock says.

    Raises:
        Drift: The mirror no longer has one of them, or has another under its name.
    """
    store.mkdir(parents=True, exist_ok=True)
    missing = {one.file: one for one in packages if not (store / one.file).exists()}.values()
    if not missing:
        return
    wanted = [
        word
        for package in missing
        for word in (f"{mirror}/{package.path}", store / f"{package.file}.part", f"SHA256:{package.sha256}")
    ]
    # apt's own fetcher: it knows this machine's proxies, and holds each file against its hash
    done = subprocess.run([APT_HELPER, "download-file", *wanted], stdout=subprocess.DEVNULL, check=False)
    for package in missing:
        part = store / f"{package.file}.part"
        if done.returncode == 0 or _hash(part) == package.sha256:
            part.rename(store / package.file)
    lost = [f"{package.name} {package.version}" for package in missing if not (store / package.file).exists()]
    if lost:
        raise Drift(f"not to be had as the lock names them: {', '.join(lost)}; run `make image-lock`")


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def archive(packages: Iterable[Package], store: Path, folder: Path) -> str:
    """An archive of just these packages, for mmdebstrap; gives its line for apt's list of sources."""
    folder.mkdir(parents=True, exist_ok=True)
    stanzas = []
    for package in sorted(packages):
        file = store / package.file
        link = folder / package.file
        link.unlink(missing_ok=True)
        link.hardlink_to(file)
        control = subprocess.run(["dpkg-deb", "--field", file], check=True, capture_output=True, text=True)
        where = f"Filename: ./{package.file}\nSize: {package.size}\nSHA256: {package.sha256}\n"
        stanzas.append(control.stdout.rstrip("\n") + "\n" + where)
    index = "\n".join(stanzas).encode()
    (folder / "Packages").write_bytes(index)
    (folder / "Release").write_text(
        f"Suite: {SUITE}\nCodename: {SUITE}\n"
        f"SHA256:\n {hashlib.sha256(index).hexdigest()} {len(index)} Packages\n"
    )
    return f"deb [trusted=yes] copy://{folder} ./"
