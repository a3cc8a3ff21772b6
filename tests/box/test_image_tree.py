"""What is laid on top of Debian's root, and what is taken away from it."""

import zipfile
from pathlib import Path

from image import tree


def test_links_whose_target_is_only_in_the_box_are_found_too(tmp_path: Path):
    wants = tmp_path / "etc/systemd/system/multi-user.target.wants"
    wants.mkdir(parents=True)
    (wants / "wpa_supplicant.service").symlink_to("/usr/lib/systemd/system/no-such.service")
    (tmp_path / "etc/.pwd.lock").touch()
    name = "etc/systemd/system/multi-user.target.wants/wpa_supplicant.service"
    assert tree.found(tmp_path, name) == [tmp_path / name]
    assert tree.found(tmp_path, "etc/.pwd.lock") == [tmp_path / "etc/.pwd.lock"]
    assert tree.found(tmp_path, "var/log/*") == []


def test_the_program_is_what_git_keeps_without_the_simulated_world(tmp_path: Path):
    wheel = tmp_path / "biip-5.2.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as files:
        files.writestr("biip/__init__.py", "")
        files.writestr("tests/test_biip.py", "")
    tree.program(tmp_path / "tillbox", [wheel])
    laid = {path.relative_to(tmp_path / "tillbox").as_posix() for path in (tmp_path / "tillbox").rglob("*")}
    assert {"appliance/__main__.py", "appliance/ui/app.py", "biip/__init__.py"} <= laid
    assert not [name for name in laid if name.startswith(("appliance/simulated", "tests"))]
    assert not [name for name in laid if "__pycache__" in name]


def test_the_certificates_are_those_of_debians_list(tmp_path: Path):
    folder = tmp_path / "usr/share/ca-certificates/mozilla"
    folder.mkdir(parents=True)
    (tmp_path / "usr/lib/ssl").mkdir(parents=True)
    (tmp_path / "etc").mkdir()
    for name in ("One", "Two", "Three"):
        (folder / f"{name}.crt").write_text(f"-----{name}-----")
    listed = "# by hand\nmozilla/Two.crt\n!mozilla/Three.crt\nmozilla/One.crt\n"
    (tmp_path / "etc/ca-certificates.conf").write_text(listed)
    tree.certificates(tmp_path)
    assert (tmp_path / "etc/ssl/certs/ca-certificates.crt").read_text() == "-----Two-----\n-----One-----\n"
    assert (tmp_path / "usr/lib/ssl/cert.pem").readlink() == Path("/etc/ssl/certs/ca-certificates.crt")


def test_everything_that_the_set_up_writes_for_the_system_has_its_link():
    targets = set(tree.LINKS.values())
    assert {f"/data/system/{name}" for name in ("hostname", "localtime")} <= targets
    assert "/data/system/network/30-wifi.network" in targets
    assert "/data/system/network/wpa_supplicant-wlan0.conf" in targets
