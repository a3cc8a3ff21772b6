"""What is in the box, and in the tools that build it: Debian's names, and why each is there."""

SUITE = "trixie"
ARCHIVES = (
    ("debian", SUITE),
    ("debian", f"{SUITE}-updates"),
    ("debian-security", f"{SUITE}-security"),
)
COMPONENTS = ("main", "non-free-firmware")

BOX = (
    # kernel and what stands in front of it; the firmware is what Debian may pass on
    "linux-image-arm64", "raspi-firmware", "u-boot-rpi", "firmware-brcm80211", "wireless-regdb", "kmod",
    # the system
    "systemd", "systemd-sysv", "systemd-timesyncd", "systemd-resolved", "udev", "dbus", "tzdata", "netbase",
    # the network: systemd-networkd, wifi, the packet filter; ssh is started only where till.toml has a key
    "wpasupplicant", "iproute2", "nftables", "ca-certificates", "openssh-server",
    # file systems: data is checked and grown, sticks are mounted
    "e2fsprogs", "dosfstools", "exfatprogs", "fdisk", "util-linux", "busybox-static",
    # the screen: Kivy through SDL's KMSDRM, with no X and no compositor
    "python3-kivy", "libmtdev1t64", "libgl1-mesa-dri", "libegl1", "libgles2", "libgl1", "libgbm1",
    # what the till's own code needs and Debian has new enough (pyproject.toml); the rest is in wheels.py
    "python3-babel", "python3-colorzero", "python3-cryptography", "python3-evdev",
    "python3-libgpiod", "python3-lxml", "python3-pil", "python3-qrcode", "python3-requests",
    "python3-serial", "python3-usb",
)  # fmt: skip
WHEELS = ("biip", "defusedxml", "fonttools", "fpdf2", "gpiozero", "peewee", "python-barcode")
"""Not in Debian, too old there, or with more behind it than the whole till (fonttools: scipy, sympy).
The versions and hashes are those of .lock/run.txt."""

TOOLS = (
    "bmap-tools", "cpio", "device-tree-compiler", "dosfstools", "e2fsprogs", "erofs-utils", "fdisk", "kmod",
    "minisign", "mtools", "python3", "u-boot-tools", "udev", "xz-utils", "zstd",
)  # fmt: skip

PAPERS = (
    "/usr/share/doc/*", "/usr/share/man/*", "/usr/share/info/*", "/usr/share/locale/*", "/usr/share/i18n/*",
    "/usr/share/lintian/*", "/usr/share/bug/*",
)  # fmt: skip
"""What no program reads: neither the box nor the tools have it."""
UNNEEDED = (
    *PAPERS,
    "/usr/share/bash-completion/*", "/usr/share/zsh/*",
    "/usr/share/help/*", "/usr/share/gtk-doc/*", "/usr/share/kivy-examples/*",
    # one initramfs is made at the end, by us
    "/usr/sbin/update-initramfs", "/usr/sbin/mkinitramfs",
    "/etc/kernel/*.d/initramfs-tools", "/etc/kernel/*.d/z50-raspi-firmware",
    # bytecode is made at the end, natively
    "/usr/bin/py3compile", "/usr/bin/py3clean", "/usr/lib/python3.13/py_compile.py",
    # certificates are bundled, and the list of devices is sorted, natively too
    "/usr/sbin/update-ca-certificates", "/usr/bin/systemd-hwdb",
)  # fmt: skip
KEPT = ("/usr/share/doc/*/copyright",)
