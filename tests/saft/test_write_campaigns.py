"""A campaign in the export: told on its line as no manual discount, and in no count of those; so on paper."""

import pytest

from appliance.domain.campaign import Campaign
from appliance.domain.line import Discount
from appliance.domain.money import NOK
from appliance.paper.compose import Letterhead, compose
from appliance.paper.text import lines
from appliance.till import campaigns, day, selling
from appliance.words import Words
from tests.saft.writing import DAY, exported, files, root, shop, sound, valid
from tests.till.shop import MILK, paid, ring, trusted

THREE = Campaign("", "3 for 2", 3, DAY, DAY, free=1, groups=("10",))


@pytest.mark.parametrize("country", ["norway", "denmark"])
def test_its_line_says_so_and_the_report_counts_what_was_given_by_hand(tmp_path, country):
    with shop(tmp_path, country) as (box, till):
        campaigns.save(trusted(till), THREE)
        ring(till, MILK, MILK, MILK)
        selling.discount_line(till, 1, Discount(480, "scratch"))
        paid(till, ("card", 4500))
        day.z_report(till)
        out = tmp_path / "out"
        exported(box, out)
        sound(out)
        valid(out, country)
        read = root(files(out)[0])
        said = [(one.findtext("dscTp"), one.findtext("dscAmnt")) for one in read.iter("discount")]
        assert said == [("LINEDISC", "4.80"), ("CAMPAIGN", "24.90")]
        z = [one for one in read.iter("eventReport") if one.findtext("reportType") == "Z report"]
        assert [one.findtext("reportDiscountNum") for one in z] == ["1"]
        assert [one.findtext("reportDiscountAmnt") for one in z] == ["4.80"]


def test_the_receipt_has_a_row_for_it_and_the_z_a_count(tmp_path):
    with shop(tmp_path) as (box, till):
        campaigns.save(trusted(till), THREE)
        body = paid(ring(till, MILK, MILK, MILK), ("card", 4980)).data
        head, words = Letterhead("Story shop", "999888777", "MVA", (), "1"), Words("en", NOK)
        paper = lines(compose(body, head, words))
        at = next(place for place, text in enumerate(paper) if "Milk 1 l" in text)
        assert [" ".join(text.split()) for text in paper[at : at + 3]] == [
            "Milk 1 l 49.80", "3 × 24.90", "3 for 2 -24.90",
        ]  # fmt: skip
        day.z_report(till)
        z = box.sent[-1][0].data
        told = [" ".join(text.split()) for text in lines(compose(z, head, words))]
        assert "Campaigns, not in the discounts 1 24.90" in told
        assert "Discounts 0 0.00" in told
