"""Deeds around prices that hold for a time: campaigns."""

from appliance.domain.campaign import Campaign
from appliance.till import campaigns
from appliance.till.permissions import needs
from appliance.ui.deeds.doing import Doing


class PricesDeeds(Doing):
    """Make, change, end."""

    def go_campaigns(self) -> None:
        """The campaigns; for somebody who manages."""

        def deed() -> None:
            needs(self.till, "goods")
            self.place.before, self.place.stage, self.place.text = "goods", "campaigns", ""

        self.do(deed)

    def search_campaign_goods(self, text: str) -> None:
        """Look up what is typed."""
        self.place.text = text
        self.do(lambda: None)

    def save_campaign(self, campaign: Campaign) -> None:
        """Make or change it."""

        def deed() -> None:
            campaigns.save(self.till, campaign)
            self.place.saves, self.place.text = self.place.saves + 1, ""

        self.do(deed)

    def end_campaign(self, code: str) -> None:
        """End it."""

        def deed() -> None:
            campaigns.end(self.till, code)
            self.place.saves += 1

        self.do(deed)
