"""What the till needs, held against what is installed in a root."""

from pathlib import Path

from image import needs

PYPROJECT = """
[project]
dependencies = ["peewee~=4.5.0", "pillow>=11", "lgpio; python_version < '3.13' and sys_platform == 'linux'"]
"""


def installed(root: Path, folder: str, name: str, version: str, requires: str = "") -> None:
    """A package as it lies in a root, by its own data."""
    facts = root / folder / f"{name}-{version}.dist-info"
    facts.mkdir(parents=True)
    (facts / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{requires}")


def test_debians_packages_and_wheels_together_have_it(tmp_path: Path):
    installed(tmp_path, "usr/lib/python3/dist-packages", "pillow", "11.1.0")
    installed(tmp_path, "usr/lib/tillbox", "peewee", "4.5.3")
    assert needs.missing(tmp_path, PYPROJECT, "usr/lib/tillbox") == []


def test_what_is_too_old_or_not_there_is_named(tmp_path: Path):
    installed(tmp_path, "usr/lib/python3/dist-packages", "pillow", "10.4.0")
    assert needs.missing(tmp_path, PYPROJECT, "usr/lib/tillbox") == [
        "tillbox needs peewee~=4.5.0, and there is none",
        "tillbox needs pillow>=11, and there is 10.4.0",
    ]


def test_what_a_wheel_needs_is_asked_for_too(tmp_path: Path):
    installed(tmp_path, "usr/lib/python3/dist-packages", "pillow", "11.1.0")
    more = "Requires-Dist: colorzero\nRequires-Dist: sphinx; extra == 'doc'\n"
    installed(tmp_path, "usr/lib/tillbox", "peewee", "4.5.3", more)
    assert needs.missing(tmp_path, PYPROJECT, "usr/lib/tillbox") == [
        "peewee needs colorzero, and there is none"
    ]
