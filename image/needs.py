"""Does the box have what the till needs: pyproject.toml held against what is installed in a root."""

import tomllib
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

MACHINE = {"python_version": "3.13", "python_full_version": "3.13.5", "sys_platform": "linux",
           "platform_machine": "aarch64", "platform_python_implementation": "CPython",
           "implementation_name": "cpython", "extra": ""}  # fmt: skip
"""What the markers of a requirement are asked about: the box, and not this machine."""


def missing(root: Path, pyproject: str, program: str) -> list[str]:
    """What is needed and not there, or there in another version; a line each.

    Args:
        root: The box's root.
        pyproject: The text of pyproject.toml.
        program: The folder of our package and its wheels, below the root.
    """
    wheels = list(distributions(path=[str(root / program)]))
    debians = list(distributions(path=[str(root / "usr/lib/python3/dist-packages")]))
    there = {canonicalize_name(one.name): one.version for one in (*debians, *wheels)}
    wrong = []
    for who, need in _needs(pyproject, wheels):
        version = there.get(canonicalize_name(need.name))
        if version is None or not need.specifier.contains(version, prereleases=True):
            wrong.append(f"{who} needs {need.name}{need.specifier}, and there is {version or 'none'}")
    return wrong


def _needs(pyproject: str, wheels: list[Distribution]) -> list[tuple[str, Requirement]]:
    ours = tomllib.loads(pyproject)["project"]["dependencies"]
    rows = [("tillbox", line) for line in ours]
    rows += [(wheel.name, line) for wheel in wheels for line in wheel.requires or ()]
    needs = [(who, Requirement(line)) for who, line in rows]
    return [(who, need) for who, need in needs if need.marker is None or need.marker.evaluate(MACHINE)]
