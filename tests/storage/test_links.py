"""Of two links of the same millisecond the one that was kept last counts; an older one never does."""

import pytest

from appliance.storage.deliveries import Deliveries
from appliance.storage.links import Kept, Linked


@pytest.mark.parametrize(("second", "kept"), [(999, "5"), (1000, "6"), (1001, "6")])
def test_the_newer_link_counts(tmp_path, second, kept):
    now = [1000]
    with Deliveries(tmp_path / "delivery.db") as deliveries:
        links = Kept(deliveries.database, "office24_orders", lambda: now[0], [])
        links.put("customer", "10001", "5", "made")
        now[0] = second
        links.put("customer", "10001", "6", "made")
        assert links.get("customer", "10001") == kept
        assert links.get("customer", "10002") == ""


def test_what_a_person_said_before_does_not_undo_what_was_kept_since(tmp_path):
    said = Linked("office24_orders", "customer", "10001", "7", 900)
    with Deliveries(tmp_path / "delivery.db") as deliveries:
        Kept(deliveries.database, "office24_orders", lambda: 1000, []).put("customer", "10001", "5", "found")
        assert (
            Kept(deliveries.database, "office24_orders", lambda: 1000, [said]).get("customer", "10001") == "5"
        )
