"""A copy is the receipt word for word, with KOPI twice as large as any amount (§ 2-8-6)."""

import pytest

from appliance.domain.receipt import Logo, Rule, Text
from appliance.paper.compose import compose
from tests.paper.norway import BACK, COPY, ORDINARY, SHOP, words


def test_kopi_is_the_first_word_and_large():
    first = compose(COPY, SHOP, words(), ORDINARY)[0]
    assert isinstance(first, Text) and first.text == "KOPI" and first.large


def test_between_the_marks_it_is_the_original():
    marked, *copied = compose(COPY, SHOP, words(), ORDINARY)
    original = compose(ORDINARY, SHOP, words())
    assert isinstance(original[0], Logo)
    assert tuple(copied[: len(original) - 2]) == original[1:-1]
    assert isinstance(copied[len(original) - 2], Rule) and copied[-2] == marked


def test_a_copy_without_its_original_is_refused():
    with pytest.raises(ValueError, match="expected the original of receipt 1042"):
        compose(COPY, SHOP, words())


def test_a_copy_of_another_receipt_is_refused():
    with pytest.raises(ValueError, match="expected receipt 1042 for its copy, got 17"):
        compose(COPY, SHOP, words(), BACK)
