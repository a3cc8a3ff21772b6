"""What a file of products would change, looked at before anything is taken in.

Looking only reads: it is done behind the screen, through a connection of its own. What is taken in is what
was looked at, in one entry.
"""

from dataclasses import dataclass
from typing import Any

from appliance.domain.problems import refuse
from appliance.domain.product import Product
from appliance.fiscal.rules import Rules
from appliance.storage import catalogue as shelf
from appliance.till import catalogue, goods_file
from appliance.till.goods_file import Plan
from appliance.till.permissions import needs
from appliance.till.till import Till


@dataclass(frozen=True, slots=True)
class Preview:
    """A file against the goods as they were when it was read."""

    name: str
    """The file's."""
    plan: Plan
    shelf: int
    """`Till.shelf` then."""
    new: tuple[Product, ...] = ()
    changed: tuple[tuple[Product, Product], ...] = ()
    """What each was, and what it becomes."""
    unchanged: tuple[Product, ...] = ()

    @property
    def takes(self) -> int:
        """How many products are new or other than they were."""
        return len(self.new) + len(self.changed)


def look(database: Any, rules: Rules, content: bytes, name: str, shelf_then: int) -> Preview:
    """Read a file against what a database knows; on any thread, with that thread's own connection.

    Raises:
        Refused: ``file_unreadable`` when it is no text.
    """
    known = shelf.known(database, shelf.numbers(database))
    plan = goods_file.read(content, rules, shelf.groups(database), known, shelf.owners(database))
    new: list[Product] = []
    changed: list[tuple[Product, Product]] = []
    unchanged: list[Product] = []
    for one in plan.products:
        before = known.get(one.number)
        if before is None:
            new.append(one)
        elif catalogue.body_of(before) == catalogue.body_of(one):
            unchanged.append(one)
        else:
            changed.append((before, one))
    return Preview(name, plan, shelf_then, tuple(new), tuple(changed), tuple(unchanged))


def take(till: Till, preview: Preview) -> int:
    """Take in what was looked at, in one entry (13021); returns how many products are new or changed.

    Raises:
        Refused: ``manager_needed``, ``training_only_sells``; ``goods_changed`` where the goods are others
            than when the file was looked at.
    """
    needs(till, "goods")
    if preview.shelf != till.shelf:
        raise refuse("goods_changed", file=preview.name)
    return goods_file.take(till, preview.plan, preview.name)
