"""What a product's tickets let in to: one of a few kinds at a touch, and its number where it has one."""

from dataclasses import dataclass, replace
from functools import partial

from kivy.uix.boxlayout import BoxLayout

from appliance.domain.validity import DATE, DAY, DAYS, LAPSES, MONTHS, Validity, read
from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.entry import Entry
from appliance.ui.widgets.picks import Picks
from appliance.ui.widgets.rows import Item
from appliance.ui.widgets.surface import only
from appliance.ui.widgets.title import Title
from appliance.words import N_


@dataclass(frozen=True)
class Kind:
    """One of the kinds."""

    word: str
    of: Validity | None
    """As it is proposed."""
    asks: str = ""
    """What is typed: ``count`` (days, months) or ``entries``."""
    question: str = ""
    number: str = ""
    """How its number is said."""


KINDS = (
    Kind(N_("No ticket"), None),
    Kind(N_("The day it is sold"), Validity(DAY)),
    Kind(N_("A day chosen at the sale"), Validity(DATE)),
    Kind(N_("Some days from the sale"), Validity(DAYS, 2, 0), "count", N_("How many days?"),
         N_("{count} days")),
    Kind(N_("Clip card"), Validity(MONTHS, LAPSES, 10), "entries", N_("How many entries?")),
    Kind(N_("Annual pass"), Validity(MONTHS, 12, 0), "count", N_("How many months?"), N_("{count} months")),
)  # fmt: skip


@dataclass(frozen=True)
class TicketKindView:
    """The product, and what its tickets are now (`domain.validity`)."""

    number: str = ""
    name: str = ""
    ticket: str = ""


class TicketKindStage(Stage):
    """The kinds; behind some of them a number."""

    basket = False

    def build(self) -> None:
        """Make the sentence, the rows and the digits."""
        self._asked: Kind | None = None
        self._number = 0
        self.orientation, self.spacing = "vertical", look().mm(1.5)
        self.title = Title()
        self.picks = Picks()
        self.entry = Entry(lambda keypad: keypad.typed or str(self._number), extra="", longest=3)
        self.entry.on_typed = self.changed
        self.place = BoxLayout()
        self.add_widget(self.title)
        self.add_widget(self.place)

    def enter(self) -> None:
        """The kinds."""
        self._asked = None

    def draw(self, view: TicketKindView) -> None:
        """Show the kinds, or ask for the number of one."""
        self.view, _, asked = view, self._, self._asked
        self.title.say = _("{name}: what does it let in to?", name=view.name)
        if asked:
            self.entry.label.say = _(asked.question)
        self.picks.draw([self._row(kind) for kind in KINDS])
        only(self.place, self.entry if asked else self.picks)

    def _row(self, kind: Kind) -> Item:
        now = read(self.view.ticket)
        chosen = _same(kind.of, now)
        of = now if chosen else kind.of
        parts = []
        if of and kind.number:
            parts.append(self._(kind.number, count=of.count))
        parts.append(self.words.entries(of.entries) if of else self._("Goods like any other"))
        return Item(
            self._(kind.word),
            " · ".join(parts),
            icon="check" if chosen else "",
            chosen=chosen,
            deed=partial(self._choose, kind, of),
        )

    def _choose(self, kind: Kind, of: Validity | None) -> None:
        if not kind.asks or not of:
            self.deeds.make_ticket(self.view.number, of.written if of else "")
            return
        self._asked = replace(kind, of=of)
        self._number = getattr(of, kind.asks)
        self.entry.clear()
        self.again()

    def _turn_back(self) -> None:
        self._asked = None
        self.again()

    def actions(self) -> tuple[Action, ...]:
        """Back; keep the number."""
        _, asked = self._, self._asked
        if not asked or not asked.of:
            return (Action(_("Back"), self.deeds.back_to_product, "arrow-left"),)
        said, number = asked.of, self.entry.keypad.number or self._number
        of = replace(said, count=number) if asked.asks == "count" else replace(said, entries=number)
        return (
            Action(_("Back"), self._turn_back, "arrow-left"),
            Action(_("Save"), partial(self.deeds.make_ticket, self.view.number, of.written), role="accent",
                   weight=2.2, enabled=of.sane),
        )  # fmt: skip


def _same(kind: Validity | None, now: Validity | None) -> bool:
    """Is a product's validity of a kind, whatever its number?"""
    if kind is None or now is None:
        return kind is now
    return kind.kind == now.kind and bool(kind.entries) == bool(now.entries)
