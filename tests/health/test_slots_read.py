"""Both systems are read again and held against their manifests; what is not as installed is named."""

import pytest

from appliance.update.disk import Disk
from appliance.update.label import PLACE
from appliance.update.record import MARK, mark
from appliance.wiring import health_slots
from appliance.wiring.health_read import Reading
from tests.update import lab

KERNEL, ROOT = 300_032, 900_096
"""Bytes of the images that `lab.made` makes."""


@pytest.fixture
def card(tmp_path, monkeypatch):
    """A disk with one version in slot A and another in slot B."""
    signer = lab.key(tmp_path)
    path = lab.disk(tmp_path / "disk", lab.made(tmp_path, signer, "1.0"))
    with Disk(path) as held:
        lab.put(held, "b", lab.made(tmp_path, signer, "1.1"))
    monkeypatch.setattr(health_slots, "beneath", lambda _: path)
    return path


def found(tmp_path, slot="a"):
    line = tmp_path / "cmdline"
    line.write_text(f"root=/dev/mmcblk0p6 ro tillbox.slot={slot} quiet\n" if slot else "quiet\n")
    reading = Reading()
    return [
        (one.what, one.facts["detail"]) for one in health_slots.slots(tmp_path, reading, line)
    ], reading.size


def spoil(path, at):
    with Disk(path) as held:
        (byte,) = held.read(at, 1)
        held.write(at, bytes([byte ^ 1]))
        held.flush()


def test_two_whole_systems_are_read_and_nothing_is_said(tmp_path, card):
    assert found(tmp_path) == ([], 2 * (KERNEL + ROOT))


@pytest.mark.parametrize(("slot", "image"), [("a", "kernel"), ("a", "root"), ("b", "kernel"), ("b", "root")])
def test_one_bit_in_either_is_found(tmp_path, card, slot, image):
    spoil(card, lab.SPANS[slot][image].start + 123_456)
    assert found(tmp_path)[0] == [(slot.upper(), image)]


def test_one_that_said_that_it_does_not_start_is_told(tmp_path, card):
    with Disk(card) as held:
        held.write(MARK, mark("b"))
    line = tmp_path / "cmdline"
    line.write_text("quiet tillbox.slot=a\n")
    told = [(one.what, one.code) for one in health_slots.slots(tmp_path, Reading(), line)]
    assert told == [("B", "scrub_start")]
    assert found(tmp_path, "b") == ([], 2 * (KERNEL + ROOT))  # it has started meanwhile


def test_what_lies_behind_an_image_is_nobodys(tmp_path, card):
    spoil(card, lab.SPANS["b"]["root"].start + ROOT + 10)
    assert found(tmp_path)[0] == []


def test_an_empty_slot_is_no_fault_and_the_one_that_runs_without_a_label_is(tmp_path, card):
    spoil(card, PLACE["b"] + 20)
    assert found(tmp_path)[0] == []
    assert found(tmp_path, "b")[0] == [("B", "label")]


def test_a_machine_without_slots_has_nothing_to_say(tmp_path, card, monkeypatch):
    assert found(tmp_path, "") == ([], 0)
    monkeypatch.setattr(health_slots, "beneath", lambda _: None)
    assert found(tmp_path) == ([], 0)


def test_a_slot_that_an_update_is_written_to_meanwhile_is_left_to_it(tmp_path, card, monkeypatch):
    different = health_slots.different

    def slow(disk, spans, manifest):
        spoil(card, PLACE["b"] + 20)
        return different(disk, spans, manifest)

    spoil(card, lab.SPANS["b"]["root"].start)
    monkeypatch.setattr(health_slots, "different", slow)
    assert found(tmp_path)[0] == []


def test_a_card_that_does_not_give_an_image_back(tmp_path, card, monkeypatch):
    def rotten(disk, spans, manifest):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(health_slots, "different", rotten)
    assert found(tmp_path)[0] == [("A", "Input/output error"), ("B", "Input/output error")]
