"""Drawer openings without a sale (§ 2-8-2 m): as the switch saw them, and as ordered where there is none."""

import pytest

from appliance.domain.dayclose import fold

ORDER = {"kind": "no_sale"}
SEEN = {"kind": "drawer_opened", "cause": "no_sale"}
BY_HAND = {"kind": "drawer_opened", "cause": "by_hand"}
FOR_A_SALE = {"kind": "drawer_opened", "cause": "sale"}


@pytest.mark.parametrize(
    ("bodies", "opened", "without"),
    [
        ([ORDER, SEEN], 1, 1),
        ([ORDER, SEEN, BY_HAND, FOR_A_SALE], 3, 2),
        ([ORDER, ORDER, ORDER], 3, 3),  # no switch, or one that is stuck
        ([ORDER, SEEN, ORDER, FOR_A_SALE], 3, 2),
        ([FOR_A_SALE], 1, 0),
    ],
)
def test_each_opening_counts_once(bodies, opened, without):
    counts = fold([{**body, "number": number} for number, body in enumerate(bodies, 1)])["counts"]
    assert (counts["drawer_openings"]["n"], counts["drawer_without_sale"]["n"]) == (opened, without)
