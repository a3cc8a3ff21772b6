"""A customer as the shop knows them: who they are, and on what terms they buy.

The open sale knows no more of them than `Buyer`: a number, and the group that prices may go by.
"""

from dataclasses import dataclass

DUE_DAYS = 14
"""Days until payment where nobody said another number."""


@dataclass(frozen=True, slots=True)
class Buyer:
    """Whose sale it is; who that is stands in the register alone."""

    number: str
    group: str = ""
    """Their customer group; empty: none."""


@dataclass(frozen=True, slots=True)
class Customer:
    """One customer of the register."""

    number: str
    """Their number, the same as in the books."""
    name: str
    organisation: str = ""
    """Organisation number (CVR), digits; empty for a person."""
    street: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""
    group: str = ""
    """Name of their customer group; empty: none."""
    limit: int | None = None
    """What they may owe at most, in minor units; None: nobody set a limit."""
    due: int = DUE_DAYS
    """Days from a delivery until it is to be paid."""

    @property
    def terms(self) -> tuple[str, int | None, int]:
        """What whoever manages decides: group, limit, days."""
        return self.group, self.limit, self.due
