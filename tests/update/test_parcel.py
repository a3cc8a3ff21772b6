"""An update file: what goes in comes out, and what nobody signed does not."""

import base64
import io
import tarfile

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from appliance.domain.problems import Refused
from appliance.update.parcel import Manifest, described, opened, pack, release_keys, understood, written


@pytest.fixture
def key(tmp_path):
    """A supplier's key: its file, and its public half as a box has it."""
    private = Ed25519PrivateKey.generate()
    path = tmp_path / "release.pem"
    path.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return path, base64.b64encode(public).decode()


@pytest.fixture
def packed(tmp_path, key):
    """An update of two small images."""
    kernel, root = tmp_path / "kernel.img", tmp_path / "root.img"
    kernel.write_bytes(b"kernel" * 1000 + bytes(3 << 20))
    root.write_bytes(bytes(range(256)) * 9000)
    manifest = Manifest("1.2.3", described(kernel), described(root), "ab" * 32, "NO", ("raspberrypi,3",))
    return pack(tmp_path, manifest, kernel, root, key[0]), manifest, kernel, root


def code(content: bytes, *keys: str) -> str:
    """What opening these bytes is refused with."""
    with pytest.raises(Refused) as refused:
        opened(io.BytesIO(content), keys)
    return refused.value.problem.code


def test_the_images_come_out_as_they_went_in(packed, key):
    path, manifest, kernel, root = packed
    assert path.name == "tillbox-1.2.3.update"
    with path.open("rb") as file:
        parcel = opened(file, (key[1],))
        assert parcel.manifest == manifest
        assert b"".join(parcel.image("root")) == root.read_bytes()
        assert b"".join(parcel.image("kernel")) == kernel.read_bytes()


def test_the_same_images_make_the_same_file(packed, key, tmp_path):
    path, manifest, kernel, root = packed
    (tmp_path / "again").mkdir()
    assert pack(tmp_path / "again", manifest, kernel, root, key[0]).read_bytes() == path.read_bytes()


def test_another_s_signature_is_none(packed, key):
    content = packed[0].read_bytes()
    stranger = base64.b64encode(bytes(31) + b"\1").decode()
    assert code(content) == code(content, stranger) == code(content, "no key") == "update_unsigned"


def test_a_manifest_that_was_changed_is_not_signed(packed, key):
    content = packed[0].read_bytes()
    assert code(content.replace(b'"NO"', b'"SE"', 1), key[1]) == "update_unsigned"


@pytest.mark.parametrize("cut", [0, 100, 600, 1400])
def test_a_file_without_its_head_is_damaged(packed, key, cut):
    assert code(packed[0].read_bytes()[:cut], key[1]) == "update_damaged"


def test_what_is_no_update_is_damaged(tmp_path, key):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as tar:
        tar.addfile(tarfile.TarInfo("a"))
    assert code(held.getvalue(), key[1]) == code(b"PNG" * 500, key[1]) == "update_damaged"


def test_an_image_that_was_changed_does_not_unpack(packed, key):
    content = bytearray(packed[0].read_bytes())
    at = content.index(b"root.z") + 512 + 40
    content[at : at + 8] = b"\xff" * 8
    with pytest.raises(Refused, match="update_damaged"):
        b"".join(opened(io.BytesIO(content), (key[1],)).image("root"))


def test_a_later_format_is_not_guessed_at(packed):
    with pytest.raises(ValueError):
        understood(written(packed[1]).replace(b'"format": 1', b'"format": 2'))


def test_the_box_s_keys_stand_in_a_file_with_remarks(tmp_path):
    (tmp_path / "keys").write_text("# the shop's supplier\nQUJD  # since 2026\n\n")
    assert release_keys(tmp_path / "keys") == ("QUJD",)
    assert release_keys(tmp_path / "none") == ()


@pytest.mark.parametrize("kind", [b"x", b"L", b"5", b"2"])
def test_nothing_but_plain_members_is_read(packed, key, kind):
    """A stick is anybody's: what is not signed yet is not taken apart."""
    content = bytearray(packed[0].read_bytes())
    content[156:157] = kind
    assert code(bytes(content), key[1]) == "update_damaged"


@pytest.mark.parametrize("size", [b"00000000000", b"77777777777", b"-0000000001", b"not a size."])
def test_a_head_of_an_absurd_size_is_not_read(packed, key, size):
    whole = packed[0].read_bytes()
    for name in (b"manifest.json", b"kernel.z"):
        content = bytearray(whole)
        at = whole.index(name + bytes(20)) + 124
        content[at : at + 11] = size
        if name == b"manifest.json" or size != b"77777777777":  # that many bytes just end too early
            assert code(bytes(content), key[1]) == "update_damaged"


def test_it_is_a_tar_file_for_whoever_looks_into_it(packed):
    with tarfile.open(packed[0]) as tar:
        assert tar.getnames() == ["manifest.json", "manifest.sig", "kernel.z", "root.z"]
        assert {(member.mtime, member.uid, member.mode) for member in tar} == {(946_684_800, 0, 0o644)}
