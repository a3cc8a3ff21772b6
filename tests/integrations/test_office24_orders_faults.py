"""Every delivery on credit is in 24SevenOffice exactly once, whatever servers, networks and power do."""

import pytest

from tests.integrations.office24_orders_faults import play

pytestmark = pytest.mark.timeout(900)
"""Two hundred schedules in one go."""


@pytest.fixture(scope="module")
def played():
    return play(range(1, 201))


def test_every_delivery_is_there_once_and_nothing_is_made_twice(played):
    figures, broken = played
    assert broken == []
    assert figures["orders"] > 1000


@pytest.mark.parametrize(
    "what",
    [
        *(
            f"{fault} POST {made}"
            for fault in ("drop", "lose", "tear", "late", "error before", "error after", "limit")
            for made in ("customers", "products", "salesorders", "lines")
        ),
        "late PATCH salesorders", "maintenance", "hours without a server", "records lost", "passes cut short",
        "killed before POST lines", "killed after POST lines", "killed after POST salesorders",
        "killed after PATCH salesorders", "killed after a customer was made",
        "killed after a product was made",
        "billed by a person", "seen queued mapping_missing", "seen refused customer_ambiguous",
        "seen refused period_closed", "seen unknown answer_lost", "seen unknown interrupted",
        "seen unknown deliveries_lost",
    ],
)  # fmt: skip
def test_the_bad_luck_did_strike(played, what):
    figures, _ = played
    assert figures[what] > 0
