"""A body is written one way, and what is not an integer or a text is not written at all."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.domain.journal import canonical

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
BODIES = st.recursive(
    st.integers(-(2**62), 2**62) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=15,
)


@given(st.dictionaries(TEXTS, BODIES, max_size=5))
def test_the_order_of_the_keys_does_not_matter(body):
    backwards = dict(reversed(body.items()))
    assert canonical(body) == canonical(backwards)
    assert json.loads(canonical(body)) is not None


def test_two_ways_to_write_a_letter_are_one():
    assert canonical({"name": "Bla\u030abær"}) == canonical({"name": "Bl\u00e5bær"})


@pytest.mark.parametrize("value", [1.0, None, True, Decimal(1), b"x", {1: 2}, [[1.5]], {"a": [{"b": None}]}])
def test_anything_else_is_refused(value):
    with pytest.raises(TypeError):
        canonical({"value": value})
