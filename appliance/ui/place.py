"""Where the screens are: what was tapped to get there, and what is typed that the till does not know.

Everything else is read from the till each time. Losing a `Place` loses no sale.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from appliance.domain.favourites import Look, Pages
from appliance.domain.own_texts import OwnTexts
from appliance.domain.problems import Problem, refuse
from appliance.domain.product import Group, Product
from appliance.ui.outside import About


@dataclass
class Closing:
    """What is typed on the way through closing a day."""

    step: str = "finish"
    pieces: dict[int, int] = field(default_factory=dict)
    counted: bool = False
    """The count is done."""
    again: bool = False
    """A blind count that did not agree: one more is asked for."""
    not_counted: bool = False
    terminals: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    bag_number: str = ""
    bag: int | None = None
    float: int | None = None
    settled: int = 0
    """Number of the Z that was just settled."""
    z: dict[str, Any] = field(default_factory=dict, repr=False)
    """Its body, for the paper on the screen."""


@dataclass(frozen=True)
class Goods:
    """What the sale's stage shows of the goods: groups, pages and tiles, as they were read once."""

    shelf: int
    """`Till.shelf` when they were read."""
    date: str
    """The business date that their prices are of."""
    group: str
    """The group that was chosen, or none."""
    page: int
    """The page of favourites that was chosen."""
    groups: tuple[Group, ...]
    products: tuple[Product, ...]
    pages: Pages
    looks: dict[str, Look]
    """The tiles that have a look of their own, by article number."""
    families: dict[str, tuple[int | None, bool]]
    """What the variants of a tile cost, see `till.variants.prices`."""


@dataclass
class Setting:
    """What is being changed of the settings; it stays until it is kept, wherever one goes meanwhile."""

    page: str = ""
    asked: str = ""
    """Key of the field that is being answered; `ui.settings.STICK`: a file of keys is chosen."""
    typing: bool = False
    """It is typed, though it could be chosen."""
    typed: str = field(default="", repr=False)
    draft: dict[str, str] = field(default_factory=dict, repr=False)
    """What was answered, by key (`ui.settings`)."""
    brought: int = 0
    """Files of keys that were taken into it (`outside.Settings.brought`)."""
    keeps: int = 0
    """Changes that were seen to be kept: their secrets are not here any more."""


@dataclass
class Scans:
    """The test codes of a scanner, and what came of each."""

    chosen: str = ""
    heard: int = 0
    """Scans that were looked at."""
    came: dict[str, str] = field(default_factory=dict)


@dataclass
class LabelPile:
    """Labels that are to be printed."""

    pile: dict[str, int] = field(default_factory=dict)
    """How many, by article number."""
    chosen: str = ""
    """The one of them that is looked at."""
    changed: dict[str, int] = field(default_factory=dict)
    """What was found when the page was opened: products with a new price, one label each."""
    received: dict[str, int] = field(default_factory=dict)
    """The same of what came in, a label for each piece."""


@dataclass
class Figures:
    """Which of the owner's figures are looked at."""

    date: str = ""
    """A date in their span; empty: today's."""
    span: str = "day"
    """day, week, month or year."""
    which: tuple[str, str, str, str] = ("", "", "", "")
    """The receipts behind a bar: first and last business date, what they have in common, its key."""


@dataclass
class Books:
    """What is looked at of the way to the shop's books."""

    outbox: tuple[int, int | None] = (0, None)
    """Days that wait, and when the oldest was closed; looked at now and then."""
    delivery: str = ""
    own: tuple[tuple[str, ...], ...] = ()
    """Keys that are about to get an account of their own."""
    splitting: tuple[str, ...] = ()
    """The key whose parts are chosen from."""


@dataclass
class Stock:
    """What is looked at of the stock, and is to be done to a product's."""

    low: bool = False
    """Only what little is left of is shown."""
    change: str = ""
    """receive, adjust or minimum."""


@dataclass
class Place:
    """Where the screens are."""

    stage: str = ""
    """Key of `screens.STAGES`; empty: where the till's own state leads."""
    before: str = ""
    """Where "back" goes from a stage that is reached from several."""
    line: int | None = None
    group: str = ""
    page: int = 0
    """The page of favourites that is shown where no group is."""
    goods: Goods | None = None
    """The goods that were shown last; read anew when they have changed."""
    text: str = ""
    """What is typed in a search."""
    product: str = ""
    making: bool = False
    """A new product is being made, also while its group is."""
    begun: int = 0
    """How many times one was begun to be made."""
    taken_in: int | None = None
    """Products that were just taken in from a file."""
    customer: str = ""
    """Number of the customer that is looked at; empty: somebody new."""
    saves: int = 0
    """What was saved here: groups, customers."""
    receipt: int | None = None
    """Row of the receipt that is looked at."""
    correcting: int | None = None
    """Which of its tenders was notes of another currency: how many of them is asked for."""
    gift: tuple[int, int] = (0, 0)
    """Row of the receipt that a gift receipt was printed of last, and its job."""
    returning: int | None = None
    """Row of the receipt that goods come back from."""
    card: tuple[str, int] | None = None
    """Kind and amount of the tender whose brand is asked for."""
    answering: str = ""
    """Stage in which the question of an unknown code is being answered: create, price or search."""
    price_of: tuple[str, int] | None = None
    """A price is being typed: ("line", id), or ("group", 0)."""
    stock: Stock = field(default_factory=Stock)
    labels: LabelPile = field(default_factory=LabelPile)
    figures: Figures = field(default_factory=Figures)
    books: Books = field(default_factory=Books)
    paid_seen: bool = True
    report: dict[str, Any] | None = None
    spans: tuple[tuple[str, str, str], ...] = ()
    """Days to choose from for an export: (word, first, last)."""
    about: About = field(default_factory=About)
    part: str = ""
    """Which part of the box is looked at on the health screen."""
    set_aside: bool = False
    """It is asked whether the till is to be set aside."""
    opening: tuple[int, str] = (0, "")
    """Float and its reason, while the till asks why the date is opened again."""
    refused: Callable[[], object] | None = None
    """The deed that was refused last: done once more when what it needed is there."""
    awaiting: Callable[[], object] | None = None
    """The deed that waits for somebody to approve of it."""
    approved: str = ""
    """The stage that an approval lasts for, see `Till.approver`."""
    own_texts: OwnTexts | None = None
    """The shop's own texts as they are being changed; None: nothing was changed."""
    scans: Scans = field(default_factory=Scans)
    setting: Setting = field(default_factory=Setting)
    wrong_pin: Problem | None = None
    banner: Problem | None = None
    """What was refused last; leaves with the next thing that is done."""
    stop: Problem | None = None
    closing: Closing = field(default_factory=Closing)

    def looked_at(self) -> int:
        """Row of the receipt that is looked at; refuses with ``receipt_unknown`` where none is."""
        if self.receipt is None:
            raise refuse("receipt_unknown", number=0)
        return self.receipt
