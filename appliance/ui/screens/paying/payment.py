"""Paying: what is due, the notes a customer is likely to hold out, and the other ways to pay."""

from dataclasses import dataclass
from functools import partial

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout

from appliance.domain.card_number import ending
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.entry import AmountEntry
from appliance.ui.widgets.surface import fill_up, only
from appliance.ui.widgets.text import Text

load(__file__)


@dataclass(frozen=True)
class PaymentView:
    """What is left to pay (negative: to pay back) and the ways to do it. Amounts in minor units."""

    left: int
    cash_due: int
    """The same in coins that exist."""
    quick: tuple[int, ...] = ()
    methods: tuple[tuple[str, str], ...] = ()
    """Ways beside cash: (kind, name); a kind of ``card`` asks for the brand."""
    tenders: tuple[tuple[str, int], ...] = ()
    """What was paid so far: (name, amount)."""
    cash: bool = True
    """False where the till may take none (no drawer)."""
    credit: bool = False
    """The goods may be handed out on credit instead."""
    receipt: str = ""
    """``prints``: it will, unless the customer wants none; ``declined``: they do not. Empty: it just does."""
    mail: str | None = None
    """Where the receipt goes by e-mail, empty: nobody has said; None: it cannot."""
    onto: tuple[str, int] | None = None
    """The gift card that money goes back onto first: its number, how much."""
    tip: bool = False
    """The customer may give a tip."""
    foreign: tuple[tuple[str, str], ...] = ()
    """Other currencies that the shop takes: code, and what is due in it, as text."""


ICONS = {"card": "credit-card-outline", "cash": "cash", "pant": "refresh", "gift_card": "gift-outline"}


class TenderRow(BoxLayout):
    """One tender that has been taken."""

    def __init__(self, **options) -> None:
        super().__init__(size_hint_y=None, height=look().mm(6), **options)
        self.name, self.amount = Text(tone="good"), Text(tone="good", halign="right")
        self.add_widget(self.name)
        self.add_widget(self.amount)


class PaymentStage(Stage):
    """One tap on a note finishes the sale. A part is typed first and its way chosen then."""

    def build(self) -> None:
        """Make the grid of notes and the keypad that takes its place."""
        self.quick = GridLayout(cols=2, spacing=look().mm(1.5))
        self.entry = AmountEntry(self.words)
        self.entry.on_typed = self._again
        self.split = BoxLayout(spacing=look().mm(1.5))
        self.ways = BoxLayout(orientation="vertical", spacing=look().mm(1.5), size_hint_x=0.42)
        self.split.add_widget(self.entry)
        self.split.add_widget(self.ways)
        self._typing = False
        self._parts = self.children[::-1]
        self._head = self.ids.head.children[::-1]
        self.tip = BigButton(size_hint_x=None, width=look().mm(18))

    def enter(self) -> None:
        """Quick amounts first."""
        self._typing = False
        self.entry.clear()

    def draw(self, view: PaymentView) -> None:
        """Show what is left and the ways to pay it."""
        self.view, _ = view, self._
        back, typing = view.left < 0, self._typing or not view.cash
        said = _("To pay back") if back else (_("Still to pay") if view.tenders else _("To pay"))
        self.ids.word.say, self.ids.due.say = said, self.words.amount(abs(view.left))
        self.entry.label.say = _("of {amount}", amount=self.words.amount(abs(view.left)))
        self.ids.due.tone = "stop" if back else "ink"
        self._draw_tip()
        rounded = view.cash and view.cash_due != view.left
        coins = _("{amount} in cash", amount=self.words.amount(abs(view.cash_due))) if rounded else ""
        there = _("Receipt to {address}", address=view.mail) if view.mail else ""
        self.ids.rounding.say = " · ".join(part for part in (coins, there) if part)
        self.ids.rounding.size_hint_y = 0.8 if rounded or there else 0.001
        taken = () if typing else view.tenders
        for row, (name, amount) in zip(fill_up(self.ids.tenders, len(taken), TenderRow), taken, strict=True):
            row.name.say, row.amount.say = name, self.words.amount(amount)
        only(self, *(self._parts[2:3] if typing else self._parts))
        wanted = self.split if typing else self.quick
        only(self.ids.middle, wanted)
        self._draw_quick()
        self._draw_methods()

    def _draw_tip(self) -> None:
        """Beside what is due, which it raises; the verbs have room for everything else then."""
        self.tip.draw(Action(self._("Tip"), self.deeds.go_tip))
        word, due = self._head
        only(self.ids.head, word, *(self.tip,) * self.view.tip, due)

    def _draw_quick(self) -> None:
        view, _ = self.view, self._
        if view.onto:
            self._draw_onto(*view.onto)
            return
        amounts = list(view.quick) or [view.cash_due]
        count = len(amounts) + bool(view.foreign)
        self.quick.cols = 3 if count > 4 else 2
        *buttons, last = fill_up(self.quick, count, BigButton)
        if view.foreign:
            self._draw_foreign(last)
        else:
            buttons.append(last)
        for button, amount in zip(buttons, amounts, strict=True):
            exact = amount == view.cash_due
            detail = _("exact, in cash") if exact else _("cash")
            if view.left < 0:
                detail = _("out of the drawer")
            button.draw(
                Action(
                    self.words.amount(abs(amount)),
                    partial(self._pay, "cash", amount),
                    role="money",
                    detail=detail,
                )
            )
            button.label.size_name = "figure"

    def _draw_foreign(self, button: BigButton) -> None:
        """Beside the notes: it is cash too. Where it is one currency, what is due in it."""
        code, due = self.view.foreign[0]
        alone = len(self.view.foreign) == 1
        others = " · ".join(one for one, _due in self.view.foreign)
        word = f"{code} {self.words.written(due)}" if alone else self._("Another currency")
        detail = self._("Another currency") if alone else others
        button.draw(Action(word, self.deeds.go_foreign, detail=detail))
        button.label.size_name = "title" if alone else "body"

    def _draw_onto(self, number: str, amount: int) -> None:
        """What a gift card paid goes back onto it, and nothing is paid out before."""
        self.quick.cols = 1
        (button,) = fill_up(self.quick, 1, BigButton)
        button.draw(
            Action(
                self.words.amount(amount),
                partial(self.deeds.pay_with_gift_card, number),
                "gift-outline",
                role="money",
                detail=self._("back onto gift card {number}", number=ending(number)),
            )
        )
        button.label.size_name = "figure"

    def _draw_methods(self) -> None:
        view, typed, typing = self.view, self._typed(), self._typing or not self.view.cash
        cash = [("cash", self._("Cash"))] if view.cash else []
        beside, below = ([*cash, *view.methods], []) if typing else ([], list(view.methods))
        below = [] if view.onto else below
        for box, methods in ((self.ways, beside), (self.ids.methods, below)):
            for button, (kind, name) in zip(fill_up(box, len(methods), BigButton), methods, strict=True):
                amount = typed or view.left
                deed = partial(self._pay, kind, amount)
                button.draw(
                    Action(name, deed, ICONS.get(kind, "cellphone"), enabled=not self._typing or typed != 0)
                )
        columns = min(4, max(1, len(below)))
        rows = -(-len(below) // columns)
        self.ids.methods.cols = columns
        self.ids.methods.height = look().mm(15.5) * rows - look().mm(1.5) if rows else 0

    def _typed(self) -> int:
        sign = -1 if self.view.left < 0 else 1
        return sign * self.entry.keypad.number if self._typing else 0

    def _pay(self, kind: str, amount: int) -> None:
        self._typing = False
        self.entry.keypad.typed = ""
        self.deeds.pay_with(kind, amount)

    def _again(self) -> None:
        if self.view:
            self._draw_methods()
            self.changed()

    def _turn(self) -> None:
        self._typing = not self._typing
        self.entry.clear()
        self.again()

    def actions(self) -> tuple[Action, ...]:
        """Back to the sale, or a part of it."""
        _ = self._
        back = Action(_("Back to sale"), self.deeds.back, "arrow-left", enabled=not self.view.tenders)
        if self.view.tenders:
            back = Action(_("Undo"), self.deeds.undo_tender, "undo-variant")
        word = _("Usual amounts") if self._typing else _("Another amount")
        another = Action(word, self._turn, "cash-multiple", enabled=self.view.cash)
        declined = self.view.receipt == "declined"
        none = Action(
            _("No receipt"),
            self.deeds.decline_receipt,
            "check" if declined else "receipt-text-outline",
            enabled=not declined,
        )
        credit = Action(_("On credit"), self.deeds.go_credit, "account")
        mail = Action(
            _("E-receipt"), self.deeds.go_mail, "check" if self.view.mail else "file-document-outline"
        )
        wishes = (*(none,) * bool(self.view.receipt), *(mail,) * (self.view.mail is not None))
        if self.view.tip and not self.view.cash:  # only parts are typed then, and what is due stands nowhere
            another = Action(_("Tip"), self.deeds.go_tip, "star-outline")
        return back, *wishes, *(credit,) * self.view.credit, another
