"""A sale that cannot be saved behind the screen is said, and said no more once it can be."""

from appliance.till import scanning
from appliance.till.till import keep
from tests.till.shop import MILK, ring


def test_the_banner_comes_and_goes_with_the_fault(till):
    ring(till, MILK)
    assert till.drafts.flush()
    till.drafts.failed = "disk I/O error"
    scanning.scan(till, MILK)
    assert "draft_unsaved" in till.banners
    assert till.drafts.flush()  # this write went through and cleared the fault
    keep(till)
    assert "draft_unsaved" not in till.banners
