"""Training is outside every figure but its own (§ 2-8-2 w), whatever was trained."""

from appliance.domain.dayclose import fold
from tests.domain.full_day import ENTRIES, GRAND, NAMES


def without(report, *names):
    """A report less some of its fields."""
    return {name: value for name, value in report.items() if name not in names}


def test_a_day_without_its_training_is_the_same_day():
    trained = fold(ENTRIES, GRAND, NAMES)
    real = fold([one for one in ENTRIES if not one.get("training")], GRAND, NAMES)
    changed = ("counts", "series")
    assert without(trained, *changed) == without(real, *changed)
    assert without(trained["counts"], "training") == without(real["counts"], "training")
    assert real["counts"]["training"] == {"n": 0, "amount": 0}
    assert trained["counts"]["training"] == {"n": 2, "amount": 2490}
    assert [row for row in trained["series"] if row["series"] != "training"] == real["series"]


def test_a_drawer_that_a_hand_opens_in_training_is_open_all_the_same():
    opened = {"kind": "drawer_opened", "number": 1, "training": 1, "cause": "by_hand"}
    counts = fold([opened], GRAND, NAMES)["counts"]
    assert (counts["drawer_openings"]["n"], counts["drawer_without_sale"]["n"]) == (1, 1)
