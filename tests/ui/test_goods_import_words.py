"""The page that takes in a file of products has words for every column and every mistake there is."""

import re
from pathlib import Path

from appliance.till import goods_table


def test_every_column_and_reason_has_words(display):
    from appliance.ui.screens.goods import goods_import

    assert goods_import.COLUMNS.keys() == goods_table.COLUMNS.keys()
    assert goods_import.WRONG.keys() == _reasons()


def _reasons() -> set[str]:
    """Every reason that there is, as `Wrong` lists them."""
    source = Path(goods_table.__file__).read_text("utf-8")
    return set(re.findall(r"``(\w+)``", source.partition("Which mistake:")[2].partition('"""')[0]))
