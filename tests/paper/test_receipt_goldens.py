"""Every paper, letter by letter, on wide and narrow paper.

The pictures were read by a person against the law's table when they were made; a change of one is
read again before its file in ``golden/`` is.
"""

from pathlib import Path

import pytest

from appliance.paper.compose import compose
from appliance.paper.text import lines
from tests.paper.bodies import EVERY, SHOP, words

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("width", [48, 32])
@pytest.mark.parametrize("name", EVERY)
def test_the_paper_is_as_it_was_read(name: str, width: int):
    body, of = EVERY[name]
    expected = (GOLDEN / f"{name}-{width}.txt").read_text("utf-8")
    assert "\n".join(lines(compose(body, SHOP, words(), of), width)) + "\n" == expected
