"""The public keys, shown: as a person reads them and as a camera does."""

import subprocess

import pytest

from appliance.__main__ import main
from appliance.description.keys import QUIET, blocks, read
from appliance.paper.symbols import squares
from appliance.wiring.starting import start
from tests.description.shop import config, toml


@pytest.fixture(params=["norway", "denmark"])
def folder(request, tmp_path):
    """A till that was started once."""
    (tmp_path / "till.toml").write_text(toml(request.param), "utf-8")
    start(config(request.param), tmp_path, parts=None).stop()
    return tmp_path


def test_the_command_shows_the_key_beside_a_running_till(folder, capsys):
    box = start(
        config("norway" if "norway" in (folder / "till.toml").read_text() else "denmark"), folder, parts=None
    )
    try:
        assert main(["key", "--data", str(folder)]) == 0
    finally:
        box.stop()
    said = capsys.readouterr().out
    (key,) = read(folder / "till.db")
    assert f"key 1, {key.algorithm}, SHA-256 {key.fingerprint}" in said
    assert key.pem.strip() in said and "PRIVATE" not in said


def test_the_fingerprint_is_what_openssl_makes_of_the_private_key(folder):
    (key,) = read(folder / "till.db")
    private = next((folder / "keys").glob("seal-1.pem"))
    der = subprocess.run(
        ["openssl", "rsa", "-in", str(private), "-pubout", "-outform", "der"], capture_output=True, check=True
    ).stdout
    summed = subprocess.run(["sha256sum"], input=der, capture_output=True, check=True).stdout
    assert summed.decode().split()[0] == key.fingerprint


def test_a_folder_without_a_till_has_no_key(tmp_path, capsys):
    assert main(["key", "--data", str(tmp_path)]) == 2
    assert read(tmp_path / "till.db") == ()


def test_a_damaged_file_is_said_to_be(tmp_path, capsys):
    (tmp_path / "till.db").write_bytes(b"not a database" * 100)
    assert main(["key", "--data", str(tmp_path)]) == 1
    assert "database_damaged" in capsys.readouterr().err


@pytest.mark.parametrize("data", ["A", "the public key of a till " * 12])
def test_the_blocks_show_the_code_module_by_module(data):
    wanted = squares(data)
    drawn = list(blocks(wanted))
    upper = {" ": (True, True), "▄": (True, False), "▀": (False, True), "█": (False, False)}
    black = [[upper[sign][half] for sign in line] for line in drawn for half in (0, 1)]
    inside = [row[QUIET:-QUIET] for row in black[QUIET : QUIET + len(wanted)]]
    assert inside == wanted
    assert not any(any(row) for row in black[:QUIET] + black[QUIET + len(wanted) :])
