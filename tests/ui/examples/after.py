"""After a sale: returns, receipts, reports, cash in and out."""

from appliance.till.papers import Papers
from appliance.ui.screens.after.gift import GiftLine, GiftView
from appliance.ui.screens.after.loose import LooseView
from appliance.ui.screens.after.mail import MailView
from appliance.ui.screens.after.receipts import ReceiptItem, ReceiptsView
from appliance.ui.screens.after.returns import ReturnLine, ReturnsView
from appliance.ui.screens.after.wrong_notes import WrongNotesView
from appliance.ui.screens.after.wrong_tender import WrongTenderView
from appliance.ui.screens.day.cash import CashView
from appliance.ui.screens.day.cashier_day import CashierDayView
from appliance.ui.screens.day.report import ReportView
from appliance.ui.screens.settings.papers import PapersView
from appliance.ui.widgets.basket import BasketView
from tests.ui.examples.paying import EUROS, OTHERS
from tests.ui.examples.shop import METHODS, Example, at, receipt, typed

TIPPED = (
    ("1", "Ingrid", 24500),
    ("2", "Bjørg-Åse Kristoffersen-Nordmann", 120000),
    *((str(n), f"Ekstrahjelp {n}", 0) for n in range(3, 12)),
)
WHY = tuple((word, word) for word in ("Defekt", "Feil størrelse", "En gave", "Har ombestemt seg"))
EXAMPLES: dict[str, Example] = {
    "returns-find": at("returns", ReturnsView(), BasketView()),
    "returns": Example(
        at(
            "returns",
            ReturnsView(
                "1042",
                "21.11.2026 14:32",
                (
                    ReturnLine(1, "Helmelk 1 l", 2000, 4980),
                    ReturnLine(2, "Grovbrød, skåret", 1000, 3591),
                    ReturnLine(4, "Håndstrikket votter, grå", 0, 0),
                ),
            ),
            BasketView(),
        ).view,
        lambda frame: frame._stages["returns"]._take(frame.view.view.lines[1], 1000),
    ),
    "loose": Example(
        at("loose", LooseView("1", "Helmelk 1 l", 2490, "", WHY), BasketView()).view,
        lambda frame: frame._stages["loose"]._because("Defekt"),
    ),
    "loose-long": Example(
        at(
            "loose",
            LooseView("2", "Håndstrikket votter, grå, str. M med mønster fra Selbu", 12345650, "kg", WHY),
            BasketView(),
        ).view,
        lambda frame: frame._stages["loose"]._because("En gave"),
    ),
    "loose-open": at("loose", LooseView("3", "Blomster", None, "", WHY), BasketView()),
    "receipts": at(
        "receipts",
        ReceiptsView(
            tuple(
                ReceiptItem(
                    str(n if n != 1036 else 1042),
                    f"14:{n - 1010:02d}",
                    "Kontant" if n % 3 else "Visa",
                    4990 * (n - 1030) if n != 1036 else -990,
                    "sale" if n != 1036 else "return",
                )
                for n in range(1042, 1030, -1)
            ),
            "1042",
            "sale",
            receipt(),
        ),
    ),
    "mail": Example(
        at("mail", MailView(ending=".no")).view,
        lambda frame: frame._stages["mail"].writing.keyboard.write("kari.nordmann@example.no"),
    ),
    "mail-copy": at("mail", MailView("", "1042", copy=True, ending=".no")),
    "mail-again": at("mail", MailView("kari.nordmann@example.no", ending=".dk")),
    "gift": Example(
        at(
            "gift",
            GiftView(
                "1042",
                "21.12.2026",
                (
                    GiftLine(1, "Håndstrikket votter, grå, str. M med mønster fra Selbu", 2000),
                    GiftLine(2, "Helmelk 1 l", 1000),
                    GiftLine(4, "Kaffebønner", 500, "kg"),
                ),
            ),
        ).view,
        lambda frame: frame._stages["gift"]._turn(2),
    ),
    "gift-nothing": at("gift", GiftView("1042", "21.12.2026")),
    "papers": at("papers", PapersView(Papers())),
    "papers-free": at("papers", PapersView(Papers("ask"), free=True)),
    "wrong-tender": at(
        "wrong_tender",
        WrongTenderView("1042", (("cash", "Kontant", 48400),), (("cash", "Kontant"), *METHODS)),
    ),
    "wrong-tender-foreign": at(
        "wrong_tender",
        WrongTenderView(
            "1042",
            (("0", "Kort", 5000), ("1", "Valuta · EUR 50,00", 57500)),
            (("cash:", "Kontant"), *METHODS, ("foreign:", "Valuta")),
        ),
    ),
    "wrong-tender-notes": at("wrong_notes", WrongNotesView((EUROS, *OTHERS[:3]), 48409, "1042")),
    "wrong-tender-notes-typed": Example(
        at("wrong_notes", WrongNotesView((EUROS,), 48409, "1042")).view, typed("wrong_notes", "4500")
    ),
    "cash": Example(
        at(
            "cash",
            CashView(
                (("change", "Vekslepenger"),),
                (
                    ("bank", "Til banken"),
                    ("bought", "Kjøpt til butikken"),
                    ("wage", "Lønnsforskudd"),
                    ("other", "Annet"),
                ),
            ),
        ).view,
        typed("cash", "50000"),
    ),
    "cash-tips": Example(
        at("cash", CashView((), (("bank", "Til banken"),), TIPPED)).view,
        lambda frame: (frame._stages["cash"]._because("tips"), frame._stages["cash"]._pay("1", 24500)),
    ),
    "report": at("report", ReportView("X 21.11.2026", receipt())),
    "cashier-day": at("cashier_day", CashierDayView("Ingrid · lørdag 21. november 2026", receipt())),
    "cashier-day-others": at(
        "cashier_day",
        CashierDayView("Bjørg-Åse Kristoffersen-Nordmann · onsdag 18. november 2026", receipt(), False, True),
    ),
}
