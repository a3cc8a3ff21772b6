"""What is ours, laid on top of Debian's root: program, settings, units; and what is taken away."""

import json
import shutil
import subprocess
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from fnmatch import fnmatch
from pathlib import Path

from image.tools import Tools

PROJECT = Path(__file__).resolve().parent.parent
FILES = Path(__file__).parent / "root"
"""Files as they stand in the box."""
PROGRAM = "usr/lib/tillbox"
PY_COMPILE = "usr/lib/python3.13/py_compile.py"
LEFT_OUT = ("appliance/simulated/",)
"""No image has it; `appliance.build` counts on that."""
WANTS = "usr/lib/systemd/system/multi-user.target.wants"
LINKS = {
    # what is set up lives on the data partition, by name (appliance/firstboot)
    "etc/hostname": "/data/system/hostname",
    "etc/localtime": "/data/system/localtime",
    "etc/systemd/network/30-wifi.network": "/data/system/network/30-wifi.network",
    "etc/wpa_supplicant/wpa_supplicant-wlan0.conf": "/data/system/network/wpa_supplicant-wlan0.conf",
    "etc/resolv.conf": "/run/systemd/resolve/stub-resolv.conf",
    f"{WANTS}/systemd-networkd.service": "../systemd-networkd.service",
    f"{WANTS}/wpa_supplicant@wlan0.service": "../wpa_supplicant@.service",
}
FOLDERS = ("boot", "data", "media", "var/lib/tillbox")
GONE = (
    # it is on the FAT partitions
    "boot", "etc/initramfs-tools", "etc/kernel", "usr/share/initramfs-tools",
    "usr/lib/raspi-firmware", "usr/lib/u-boot", "usr/lib/linux-image-*",
    # made anew, or by whom, when and where it was built
    "var/cache/*", "var/log/*", "var/lib/apt", "var/tmp/*", "tmp/*", "run/*", "etc/machine-id",
    "etc/hostname", "etc/.pwd.lock", "etc/*-", "var/lib/systemd/random-seed", "var/lib/dbus/machine-id",
    "etc/apt", "etc/ssh/ssh_host_*", "var/lib/dpkg/*-old", "var/lib/dpkg/available", "var/lib/dpkg/lock*",
    # what stood for slow programs (`rootfs`)
    "usr/sbin/update-ca-certificates", "usr/bin/systemd-hwdb", "usr/sbin/update-initramfs",
    "vmlinuz*", "initrd.img*",
    # units for a system that is installed and updated in place
    "etc/systemd/system/multi-user.target.wants/wpa_supplicant.service",
    "etc/systemd/system/dbus-fi.w1.wpa_supplicant1.service", "usr/lib/binfmt.d/*",
)  # fmt: skip

NOBODYS = (
    "usr/bin/chfn", "usr/bin/chsh", "usr/bin/gpasswd", "usr/bin/mount", "usr/bin/passwd", "usr/bin/su",
    "usr/bin/umount", "usr/lib/openssh/ssh-keysign",
)  # fmt: skip
"""Programs that run as root for whoever starts them, which nobody has to where nobody logs in."""


@dataclass(frozen=True, slots=True)
class Made:
    """Which image this is: stands in the box as ``/usr/lib/tillbox/image.json``."""

    version: str
    commit: str
    """The commit that it was built from; ``+`` behind it: and changes that are in none."""
    made: str
    """The commit's day, YYYY-MM-DD: the image has no other time in it."""
    country: str = ""
    """What the set-up begins with, ``NO`` or ``DK``; empty: it asks."""
    language: str = ""


def laid(root: Path, tools: Tools, wheels: Iterable[Path], made: Made, epoch: int) -> None:
    """Make a box's root out of Debian's."""
    for pattern in GONE:
        for path in found(root, pattern):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    for folder in FOLDERS:
        (root / folder).mkdir(parents=True, exist_ok=True)
    shutil.copytree(FILES, root, dirs_exist_ok=True)
    subprocess.run([PROJECT / "systemd" / "install", root], check=True)
    for name, target in LINKS.items():
        link = root / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(target)
    program(root / PROGRAM, wheels)
    (root / PROGRAM / "image.json").write_text(json.dumps(asdict(made), indent=1) + "\n")
    (root / "usr/lib/python3/dist-packages/tillbox.pth").write_text(f"/{PROGRAM}\n")
    (root / "etc/machine-id").touch()
    users(root, epoch)
    for path in (root / name for name in NOBODYS):
        path.chmod(0o755)  # no longer another user's rights for whoever runs it
    _name_it(root / "usr/lib/os-release", made)
    certificates(root)
    tools.run(root.parent, "systemd-hwdb", "--usr", f"--root={root.name}", "update", epoch=epoch)
    bytecode(root, tools, epoch)


def found(root: Path, pattern: str) -> list[Path]:
    """What a pattern names; also links whose target is only there in the box, which Path.glob passes over."""
    folder, _, name = pattern.rpartition("/")
    inside = (root / folder).iterdir() if (root / folder).is_dir() else ()
    return [path for path in inside if fnmatch(path.name, name)]


def certificates(root: Path) -> None:
    """The bundle of certificates that update-ca-certificates(8) makes, in the order of Debian's list."""
    names = (root / "etc/ca-certificates.conf").read_text().splitlines()
    files = [root / "usr/share/ca-certificates" / name for name in names if name and name[0] not in "!#"]
    bundle = root / "etc/ssl/certs/ca-certificates.crt"
    bundle.parent.mkdir(parents=True, exist_ok=True)
    bundle.write_text("".join(file.read_text().rstrip("\n") + "\n" for file in files))
    # where OpenSSL looks for one file, if nobody tells it another
    (root / "usr/lib/ssl/cert.pem").unlink(missing_ok=True)
    (root / "usr/lib/ssl/cert.pem").symlink_to("/etc/ssl/certs/ca-certificates.crt")


def program(folder: Path, wheels: Iterable[Path]) -> None:
    """Our package as git keeps it, its catalogues compiled, and the wheels beside it."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as files:
            wanted = [name for name in files.namelist() if not name.startswith(("docs/", "tests/"))]
            files.extractall(folder, wanted)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "appliance"], cwd=PROJECT, check=True, capture_output=True
    ).stdout
    names = {name for name in listed.decode().split("\0") if name}
    names |= {path.relative_to(PROJECT).as_posix() for path in PROJECT.glob("appliance/locale/**/*.mo")}
    names |= {name for name in ("appliance/manifest.json",) if (PROJECT / name).exists()}
    for name in sorted(names):
        if not name.startswith(LEFT_OUT) and (PROJECT / name).is_file():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(PROJECT / name, target)


def users(root: Path, epoch: int) -> None:
    """Debian's program makes the users that our file names, with the numbers that it fixes."""
    settings = {"SOURCE_DATE_EPOCH": str(epoch), "PATH": "/usr/sbin:/usr/bin"}
    subprocess.run(["chroot", root, "systemd-sysusers"], check=True, env=settings)
    for made in ("etc/.pwd.lock", *(f"etc/{name}-" for name in ("passwd", "group", "shadow", "gshadow"))):
        (root / made).unlink(missing_ok=True)


def bytecode(root: Path, tools: Tools, epoch: int) -> None:
    """Compile all of Python's sources here, by the same Python for this processor; no time is in it."""
    shutil.copyfile(tools.root / PY_COMPILE, root / PY_COMPILE)  # instead of what stood for it (`rootfs`)
    tools.run(
        root.parent, "python3", "-m", "compileall", "-q", "-f", "--invalidation-mode", "unchecked-hash",
        "-s", root.name, "-p", "/",
        *(f"{root.name}/{folder}" for folder in ("usr/lib/python3.13", "usr/lib/python3", PROGRAM)),
        epoch=epoch,
    )  # fmt: skip


def _name_it(release: Path, made: Made) -> None:
    lines = [
        line for line in release.read_text().splitlines() if not line.startswith(("IMAGE_", "DEFAULT_HOST"))
    ]
    release.write_text(
        "\n".join([*lines, "IMAGE_ID=tillbox", f"IMAGE_VERSION={made.version}", "DEFAULT_HOSTNAME=till"])
        + "\n"
    )
