"""What a preflight asks about: the dates, and the departments, projects and objects that days can hold."""

from collections.abc import Iterable, Mapping

from appliance.domain.dimension import DEPARTMENT, KINDS
from appliance.domain.voucher import Mapping as Accounts

Dimensions = Mapping[str, frozenset[str]]
"""What sales can belong to: numbers by kind (`appliance.domain.dimension.KINDS`)."""


def asked_about(dates: Iterable[str]) -> tuple[str, ...]:
    """The dates (YYYY-MM-DD) that a preflight looks at: each once, and in December next year's first day too.

    >>> asked_about(["2026-12-30", "2026-12-31", "2026-12-30"])
    ('2026-12-30', '2026-12-31', '2027-01-01')
    """
    days = list(dates)
    turns = [f"{int(day[:4]) + 1}-01-01" for day in days if day[5:7] == "12"]
    return tuple(dict.fromkeys([*days, *turns]))


def held(mapping: Accounts, dimensions: Dimensions) -> dict[str, set[str]]:
    """Every number that a day can go out with, by kind: what sales can belong to, and what is fixed in the
    mapping.

    >>> from appliance.domain.voucher import Account
    >>> of_30 = ("revenue", "30", "", "", "", "", "")
    >>> found = held({of_30: Account("3000", project="7")}, {"project": frozenset({"8"})})
    >>> {kind: sorted(numbers) for kind, numbers in found.items()}
    {'department': ['30'], 'project': ['7', '8'], 'object': []}
    """
    found = {
        kind: {*dimensions.get(kind, ()), *(getattr(account, kind) for account in mapping.values())}
        for kind in KINDS
    }
    found[DEPARTMENT] |= {key[1] for key in mapping}
    return {kind: numbers - {""} for kind, numbers in found.items()}
