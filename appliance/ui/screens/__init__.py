"""The stages by what they are about: one to a module, its ``.kv`` beside it, made when it is first shown.

- `selling`: a sale while it is made; `paying`: it is paid; `after`: its receipt, and goods that come back
- `tickets`: what they let in to, and the door; `customers`: who they are and what they owe
- `goods`, `prices`, `stock`: what the shop sells, as whoever keeps it sees it
- `day`: opened, money in and out, its reports, closed; `office`: figures, the books, the journal
- `people`: who works here; `settings`: the set-up and all that can be changed later; `box`: the box itself
"""

from collections.abc import Callable
from functools import partial
from pkgutil import resolve_name

_WHERE = {
    "setup": "settings.setup:SetupStage",
    "setup_manager": "settings.setup_manager:SetupManagerStage",
    "log_in": "people.log_in:LogInStage",
    "sale": "selling.sale:SaleStage",
    "search": "selling.search:SearchStage",
    "line": "selling.line:LineStage",
    "note": "selling.note:NoteStage",
    "belongs": "selling.belongs:BelongsStage",
    "dimensions": "office.dimensions:DimensionsStage",
    "discount": "selling.discount:DiscountStage",
    "price": "selling.price:PriceStage",
    "create": "selling.create:CreateStage",
    "question": "selling.question:QuestionStage",
    "payment": "paying.payment:PaymentStage",
    "card": "paying.card:CardStage",
    "gift_card": "paying.gift_card:GiftCardStage",
    "gift_card_sale": "paying.gift_card_sale:GiftCardSaleStage",
    "ticket_kind": "tickets.ticket_kind:TicketKindStage",
    "visit": "tickets.visit:VisitStage",
    "holder": "tickets.holder:HolderStage",
    "door": "tickets.door:DoorStage",
    "tip": "paying.tip:TipStage",
    "foreign": "paying.foreign:ForeignStage",
    "paid": "paying.paid:PaidStage",
    "parked": "selling.parked:ParkedStage",
    "park": "selling.park:ParkStage",
    "returns": "after.returns:ReturnsStage",
    "loose": "after.loose:LooseStage",
    "receipts": "after.receipts:ReceiptsStage",
    "wrong_tender": "after.wrong_tender:WrongTenderStage",
    "wrong_notes": "after.wrong_notes:WrongNotesStage",
    "gift": "after.gift:GiftStage",
    "mail": "after.mail:MailStage",
    "papers": "settings.papers:PapersStage",
    "more": "selling.more:MoreStage",
    "cash": "day.cash:CashStage",
    "bottles": "selling.bottles:BottlesStage",
    "report": "day.report:ReportStage",
    "cashier_day": "day.cashier_day:CashierDayStage",
    "day_open": "day.day_open:DayOpenStage",
    "day_close": "day.day_close:DayCloseStage",
    "day_totals": "office.day_totals:DayTotalsStage",
    "receipt_list": "office.receipt_list:ReceiptListStage",
    "deliveries": "office.deliveries:DeliveriesStage",
    "mapping": "office.mapping:MappingStage",
    "products": "goods.products:ProductsStage",
    "product_change": "goods.product_change:ProductChangeStage",
    "new_product": "goods.new_product:NewProductStage",
    "goods": "goods.goods:GoodsStage",
    "groups": "goods.groups:GroupsStage",
    "prefixes": "goods.prefixes:PrefixesStage",
    "made": "goods.made:MadeStage",
    "variants": "selling.variants:VariantsStage",
    "sizes": "goods.sizes:SizesStage",
    "goods_import": "goods.goods_import:GoodsImportStage",
    "favourites": "goods.favourites:FavouritesStage",
    "labels": "goods.labels:LabelsStage",
    "campaigns": "prices.campaigns:CampaignsStage",
    "price_list": "prices.price_list:PriceListStage",
    "bundle": "prices.bundle:BundleStage",
    "price_check": "selling.price_check:PriceCheckStage",
    "credit": "customers.credit:CreditStage",
    "customers": "customers.customers:CustomersStage",
    "customer": "customers.customer:CustomerStage",
    "emergency": "box.emergency:EmergencyStage",
    "export": "office.export:ExportStage",
    "about": "box.about:AboutStage",
    "people": "people.people:PeopleStage",
    "countersign": "people.countersign:CountersignStage",
    "limits": "people.limits:LimitsStage",
    "settings": "settings.settings:SettingsStage",
    "setting": "settings.setting:SettingStage",
    "own_texts": "settings.own_texts:OwnTextsStage",
    "rates": "settings.rates:RatesStage",
    "scan_test": "settings.scan_test:ScanTestStage",
    "health": "box.health:HealthStage",
    "backup": "box.backup:BackupStage",
    "restore": "box.restore:RestoreStage",
    "stock": "stock.stock:StockStage",
    "stock_change": "stock.stock_change:StockChangeStage",
    "stocktake": "stock.stocktake:StocktakeStage",
    "stop": "box.stop:StopStage",
}

STAGES: dict[str, Callable[[], type]] = {
    name: partial(resolve_name, f"{__name__}.{where}") for name, where in _WHERE.items()
}
"""Each stage's class by name, found when it is called: a screen costs nothing before its first use."""
