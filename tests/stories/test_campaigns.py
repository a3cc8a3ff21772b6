"""Campaigns: three for two at the counter, mixed, taken back, paid, printed and told apart from discounts."""

from appliance.domain.campaign import Campaign
from appliance.till import campaigns, people
from tests.stories.goods import BREAD, MILK
from tests.stories.steps import OPENED, Customer, Journal, Prints, Scan, Sees, Total, Touch, Touched


def test_the_cheapest_of_three_is_free_and_no_longer_when_one_goes_back(play):
    counter = play.stage.counter
    people.log_in(counter.till, "2", "4321")
    campaigns.save(
        counter.till, Campaign("", "3 for 2", 3, "2026-11-20", "2026-11-27", free=1, groups=("10",))
    )
    people.lock(counter.till)
    counter.deeds.redraw()
    play(
        *OPENED,
        Scan(BREAD),
        Scan(MILK),
        Scan(BREAD),
        Sees("3 for 2"),
        Total("79,80"),  # 2 × 39,90; the milk of 24,90 is free
        Scan(MILK),
        Total("104,70"),  # one more that is in no set
        Customer(),
        Touch("Ta betalt 104,70"),
        Touch("Kort"),
        Touch("Visa"),
        Touched(3),
        Sees("Betalt"),
        Journal("sale", gross=10_470),
        Prints("Grovbrød", "3 for 2", "104,70"),
    )
    (sale,) = counter.entries("sale")
    assert sum(one.get("discount", 0) for one in sale["lines"]) == 0, "a campaign is nobody's discount"
