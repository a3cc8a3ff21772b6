"""``python -m image build`` makes the image, ``python -m image lock`` chooses its packages anew."""

import argparse
import sys
from pathlib import Path

from image import build, debian
from image.packages import BOX, TOOLS
from image.tools import ToolFailed


def main() -> int:
    """Do what is asked; 1 where it cannot be done, with the reason."""
    parser = argparse.ArgumentParser(prog="python -m image", description="build the box's image")
    deeds = parser.add_subparsers(dest="deed", required=True)
    making = deeds.add_parser("build", help="build the image")
    making.add_argument("--country", choices=("", "NO", "DK"), default="", help="what the set-up begins with")
    making.add_argument("--language", choices=("", "nb", "da", "en"), default="")
    making.add_argument("--key", default="", help="private Ed25519 key, PEM; without one nothing is signed")
    making.add_argument("--url", default="", help="under which address the files will lie")
    making.add_argument("--raw", action="store_true", help="build the image, and hand nothing out")
    making.add_argument("--out", type=Path, default=build.OUT, help="where it goes")
    deeds.add_parser("lock", help="choose the newest packages, and write them down")
    asked = parser.parse_args()
    try:
        if asked.deed == "lock":
            lock()
        else:
            made(asked)
    except (debian.Drift, ToolFailed) as why:
        sys.stderr.write(f"image: {why}\n")
        return 1
    return 0


def made(asked: argparse.Namespace) -> None:
    """Build, and say where it is."""
    key = Path(asked.key).resolve() if asked.key else None
    wish = build.Wish(asked.country, asked.language, key, asked.url, asked.out.resolve())
    print(build.image(wish))
    if not asked.raw:
        for line in build.handed_out(wish):
            print(line)


def lock() -> None:
    """Write both locks, and say what has changed."""
    mirror = debian.mirror()
    for name, wanted, architecture in (("box", BOX, "arm64"), ("tools", TOOLS, "amd64")):
        file = build.LOCKS / f"{name}.txt"
        new = debian.choose(wanted, architecture, mirror, build.CACHE / f"apt-{architecture}")
        for line in debian.differences(debian.read(file) if file.exists() else (), new):
            print(f"{name}: {line}")
        file.write_text(debian.written(new), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
