"""Every delivery on credit is billed at Dinero exactly once, whatever servers, networks and power do."""

import pytest

from tests.integrations.invoices_faults import play

pytestmark = pytest.mark.timeout(900)
"""Two hundred schedules in one go."""


@pytest.fixture(scope="module")
def played():
    return play(range(1, 201))


def test_every_delivery_is_billed_once_and_nothing_is_made_twice(played):
    figures, broken = played
    assert broken == []
    assert figures["orders"] > 800


@pytest.mark.parametrize(
    "what",
    [
        *(
            f"{fault} {made}"
            for fault in ("drop", "lose", "late", "error before", "error after")
            for made in ("contacts", "products", "invoices")
        ),
        "bad luck at booking", "tear contacts", "limit", "brownout", "maintenance", "expire",
        "killed before contacts", "killed after contacts", "killed before products", "killed after products",
        "killed before invoices", "killed after invoices", "killed after invoices/fetch",
        "records lost", "passes cut short", "saved by a person", "booked by a person",
        "seen queued mapping_missing", "seen unknown answer_lost", "seen unknown deliveries_lost",
    ],
)  # fmt: skip
def test_the_bad_luck_did_strike(played, what):
    figures, _ = played
    assert figures[what] > 0
