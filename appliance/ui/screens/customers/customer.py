"""One customer: who they are, what they owe, and what can be done for them now.

Nothing that is changed is kept before it is saved. The page is laid out as that of the groups.
"""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from appliance.domain.customer import Customer
from appliance.domain.organisation import of_customer
from appliance.ui.stage import SteppedStage, load
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.entry import Entry
from appliance.ui.widgets.picks import Picks
from appliance.ui.widgets.rows import Item
from appliance.ui.widgets.surface import only
from appliance.ui.widgets.writing import Writing
from appliance.words import N_

load(__file__)
SHORTEST = 8
"""Digits of the shortest organisation number; until then nobody is told that it is none."""
LETTERS = {
    "name": (N_("Name"), "account", "words"),
    "number": (N_("Customer number"), "tag-outline", "all"),
    "organisation": (N_("Org. number"), "bank", "all"),
    "phone": (N_("Phone"), "cellphone", "all"),
    "email": (N_("E-mail"), "inbox-outline", ""),
    "street": (N_("Street"), "tag-outline", "words"),
    "postcode": (N_("Postcode"), "tag-outline", "all"),
    "town": (N_("Town"), "tag-outline", "words"),
    "group": (N_("Customer group"), "star-outline", "first"),
}
"""The facts that are typed: word, icon, capitals."""
DIGITS = ("number", "organisation", "phone", "postcode")
"""Those that are typed in figures, most of them."""
LONGEST = 60
FIGURES = {"limit": (N_("Credit limit"), "cash-multiple"), "due": (N_("Days to pay"), "calendar-today")}
KINDS = {
    "delivery": N_("On credit"), "handed": N_("On credit, billed by the books"), "cash_moved": N_("Paid"),
}  # fmt: skip


@dataclass(frozen=True)
class CustomerView:
    """A customer, what they owe, and what the open sale comes to; amounts in minor units."""

    customer: Customer
    new: bool = False
    theirs: bool = False
    """The open sale is theirs."""
    amount: int | None = None
    """What it comes to; None: nothing is in it."""
    owed: int = 0
    overdue: int = 0
    movements: tuple[tuple[str, int, str], ...] = ()
    """The newest of what they had and paid: (kind, minor units, date)."""
    groups: tuple[str, ...] = ()
    country: str = "norway"
    manages: bool = False
    saves: int = 0
    """Rises with each customer that is saved: what was typed is kept."""


class CustomerStage(SteppedStage):
    """A sheet of facts; a tap on one leads to where it is typed."""

    lettered = tuple(LETTERS)

    def build(self) -> None:
        """Make the rows, the letters and the figures."""
        self._typed = Customer("", "")
        self.picks = Picks()
        self.letters = {
            name: Writing(self._again, self._("space"), capitals=capitals,
                          figures=name in DIGITS, longest=LONGEST)
            for name, (_word, _icon, capitals) in LETTERS.items()
        }  # fmt: skip
        self.entry = Entry(lambda keypad: self._written(keypad.number))
        self.entry.on_typed = self.changed

    def enter(self) -> None:
        """The sheet as it is kept; of somebody new, the name first."""
        self.view = None

    def _written(self, number: int) -> str:
        return self.words.amount(number) if self._step == "limit" else str(number)

    def draw(self, view: CustomerView) -> None:
        """Show the sheet, or the step that is open."""
        old, self.view = self.view, view
        if old is None or old.saves != view.saves or old.customer != view.customer:
            self._typed, self._step = view.customer, "name" if view.new else "sheet"
            if view.new:
                self.letters["name"].write("")
        self._show()

    def _show(self) -> None:
        _, step = self._, self._step
        title = (
            self._typed.name or _("A new customer") if step == "sheet" else _((LETTERS | FIGURES)[step][0])
        )
        hint = self._hint()
        self.ids.title.say = f"{title} · {hint}" if hint else title
        self.ids.why.say = self._owes() if step == "sheet" and not self.view.new else ""
        self.ids.why.tone = (
            "attention" if step == "sheet" and (self._over() or self.view.overdue > 0) else "quiet"
        )
        part = self.picks if step == "sheet" else self.entry if step in FIGURES else self.letters[step]
        only(self.ids.place, part)
        if step == "sheet":
            self.picks.draw(self._sheet())
        elif step in LETTERS:
            self._label()

    def _hint(self) -> str:
        _, view = self._, self.view
        if self._step == "group" and view.groups:
            return _("In use: {names}", names=", ".join(view.groups[:6]))
        return _("0 takes the limit away") if self._step == "limit" else ""

    def _owes(self) -> str:
        """What they owe by what this till knows, and whether that is too much or too old."""
        _, view, amount = self._, self.view, self.words.amount
        said = _("Owes {amount} by what this till knows", amount=amount(view.owed))
        if over := self._over():
            return f"{said} · " + _("{amount} beyond the credit limit", amount=amount(over))
        if view.overdue > 0:
            return f"{said} · " + _("{amount} should have been paid by now", amount=amount(view.overdue))
        return said

    def _over(self) -> int:
        limit = self.view.customer.limit
        return 0 if limit is None else max(0, self.view.owed + (self.view.amount or 0) - limit)

    def _label(self) -> None:
        writing = self.letters[self._step]
        wrong = self._step == "organisation" and len(writing.text) >= SHORTEST and not self._fits()
        writing.label.say = self._("Wrong number") if wrong else self._(LETTERS[self._step][0])

    def _fits(self) -> bool:
        """Is what was typed an organisation number, or nothing? Every other fact is as it may be."""
        if self._step != "organisation":
            return True
        text = self.letters["organisation"].text
        try:
            return not text or bool(of_customer(self.view.country, text))
        except ValueError:
            return False

    def _again(self, _typed: str = "") -> None:
        if self.view:
            self._label()
            self.changed()

    def _prepare(self, step: str) -> None:
        if step in LETTERS:
            self.letters[step].write(getattr(self._typed, step))
        self.entry.clear()

    def _sheet(self) -> list[Item]:
        """What they owe, every fact, and what moved their account last."""
        _, view, one = self._, self.view, self._typed
        amount = self.words.amount
        limit = amount(one.limit) if one.limit is not None else _("No limit")
        rows = []
        for name, (word, icon, _capitals) in LETTERS.items():
            deed = self._to(name) if view.new or name != "number" else None
            rows.append(Item(getattr(one, name) or "–", _(word), icon=icon, deed=deed))
        days = _("{count} days", count=one.due)
        rows.append(Item(limit, _(FIGURES["limit"][0]), icon=FIGURES["limit"][1], deed=self._to("limit")))
        rows.append(Item(days, _(FIGURES["due"][0]), icon=FIGURES["due"][1], deed=self._to("due")))
        rows += [
            Item(f"{_(KINDS[kind])} {amount(moved)}", date, icon="receipt-text-outline")
            for kind, moved, date in view.movements
        ]
        if not view.new and view.manages:
            forget = partial(self.deeds.forget_customer, one.number)
            rows.append(Item(_("Forget this customer"), _("Number stays"),
                             icon="trash-can-outline", tone="stop", deed=forget))  # fmt: skip
        return rows

    def _done(self) -> None:
        """What was typed is on the sheet."""
        step, number = self._step, self.entry.keypad.number
        if step == "limit":
            self._typed = replace(self._typed, limit=number or None)
        elif step == "due":
            self._typed = replace(self._typed, due=number)
        else:
            said: dict[str, Any] = {step: self.letters[step].text}
            self._typed = replace(self._typed, **said)
        self._turn("sheet")

    def actions(self) -> tuple[Action, ...]:
        """Back, and what can be done: keep what was changed, or serve them."""
        _, view, one = self._, self.view, self._typed
        if self._step != "sheet":
            unnamed = view.new and not one.name
            back = self.deeds.leave_customer if unnamed else self._to("sheet")
            needed = self._step in ("name", "number")
            ready = bool(self.letters[self._step].text) if needed else self._fits()
            on = Action(_("Go on"), self._done, role="accent", weight=2.2, enabled=ready)
            return Action(_("Back"), back, "arrow-left"), on
        if view.new or one != view.customer:
            out = self.deeds.leave_customer if view.new else self._leave
            save = partial(self.deeds.save_customer, one, view.new)
            back = Action(_("Leave it as it was"), out, "arrow-left")
            return back, Action(_("Save"), save, role="accent", weight=2.2)
        return Action(_("Back"), self.deeds.leave_customer, "arrow-left"), *self._serve()

    def _leave(self) -> None:
        self._typed = self.view.customer
        self._turn("sheet")

    def _serve(self) -> tuple[Action, ...]:
        _, view, number = self._, self.view, self.view.customer.number
        if view.theirs:
            shown = [Action(_("Not their sale"), partial(self.deeds.choose_customer, ""), "close")]
        else:
            word = _("For this sale") if view.amount is not None else _("Sell to them")
            choose = partial(self.deeds.choose_customer, number)
            shown = [
                Action(word, choose, "basket-outline", role="accent" if view.amount is None else "plain")
            ]
        if view.amount is None:
            return Action(_("They pay"), partial(self.deeds.customer_account, number), "cash"), *shown
        word = _("On credit {amount}", amount=self.words.amount(view.amount))
        credit = partial(self.deeds.customer_account, number)
        return *shown, Action(word, credit, role="accent", weight=1.9, enabled=view.amount > 0)
