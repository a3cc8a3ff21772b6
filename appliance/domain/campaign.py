"""Multiples (flerkjøp): so many of certain goods for one price, or so many of them free, on certain days.

What a campaign takes off is the shop's price and nobody's gift at the till, so that it is kept apart from
manual discounts everywhere (kassasystemforskrifta § 2-8-2 q counts these alone). Each piece is in one set of
one campaign at most. Within a campaign the dearest pieces go together, which takes most off: of ``3 for 2``
the cheapest piece of each set is free, of ``3 for 50`` no set is made that would cost more than its pieces.
What a set saves is spread over its pieces by price, so that a piece that comes back is worth what was paid.

>>> three = Campaign("1", "3 for 2", 3, "2026-11-20", "2026-11-27", free=1, groups=("10",))
>>> taken = shares([Goods("a", "10", 3000, 2), Goods("b", "10", 2000, 1)], [three])
>>> [[one.amount for one in line] for line in taken]
[[1500], [500]]
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from appliance.domain.money import spread

COMING, RUNNING, ENDED = "coming", "running", "ended"


@dataclass(frozen=True, slots=True)
class Campaign:
    """So many pieces at once for less, from one business date to another, both included."""

    code: str
    name: str
    """As receipts show it: ``3 for 2``."""
    pieces: int
    """How many make a set; two at least."""
    first: str
    """Business date, YYYY-MM-DD."""
    last: str
    price: int | None = None
    """What a set costs, in minor units; None: pieces of it are free."""
    free: int = 0
    """How many pieces of a set cost nothing: its cheapest."""
    products: tuple[str, ...] = ()
    """Article numbers that may stand in a set, mixed as the customer likes."""
    groups: tuple[str, ...] = ()
    """Codes of article groups whose goods all may."""

    def takes(self, product: str, group: str) -> bool:
        """May goods stand in a set?"""
        return group in self.groups or (product != "" and product in self.products)

    def saves(self, prices: Sequence[int]) -> int:
        """What a set comes to less, in minor units; ``prices`` are of its pieces, the dearest first."""
        if self.price is None:
            return sum(prices[len(prices) - self.free :])
        return sum(prices) - self.price

    def state(self, today: str) -> str:
        """`COMING`, `RUNNING` or `ENDED` on a business date.

        >>> Campaign("1", "2 for 1", 2, "2026-11-20", "2026-11-27", free=1).state("2026-11-27")
        'running'
        """
        if self.last < today:
            return ENDED
        return COMING if today < self.first else RUNNING


@dataclass(frozen=True, slots=True)
class Goods:
    """A line as a campaign sees it."""

    product: str
    group: str
    price: int
    """Minor units for one."""
    pieces: int
    """None where a campaign has no say: weighed goods, goods that come back, what is never reduced."""


@dataclass(frozen=True, slots=True)
class Share:
    """What a line bears of a campaign, in minor units, more than nothing."""

    code: str
    name: str
    amount: int


def shares(goods: Sequence[Goods], campaigns: Iterable[Campaign]) -> tuple[tuple[Share, ...], ...]:
    """What each line bears, in the order of the lines.

    Campaigns that want the same pieces are tried with each of them first, and the others after it by what
    they save alone; the order that saves most is taken. It is never less than any one campaign alone saves.

    Args:
        goods: The lines.
        campaigns: Those of the day.
    """
    left = [one.pieces for one in goods]
    alone = {one: sum(_taken(one, goods, left)[0]) for one in campaigns}
    wanted = sorted((one for one in alone if alone[one]), key=lambda one: (-alone[one], one.code))
    orders = ([one, *(other for other in wanted if other is not one)] for one in wanted)
    tried = [_in_order(order, goods, left) for order in orders]
    best = max(tried, key=lambda lines: sum(one.amount for line in lines for one in line), default=())
    return best or ((),) * len(goods)


def _in_order(
    campaigns: Iterable[Campaign], goods: Sequence[Goods], left: Sequence[int]
) -> tuple[tuple[Share, ...], ...]:
    borne: list[list[Share]] = [[] for _ in goods]
    for one in campaigns:
        saved, left = _taken(one, goods, left)
        for place, amount in enumerate(saved):
            if amount:
                borne[place].append(Share(one.code, one.name, amount))
    return tuple(map(tuple, borne))


def _taken(campaign: Campaign, goods: Sequence[Goods], left: Sequence[int]) -> tuple[list[int], list[int]]:
    """What one campaign saves on each line, and the pieces that it leaves there."""
    saved, left = [0] * len(goods), list(left)
    may = [at for at, one in enumerate(goods) if campaign.takes(one.product, one.group)]
    may.sort(key=lambda at: (-goods[at].price, at))
    while chosen := _set(campaign.pieces, may, left):
        prices = [goods[at].price for at, count in chosen for _ in range(count)]
        if (saves := campaign.saves(prices)) <= 0:
            break  # what follows is cheaper still
        times = left[chosen[0][0]] // campaign.pieces or 1  # a set of one line alone, as often as it can
        weights = [goods[at].price * count for at, count in chosen]
        for (at, count), amount in zip(chosen, spread(saves * times, weights), strict=True):
            saved[at] += amount
            left[at] -= count * times
    return saved, left


def _set(pieces: int, places: Iterable[int], left: Sequence[int]) -> list[tuple[int, int]]:
    """The next so many pieces, as (place, count); nothing where there are too few."""
    chosen = []
    for at in places:
        if count := min(pieces, left[at]):
            chosen.append((at, count))
            pieces -= count
        if not pieces:
            return chosen
    return []


def borne(line: Mapping[str, Any]) -> int:
    """What campaigns have taken off a line in the journal, in minor units.

    >>> borne({"gross": 10}), borne({"campaigns": [{"code": "1", "name": "3 for 2", "amount": 250}]})
    (0, 250)
    """
    return sum(one["amount"] for one in line.get("campaigns", ()))
