"""The build identity stands in the entry of the start and on every X and Z."""

import pytest

from appliance.storage import journal
from appliance.till import day, setup
from tests.till.shop import trusted


@pytest.fixture
def till(till):
    """Ola approves of what Kari may not do alone."""
    return trusted(till)


def test_start_x_and_z_name_the_build(till):
    till.build = "declared build 0.1.0 (0123456789ab)"
    setup.began(till, "0.1.0")
    day.x_report(till)
    day.z_report(till)
    told = [journal.last_of(till.database, kind) for kind in ("started", "x_report", "z_report")]
    assert [found and found[1].data["build"] for found in told] == [till.build] * 3
