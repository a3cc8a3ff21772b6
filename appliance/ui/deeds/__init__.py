"""From a touch to the till: one method for each thing that can be touched.

Every deed goes through `Deeds.do`: it asks the till, shows what the till refused, and has the screens
drawn anew. The methods stand in a module for each area.
"""

from appliance.domain.problems import Problem
from appliance.ui.deeds.after import AfterDeeds
from appliance.ui.deeds.asking import AskingDeeds
from appliance.ui.deeds.backup import BackupDeeds
from appliance.ui.deeds.books import BooksDeeds
from appliance.ui.deeds.bottles import BottleDeeds
from appliance.ui.deeds.cash import CashDeeds
from appliance.ui.deeds.cashier_day import CashierDayDeeds
from appliance.ui.deeds.closing import ClosingDeeds
from appliance.ui.deeds.credit import CreditDeeds
from appliance.ui.deeds.dimensions import DimensionDeeds
from appliance.ui.deeds.favourites import FavouriteDeeds
from appliance.ui.deeds.foreign import ForeignDeeds
from appliance.ui.deeds.gift_cards import GiftCardDeeds
from appliance.ui.deeds.goods import GoodsDeeds
from appliance.ui.deeds.health import HealthDeeds
from appliance.ui.deeds.kitchen import KitchenDeeds
from appliance.ui.deeds.labels import LabelsDeeds
from appliance.ui.deeds.modes import ModeDeeds
from appliance.ui.deeds.office import OfficeDeeds
from appliance.ui.deeds.papers import PapersDeeds
from appliance.ui.deeds.parked import ParkedDeeds
from appliance.ui.deeds.paying import PayingDeeds
from appliance.ui.deeds.people import PeopleDeeds
from appliance.ui.deeds.prices import PricesDeeds
from appliance.ui.deeds.products import ProductDeeds
from appliance.ui.deeds.selling import SellingDeeds
from appliance.ui.deeds.settings import SettingsDeeds
from appliance.ui.deeds.stock import StockDeeds
from appliance.ui.deeds.tickets import TicketDeeds
from appliance.ui.deeds.tips import TipDeeds
from appliance.ui.deeds.variants import VariantDeeds


class Deeds(
    KitchenDeeds,
    StockDeeds,
    FavouriteDeeds,
    VariantDeeds,
    AskingDeeds,
    SellingDeeds,
    PayingDeeds,
    GiftCardDeeds,
    TicketDeeds,
    TipDeeds,
    ForeignDeeds,
    ParkedDeeds,
    PapersDeeds,
    AfterDeeds,
    CashDeeds,
    BottleDeeds,
    CreditDeeds,
    DimensionDeeds,
    CashierDayDeeds,
    ClosingDeeds,
    PeopleDeeds,
    ModeDeeds,
    OfficeDeeds,
    GoodsDeeds,
    ProductDeeds,
    LabelsDeeds,
    PricesDeeds,
    BooksDeeds,
    HealthDeeds,
    SettingsDeeds,
    BackupDeeds,
):
    """Everything that a finger can ask for."""

    def answer(self, problem: Problem) -> None:
        """A banner's button; a drawer that may be stuck leads to the emergency mode."""
        if problem.code in ("drawer_stuck", "drawer_unmoved") and not self.place.banner:
            self.go_emergency()
        elif problem.code.startswith("backup_") and not self.place.banner:
            self.go_backup()
        else:
            super().answer(problem)
