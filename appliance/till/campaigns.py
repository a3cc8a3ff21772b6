"""Campaigns: made, changed and ended by whoever runs the shop, and found for what is rung up.

A change is an entry with the old and the new, and is never retroactive: a sale under way, parked ones too,
goes on with the campaigns that its goods were rung up under. Nothing is deleted; a campaign ends.
"""

import datetime as dt
from dataclasses import replace
from typing import Any

from appliance.domain.campaign import ENDED, Campaign
from appliance.domain.line import Line
from appliance.domain.line_kind import GOODS
from appliance.domain.problems import refuse
from appliance.domain.product import DEAREST, Group
from appliance.domain.sale import Sale
from appliance.domain.voucher import is_date
from appliance.storage import campaigns
from appliance.storage import catalogue as shelf
from appliance.storage.journal import Fact
from appliance.till.dates import today
from appliance.till.needs import needs_earnest
from appliance.till.permissions import needs
from appliance.till.till import Till, store

LONGEST = 40
"""Characters of a name: it stands on a line of the receipt with an amount."""
MOST = 99
"""Pieces of a set."""
GOODS_MOST = 200
"""Products and groups of a campaign."""


def listed(till: Till) -> list[Campaign]:
    """Every campaign, the newest first."""
    return campaigns.every(till.database)


def offered(till: Till, sale: Sale, line: Line) -> Sale:
    """The sale, with the campaigns of today that a line about to be rung up may belong to."""
    if not line.reducible or line.bound or line.unit:
        return sale
    found = campaigns.running(till.database, today(till), line.product, line.group)
    known = {one.code for one in sale.campaigns}
    new = tuple(one for one in found if one.code not in known)
    return replace(sale, campaigns=(*sale.campaigns, *new)) if new else sale


def proposed(till: Till) -> Campaign:
    """A campaign to be made: 3 for 2, for a week from today."""
    now = today(till)
    return Campaign("", "", 3, now, str(dt.date.fromisoformat(now) + dt.timedelta(days=6)), free=1)


def save(till: Till, campaign: Campaign) -> Campaign:
    """Make a campaign, or change the one with its code.

    Args:
        till: The till.
        campaign: As it is to be; an empty code is a new one's, and gets the next number.

    Returns:
        The campaign as it was kept.

    Raises:
        Refused: ``manager_needed``, ``training_only_sells``, ``name_needed``, ``campaign_wrong`` for a set
            that is none, ``campaign_empty`` without goods, ``dates_wrong``, ``no_discount_on_group`` for
            goods that are never reduced, ``line_gone`` for a code that is none.
    """
    needs(till, "goods")
    needs_earnest(till)
    known = {one.code: one for one in listed(till)}
    said = replace(campaign, name=" ".join(campaign.name.split())[:LONGEST])
    if said.code and said.code not in known:
        raise refuse("line_gone")
    _check(till, said)
    if not said.code:
        said = replace(said, code=str(1 + max((int(code) for code in known), default=0)))
    before = known.get(said.code)
    if said != before:
        old = {"old": _body(before)} if before else {}
        store(till, Fact("campaign", {"campaign": said.code, "new": _body(said)} | old))
    return said


def end(till: Till, code: str) -> None:
    """End a campaign now: what is rung up from here on is out of it. Raises as `save`."""
    needs(till, "goods")
    one = next((one for one in listed(till) if one.code == code), None)
    if not one or one.state(today(till)) == ENDED:
        raise refuse("line_gone")
    before = str(dt.date.fromisoformat(today(till)) - dt.timedelta(days=1))
    save(till, replace(one, first=min(one.first, before), last=before))


def _check(till: Till, said: Campaign) -> None:
    if not said.name:
        raise refuse("name_needed")
    if not 2 <= said.pieces <= MOST or not _takes_off(said):
        raise refuse("campaign_wrong")
    if not 0 < len(said.products) + len(said.groups) <= GOODS_MOST:
        raise refuse("campaign_empty", most=GOODS_MOST)
    if not (is_date(said.first) and is_date(said.last) and said.first <= said.last):
        raise refuse("dates_wrong", first=said.first, last=said.last)
    _reducible(till, said)


def _takes_off(said: Campaign) -> bool:
    if said.price is not None:
        return 0 < said.price <= DEAREST and not said.free
    return 0 < said.free < said.pieces


def _reducible(till: Till, said: Campaign) -> None:
    """Refuses what may bear no discount: a campaign is one too, whoever gives it."""
    groups = {group.code: group for group in shelf.groups(till.database)}
    products = shelf.known(till.database, said.products)
    for code in said.groups:
        if code not in groups:
            raise refuse("group_unknown", group=code)
        if not _may(groups[code]):
            raise refuse("no_discount_on_group", name=groups[code].name)
    for number in said.products:
        product = products.get(number)
        if not product:
            raise refuse("unknown_code", code=number)
        if not product.reducible or product.kind != GOODS:
            raise refuse("no_discount_on_group", name=product.name)


def _may(group: Group) -> bool:
    return group.discountable and group.kind == GOODS


def choices(till: Till, typed: str = "") -> tuple[list[Group], list[tuple[str, str]]]:
    """What a campaign can be of: groups that may be reduced, and products that fit what is typed as (number,
    name)."""
    groups = [one for one in shelf.groups(till.database) if _may(one)]
    found = shelf.search(till.database, typed) if typed.strip() else []
    return groups, [
        (one.number, one.name) for one in found if one.reducible and one.kind == GOODS and not one.unit
    ]


def _body(one: Campaign) -> dict[str, Any]:
    return {
        "name": one.name, "pieces": one.pieces, "price": "" if one.price is None else one.price,
        "free": one.free, "first": one.first, "last": one.last, "products": list(one.products),
        "groups": list(one.groups),
    }  # fmt: skip
