"""The chain names the first entry that is not what it was."""

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.domain.journal import NOTHING, Entry, Fault, canonical, faults


def chained(count: int) -> list[Entry]:
    """A good chain, made without the code under test: SHA-256 of the hash before and the body."""
    entries, head = [], NOTHING
    for number in range(1, count + 1):
        body = canonical({"till": "1", "epoch": 1, "number": number, "kind": "copy", "gross": number * 7})
        head = sha256(head + body).digest()
        entries.append(Entry("1", 1, number, "copy", body, head))
    return entries


def first_fault(entries) -> Fault | None:
    """Where the walk ends, if it does not end well."""
    *_, last = faults(entries)
    return last if isinstance(last, Fault) else None


@given(st.integers(1, 30))
def test_a_good_chain_has_none(count):
    assert first_fault(chained(count)) is None


@given(st.data())
def test_a_changed_byte_is_found_where_it_is(data):
    entries = chained(12)
    place = data.draw(st.integers(0, 11))
    body = bytearray(entries[place].body)
    body[data.draw(st.integers(0, len(body) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    entries[place] = replace(entries[place], body=bytes(body))
    assert first_fault(entries).number == place + 1


@given(st.integers(0, 10))
def test_a_removed_entry_is_found_at_the_one_behind_it(place):
    entries = chained(12)
    del entries[place]
    assert first_fault(entries).number == place + 2


@given(st.integers(0, 10))
def test_two_entries_in_each_other_s_place_are_found_at_the_first(place):
    entries = chained(12)
    entries[place], entries[place + 1] = entries[place + 1], entries[place]
    assert first_fault(entries).number == place + 2


@given(st.sampled_from(["till", "kind", "number", "epoch"]))
def test_a_row_that_says_something_else_than_its_body_is_found(column):
    entries = chained(1)
    other = {"till": "2", "kind": "sale", "number": 9, "epoch": 3}[column]
    assert "its body says" in first_fault([replace(entries[0], **{column: other})]).what


@pytest.mark.parametrize(
    ("places", "fault"),
    [
        ([(1, 1), (1, 2), (2, 1), (2, 2)], None),
        ([(1, 2), (1, 3)], "expected number 1, got 2"),
        ([(1, 1), (2, 2)], "expected number 1, got 2"),
        ([(2, 1), (1, 2)], "expected epoch 2 or a later one, got 1"),
    ],
)
def test_a_forger_who_works_the_hashes_out_anew_still_has_to_count(places, fault):
    entries, head = [], NOTHING
    for epoch, number in places:
        body = canonical({"till": "1", "epoch": epoch, "number": number, "kind": "copy"})
        head = sha256(head + body).digest()
        entries.append(Entry("1", epoch, number, "copy", body, head))
    found = first_fault(entries)
    assert (found.what if found else None) == fault


def test_a_walk_may_begin_in_the_middle():
    entries = chained(12)
    assert not any(isinstance(one, Fault) for one in faults(entries[5:], entries[4].hash))


def test_a_body_that_is_no_object_is_found():
    body = b"[1]"
    entry = Entry("1", 1, 1, "copy", body, sha256(NOTHING + body).digest())
    assert first_fault([entry]).what == "its body is not an object"
