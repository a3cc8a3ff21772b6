"""One stage per module, with its ``.kv`` beside it; made when it is first shown."""

from collections.abc import Callable
from functools import partial
from importlib import import_module

_CLASSES = {
    "setup": "SetupStage",
    "setup_manager": "SetupManagerStage",
    "log_in": "LogInStage",
    "sale": "SaleStage",
    "search": "SearchStage",
    "line": "LineStage",
    "note": "NoteStage",
    "discount": "DiscountStage",
    "price": "PriceStage",
    "create": "CreateStage",
    "question": "QuestionStage",
    "payment": "PaymentStage",
    "card": "CardStage",
    "gift_card": "GiftCardStage",
    "gift_card_sale": "GiftCardSaleStage",
    "paid": "PaidStage",
    "parked": "ParkedStage",
    "park": "ParkStage",
    "returns": "ReturnsStage",
    "loose": "LooseStage",
    "receipts": "ReceiptsStage",
    "wrong_tender": "WrongTenderStage",
    "gift": "GiftStage",
    "mail": "MailStage",
    "papers": "PapersStage",
    "more": "MoreStage",
    "cash": "CashStage",
    "bottles": "BottlesStage",
    "report": "ReportStage",
    "cashier_day": "CashierDayStage",
    "day_open": "DayOpenStage",
    "day_close": "DayCloseStage",
    "day_totals": "DayTotalsStage",
    "receipt_list": "ReceiptListStage",
    "deliveries": "DeliveriesStage",
    "mapping": "MappingStage",
    "products": "ProductsStage",
    "goods": "GoodsStage",
    "groups": "GroupsStage",
    "prefixes": "PrefixesStage",
    "made": "MadeStage",
    "variants": "VariantsStage",
    "sizes": "SizesStage",
    "goods_import": "GoodsImportStage",
    "favourites": "FavouritesStage",
    "labels": "LabelsStage",
    "campaigns": "CampaignsStage",
    "price_check": "PriceCheckStage",
    "credit": "CreditStage",
    "customers": "CustomersStage",
    "customer": "CustomerStage",
    "emergency": "EmergencyStage",
    "export": "ExportStage",
    "about": "AboutStage",
    "people": "PeopleStage",
    "countersign": "CountersignStage",
    "limits": "LimitsStage",
    "settings": "SettingsStage",
    "setting": "SettingStage",
    "own_texts": "OwnTextsStage",
    "scan_test": "ScanTestStage",
    "health": "HealthStage",
    "backup": "BackupStage",
    "restore": "RestoreStage",
    "stock": "StockStage",
    "stock_change": "StockChangeStage",
    "stocktake": "StocktakeStage",
    "stop": "StopStage",
}


def _find(name: str) -> type:
    return getattr(import_module(f"appliance.ui.screens.{name}"), _CLASSES[name])


STAGES: dict[str, Callable[[], type]] = {name: partial(_find, name) for name in _CLASSES}
"""Each stage's class by name, found when it is called: a screen costs nothing before its first use."""
