"""An update is written to the other slot, and what is not for this box is not written."""

import io
import tarfile
import zlib
from dataclasses import replace

import pytest

from appliance.domain.problems import Refused
from appliance.update import slots
from appliance.update.disk import Disk
from appliance.update.fitting import Here, meant_for
from appliance.update.label import PLACE, label
from appliance.update.parcel import _add, opened
from appliance.update.record import FIRST, PLACES, Record, State, order, packed
from appliance.update.writing import write
from tests.update import lab


class Box:
    """A disk with version 0.1.0 in slot A, and an update to 0.2.0."""

    def __init__(self, folder):
        self.key = lab.key(folder)
        self.old, self.new = (lab.made(folder, self.key, version) for version in ("0.1.0", "0.2.0"))
        self.path = lab.disk(folder / "disk", self.old)

    def write(self, what=None, here="a", **more):
        with Disk(self.path) as disk:
            return write(disk, here, lab.open_parcel(what or self.new, self.key), **more)

    def record(self):
        with Disk(self.path) as disk:
            return slots.known(disk)

    def holds(self, slot, what):
        with Disk(self.path) as disk:
            return lab.holds(disk, slot, what)


@pytest.fixture
def box(tmp_path):
    """The box."""
    return Box(tmp_path)


def refused(box, what, code, here="a"):
    """It is refused with this code, and the box boots what it has."""
    with pytest.raises(Refused) as error:
        box.write(what, here)
    assert error.value.problem.code == code
    assert order(box.record())[0] == "a" and box.holds("a", box.old)
    assert box.record().b in (State.EMPTY, State.READY)


def test_it_is_in_the_other_slot_and_boots_when_it_is_told_to(box):
    assert box.write() == "b"
    assert box.holds("a", box.old) and box.holds("b", box.new)
    assert box.record() == replace(FIRST, b=State.READY, seq=2)
    with Disk(box.path) as disk:
        assert label(disk, "b") == box.new.manifest
        assert slots.look(disk, "a").waiting == "0.2.0"
        assert slots.activated(disk, "a")
        assert slots.known(disk) == Record("b", State.GOOD, State.TRYING, 2, False, 3)
        assert not slots.activated(disk, "a")


def test_how_far_it_is_is_told(box):
    told = []
    box.write(progress=lambda done, of: told.append((done, of)))
    assert told[-1][0] == told[-1][1] == 2 * (300_032 + 900_096)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_an_update_goes_over_an_update_that_was_not_booted_yet(box, tmp_path):
    box.write()
    with Disk(box.path) as disk:
        slots.activated(disk, "a")
    newer = lab.made(tmp_path, box.key, "0.3.0")
    box.write(newer)
    assert box.record().active == "a" and box.record().b == State.READY and box.holds("b", newer)


def test_it_does_not_go_over_the_slot_to_go_back_to_while_the_new_one_is_on_trial(box, tmp_path):
    box.write()
    with Disk(box.path) as disk:
        slots.activated(disk, "a")
    with pytest.raises(Refused, match="update_unproven"):
        box.write(lab.made(tmp_path, box.key, "0.3.0"), here="b")
    assert box.holds("a", box.old)


def test_from_slot_b_it_goes_to_slot_a(box, tmp_path):
    with Disk(box.path) as disk:
        lab.put(disk, "b", box.new)
        for place in PLACES:
            disk.write(place, packed(Record("b", State.GOOD, State.GOOD, seq=7)))
        disk.flush()
    newer = lab.made(tmp_path, box.key, "0.3.0")
    assert box.write(newer, here="b") == "a"
    assert box.holds("a", newer) and box.holds("b", box.new)
    assert order(box.record()) == ("b", "a")


def test_one_that_does_not_fit_is_refused_before_anything_is_written(box, tmp_path):
    before = box.path.read_bytes()
    refused(box, lab.made(tmp_path, box.key, "0.3.0", root=(3 << 20) + 512), "update_too_large")
    assert box.path.read_bytes() == before


def test_a_disk_without_slots_takes_none(box, tmp_path):
    (tmp_path / "plain").write_bytes(bytes(1 << 20))
    with Disk(tmp_path / "plain") as disk, pytest.raises(Refused, match="update_no_slots"):
        write(disk, "a", lab.open_parcel(box.new, box.key))


def test_an_image_that_is_not_the_signed_one_is_never_made_bootable(box, tmp_path):
    """A file whose head is signed and whose image somebody changed, well packed."""
    with tarfile.open(box.new.path) as tar:
        members = {member.name: tar.extractfile(member).read() for member in tar}
    root = bytearray(box.new.root)
    root[1000] ^= 1
    members["root.z"] = zlib.compress(bytes(root))
    with tarfile.open(box.new.path, "w") as tar:
        for name, content in members.items():
            _add(tar, name, content)
    refused(box, box.new, "update_damaged")
    with Disk(box.path) as disk:
        assert disk.read(lab.SPANS["b"]["kernel"].start, 4096) == bytes(4096)
        assert disk.read(PLACE["b"], 8) == bytes(8)


@pytest.mark.parametrize("wanted", [2_000_000, 500_000])
def test_an_image_of_another_length_is_damaged(box, wanted, monkeypatch):
    images = {"root": box.new.root[:wanted].ljust(wanted, b"\1"), "kernel": box.new.kernel}
    parcel = lab.open_parcel(box.new, box.key)
    monkeypatch.setattr(type(parcel), "image", lambda self, name: iter([images[name]]))
    with Disk(box.path) as disk, pytest.raises(Refused, match="update_damaged"):
        write(disk, "a", parcel)
    assert box.record().b == State.EMPTY


class Forgetful(Disk):
    """A card that does not keep one block."""

    def write(self, at, content):
        spoiled = 19 << 20 <= at < 20 << 20
        super().write(at, bytes(len(content)) if spoiled else content)


def test_a_card_that_does_not_keep_what_is_written_is_found_out(box):
    with Forgetful(box.path) as disk, pytest.raises(Refused, match="update_not_read_back"):
        write(disk, "a", lab.open_parcel(box.new, box.key))
    assert box.record().b == State.EMPTY and order(box.record()) == ("a", "b")


class Stubborn(Disk):
    """A card whose first sectors can be written no more."""

    def write(self, at, content):
        if at not in PLACES:
            super().write(at, content)


def test_a_record_that_is_not_kept_stops_it_at_once(box):
    with Stubborn(box.path) as disk, pytest.raises(Refused, match="update_not_read_back"):
        disk.write(0, disk.read(0, 512))
        write(disk, "a", _over(box, disk))
    assert box.holds("a", box.old)


def _over(box, disk):
    with Disk(box.path) as other:
        lab.put(other, "b", box.new)
        for place in PLACES:
            other.write(place, packed(Record("a", State.GOOD, State.GOOD, seq=3)))
        other.flush()
    return lab.open_parcel(box.new, box.key)


HERE = Here("0.2.0", "NO", ("raspberrypi,4-model-b", "brcm,bcm2711"))


@pytest.mark.parametrize(
    ("version", "more", "code"),
    [
        ("0.1.9", {}, "update_older"),
        ("0.2.0", {"country": "DK"}, "update_other_country"),
        ("0.2.0", {"boards": ("raspberrypi,3-model-b",)}, "update_other_board"),
        ("0.2.0", {}, ""),
        ("0.10.0", {"country": "NO", "boards": ("brcm,bcm2837", "brcm,bcm2711")}, ""),
    ],
)
def test_it_is_for_this_box_or_it_is_refused(tmp_path, version, more, code):
    manifest = lab.made(tmp_path, lab.key(tmp_path), version, 512, **more).manifest
    if not code:
        meant_for(manifest, HERE)
        return
    with pytest.raises(Refused) as error:
        meant_for(manifest, HERE)
    assert error.value.problem.code == code


def test_an_older_one_is_taken_when_somebody_says_so(tmp_path):
    manifest = lab.made(tmp_path, lab.key(tmp_path), "0.1.9", 512).manifest
    meant_for(manifest, HERE, older=True)


def test_a_shop_that_has_no_country_yet_takes_any(tmp_path):
    manifest = lab.made(tmp_path, lab.key(tmp_path), "1", 512, country="DK").manifest
    meant_for(manifest, Here("0.2.0"))


def test_a_stranger_s_update_is_not_opened(box):
    with pytest.raises(Refused, match="update_unsigned"):
        opened(io.BytesIO(box.new.path.read_bytes()), ())
