"""A build knows whether it is the one that a supplier declared, and which file is not."""

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from appliance import build

ROOT = Path(__file__).parent.parent
SUPPLIER = "Leverandør på Ås AS, 974 760 673"


def make_key(folder: Path) -> tuple[Path, str]:
    """A release key: its private PEM, and what RELEASE_KEYS says of it."""
    key = Ed25519PrivateKey.generate()
    pem = folder / "release.pem"
    pem.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return pem, base64.b64encode(key.public_key().public_bytes_raw()).decode()


def declare(root: Path, pem: Path, supplier: str = SUPPLIER) -> subprocess.CompletedProcess[str]:
    """What ``make manifest`` does, for the package under ``root``."""
    command = [sys.executable, str(ROOT / ".ci" / "manifest.py"), "--key", str(pem), "--supplier", supplier]
    here = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, env=here, cwd=root, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory):
    """A release: the package as an image has it, its supplier's key pinned, and the signed manifest."""
    root = tmp_path_factory.mktemp("release")
    left_out = shutil.ignore_patterns("simulated", "__pycache__", "manifest.json")
    shutil.copytree(ROOT / "appliance", root / "appliance", ignore=left_out)
    pem, public = make_key(root)
    source = root / "appliance" / "build.py"
    pinned = f'RELEASE_KEYS: tuple[str, ...] = ("{public}",)'
    text = source.read_text("utf-8")
    assert text.count("RELEASE_KEYS: tuple[str, ...] = ()") == 1
    source.write_text(text.replace("RELEASE_KEYS: tuple[str, ...] = ()", pinned), "utf-8")
    made = declare(root, pem)
    assert made.returncode == 0, made.stderr
    return root / "appliance", (public,)


@pytest.fixture
def release(shipped, tmp_path):
    """A copy of the release that a test may spoil, and the keys that its source names."""
    package, keys = shipped
    shutil.copytree(package, tmp_path / "appliance")
    return tmp_path / "appliance", keys


def changed(manifest: Path, **facts: object) -> None:
    """Change what a manifest says, its signature left as it was."""
    manifest.write_text(json.dumps(json.loads(manifest.read_text("utf-8")) | facts), "utf-8")


def test_the_release_is_the_declared_build(release):
    found = build.identity(*release)
    assert (found.declared, found.supplier, found.different, found.why) == (True, SUPPLIER, (), "")
    assert found.text == f"declared build {found.version} ({found.hash[:12]})"


def test_the_release_says_so_of_itself(release):
    package, _ = release
    said = subprocess.run(
        [sys.executable, "-c", "from appliance.build import identity; print(identity().text)"],
        env={**os.environ, "PYTHONPATH": str(package.parent)},
        cwd=package.parent, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert said.stdout.startswith("declared build ")


@pytest.mark.parametrize("name", ["fiscal/norway.py", "ui/fonts/icons.ttf", "ui/screens/selling/sale.kv"])
def test_one_changed_byte_is_named(release, name):
    package, _ = release
    content = bytearray((package / name).read_bytes())
    content[len(content) // 2] ^= 1
    (package / name).write_bytes(content)
    found = build.identity(*release)
    assert (found.declared, found.different, found.why) == (False, (name,), "files")
    assert found.text.startswith("modified build ")


def test_a_file_too_many_is_named(release):
    package, _ = release
    (package / "till" / "delete.py").write_text('"""Undoes a sale."""\n')
    assert build.identity(*release).different == ("till/delete.py",)


def test_a_file_too_few_is_named(release):
    package, _ = release
    (package / "till" / "verifying.py").unlink()
    assert build.identity(*release).different == ("till/verifying.py",)


def test_a_moved_file_is_two_differences(release):
    package, _ = release
    (package / "till" / "day.py").rename(package / "till" / "today.py")
    assert build.identity(*release).different == ("till/day.py", "till/today.py")


def test_the_desk_s_folder_makes_it_a_desk(release):
    package, _ = release
    (package / "simulated").mkdir()
    found = build.identity(*release)
    assert (found.declared, found.different) == (False, ("simulated/",))


def test_what_python_writes_by_itself_changes_nothing(release):
    package, _ = release
    (package / "till" / "__pycache__").mkdir(exist_ok=True)
    (package / "till" / "__pycache__" / "day.cpython-311.pyc").write_bytes(b"compiled")
    assert build.identity(*release).declared


@pytest.mark.parametrize(
    "facts",
    [
        {"supplier": "Somebody else AS"},
        {"made": "2020-01-01"},
        {"hash": "0" * 64},
        {"signature": ""},
        {"signature": base64.b64encode(bytes(64)).decode()},
        {"signature": 7},
        {"files": {}},
    ],
)
def test_a_manifest_that_was_changed_declares_nothing(release, facts):
    package, _ = release
    changed(package / "manifest.json", **facts)
    found = build.identity(*release)
    assert (found.declared, found.why, found.supplier) == (False, "not signed", "")


def test_another_s_key_declares_nothing(release, tmp_path):
    package, _ = release
    _, other = make_key(tmp_path)
    assert build.identity(package, (other,)).why == "not signed"
    assert build.identity(package, ()).why == "not signed"


@pytest.mark.parametrize("content", [None, "", "[]", "{}", "not JSON"])
def test_without_a_manifest_nobody_declared_it(release, content):
    package, _ = release
    (package / "manifest.json").unlink()
    if content is not None:
        (package / "manifest.json").write_text(content)
    assert build.identity(*release).why == "no manifest"


def test_this_source_is_a_desk_s_and_nobody_s_declared_build():
    found = build.identity()
    assert not found.declared and found.text.startswith("modified build ")


def test_a_key_that_the_source_does_not_name_cannot_declare(release, tmp_path):
    package, _ = release
    (package / "manifest.json").unlink()
    pem, public = make_key(tmp_path)
    refused = declare(package.parent, pem)
    assert refused.returncode == 1 and f'add "{public}" to RELEASE_KEYS' in refused.stderr
    assert not (package / "manifest.json").exists()


def test_nobody_declares_namelessly(release, tmp_path):
    package, _ = release
    assert declare(package.parent, tmp_path / "release.pem", " ").returncode == 1


def test_the_hash_can_be_made_without_this_program(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.py").write_bytes(b"one")
    (tmp_path / "a.py").write_bytes(b"two")
    lines = f"{hashlib.sha256(b'two').hexdigest()}  a.py\n{hashlib.sha256(b'one').hexdigest()}  b/c.py\n"
    assert build.total(build.files(tmp_path)) == hashlib.sha256(lines.encode()).hexdigest()
