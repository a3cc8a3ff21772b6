"""The country of a box that has entries stays what it is, from each to each other."""

from itertools import permutations

import pytest

from appliance.domain.problems import Refused
from appliance.fiscal import rules_for
from appliance.storage.database import open_till
from appliance.till import setup
from appliance.till.till import Shop
from tests.till.shop import MILK, Box, opened, paid, ring

COUNTRIES = (("norway", ""), ("denmark", ""), ("plain", "NOK"), ("plain", "EUR"))


def birth(country, currency):
    """Till 1 of a country."""
    return setup.Birth("1", rules_for(country, currency))


@pytest.mark.parametrize(("born", "asked"), list(permutations(COUNTRIES, 2)), ids=str)
def test_a_start_as_another_country_is_refused_and_changes_nothing(tmp_path, born, asked):
    box = Box(tmp_path / "box", *born)
    till = opened(box.start())
    paid(ring(till, MILK), ("card", 2490))
    number = till.journal.number
    box.off()
    files = sorted(path.name for path in (box.folder / "keys").glob("*"))
    database = open_till(box.folder / "till.db")
    with pytest.raises(Refused, match="database_other") as refused:
        setup.start(database, box.folder / "keys", birth(*asked), Shop("Story shop"), box.clock)
    database.close()
    named = "country" if born[0] != asked[0] else "currency"
    assert refused.value.problem.facts["detail"].startswith(named)
    assert sorted(path.name for path in (box.folder / "keys").glob("*")) == files
    till = box.start()
    assert (till.journal.number, till.rules.country) == (number, born[0])
    box.off()
