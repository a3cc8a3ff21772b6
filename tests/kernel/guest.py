"""Guests as an initramfs: Debian's packages, unpacked and never configured, and our code on top.

``mmdebstrap --variant=extract`` runs no script of a package, so that a foreign architecture costs nothing
more; it fills in the archive by itself. What a guest is made of is cached by the hash of the package list.
"""

import hashlib
import lzma
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

SUITE = "trixie"
COMMON = ("python3", "udev", "kmod", "busybox-static")
UNNEEDED = ("usr/share/doc", "usr/share/man", "usr/share/locale", "usr/share/info", "usr/share/i18n")
MERGED = ("bin", "sbin", "lib", "lib64")
PROJECT = Path(__file__).resolve().parents[2]
CACHE = PROJECT / ".out" / "kernel"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a guest is made of."""

    architecture: str
    packages: tuple[str, ...]
    modules: tuple[str, ...] = ()
    """Kernel modules to load at start, each with what it needs, in order."""

    @property
    def key(self) -> str:
        """Changes with everything that is in it."""
        text = repr((SUITE, COMMON, self))
        return f"{self.architecture}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class Guest:
    """What QEMU is given."""

    kernel: Path
    initramfs: Path
    tree: Path
    """The firmware's device trees, where the architecture has them."""


def built(recipe: Recipe) -> Guest:
    """The guest, made now or before; some ten seconds of work when the packages come fast."""
    folder = CACHE / recipe.key
    guest = Guest(folder / "vmlinuz", folder / "base.cpio", folder / "trees")
    if not guest.initramfs.exists():
        shutil.rmtree(folder, ignore_errors=True)
        root = folder / "root"
        root.mkdir(parents=True)
        _unpack(recipe, root)
        _keep_modules(root, recipe.modules)
        shutil.copy(next((root / "boot").glob("vmlinuz-*")), guest.kernel)
        for trees in root.glob("usr/lib/linux-image-*/broadcom"):
            shutil.copytree(trees, guest.tree)
        for gone in (*root.glob("boot"), *root.glob("usr/lib/linux-image-*")):
            shutil.rmtree(gone)
        _pack(root, folder / "base.part")
        (folder / "base.part").rename(guest.initramfs)
        shutil.rmtree(root)
    return guest


def with_code(guest: Guest, inside: str, files: dict[str, Path], out: Path) -> Path:
    """The guest's initramfs with this project's code and a program to start; gives its path.

    Args:
        guest: The guest.
        inside: Name of the program in ``inside/``, without its ending.
        files: What else is copied in: path in the guest, file or folder here.
        out: Where it is written.
    """
    top = out / "top"
    shutil.rmtree(top, ignore_errors=True)
    code = {
        "till/appliance": PROJECT / "appliance", "till/tests": PROJECT / "tests",
        "till/program.py": Path(__file__).parent / "inside" / f"{inside}.py",
        "init": Path(__file__).parent / "inside" / "init",
    }  # fmt: skip
    for name, source in {**code, **files}.items():
        target = top / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.ttf", "golden"))
        else:
            shutil.copy(source, target)
    _pack(top, out / "top.cpio")
    whole = out / "initramfs.cpio"
    with whole.open("wb") as joined:  # the kernel unpacks one archive behind the other
        for part in (guest.initramfs, out / "top.cpio"):
            joined.write(part.read_bytes())
    return whole


def _unpack(recipe: Recipe, root: Path) -> None:
    packages = ",".join((*COMMON, f"linux-image-{recipe.architecture}", *recipe.packages))
    archive = root.parent / "packages.tar"
    subprocess.run(
        ["mmdebstrap", "--quiet", "--variant=extract", f"--architectures={recipe.architecture}",
         f"--include={packages}", SUITE, archive],
        check=True,
    )  # fmt: skip
    subprocess.run(["tar", "-xf", archive, "-C", root], check=True)
    archive.unlink()
    for name in MERGED:
        if not (root / name).exists():
            (root / name).symlink_to(f"usr/{name}")
    for name in ("proc", "sys", "dev", "tmp", "run"):
        (root / name).mkdir(exist_ok=True)
    for name in UNNEEDED:
        shutil.rmtree(root / name, ignore_errors=True)


def _keep_modules(root: Path, wanted: tuple[str, ...]) -> None:
    """Keep the wanted modules and what they need, unpacked and in the order to load them (``modules``)."""
    (folder,) = (root / "usr/lib/modules").iterdir()
    here = {file.name.partition(".")[0].replace("-", "_"): file for file in folder.rglob("*.ko*")}
    ordered: list[str] = []
    for name in wanted:
        _needed(name, here, ordered)
    kept = root / "modules"
    kept.mkdir()
    for name in ordered:
        (kept / f"{name}.ko").write_bytes(_raw(here[name]))
    (root / "modules.list").write_text("".join(f"{name}\n" for name in ordered))
    shutil.rmtree(folder)


def _needed(name: str, here: dict[str, Path], ordered: list[str]) -> None:
    if name in ordered or name not in here:  # not here: built into the kernel
        return
    raw = _raw(here[name])
    start = raw.index(b"\0depends=") + len(b"\0depends=")
    for other in raw[start : raw.index(b"\0", start)].decode().split(","):
        if other:
            _needed(other.replace("-", "_"), here, ordered)
    ordered.append(name)


def _raw(module: Path) -> bytes:
    data = module.read_bytes()
    return lzma.decompress(data) if module.suffix == ".xz" else data


def _pack(root: Path, archive: Path) -> None:
    """A cpio archive that the kernel unpacks; uncompressed, since emulation makes unpacking dear."""
    names = subprocess.run(["find", ".", "-print0"], cwd=root, check=True, capture_output=True).stdout
    with archive.open("wb") as out:
        subprocess.run(
            ["cpio", "--null", "-o", "-H", "newc", "-R", "0:0", "--quiet"],
            cwd=root, check=True, input=names, stdout=out,
        )  # fmt: skip
