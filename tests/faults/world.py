"""What a schedule needs of a target's books, and the power that goes between any two steps."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Protocol

from appliance.domain.voucher import Account, Voucher
from appliance.integrations import Target
from appliance.storage.deliveries import Deliveries
from tests.integrations.patient import Patient
from tests.upload.shop import Sale

Key = tuple[str, str, str, str, str]
Sums = dict[int | str, int]
"""Øre by account, and by VAT code where the books tell it; no zeros."""


class Killed(BaseException):
    """The power went."""


class Broken(AssertionError):
    """A promise was broken."""


@dataclass
class Luck:
    """One seed's luck: when things happen, and what happens to them."""

    seed: int
    seen: Counter[str] = field(default_factory=Counter)
    now: int = 0
    """UTC ms."""
    fair: bool = False

    def __post_init__(self) -> None:
        self.random, self.trouble = Random(self.seed), Random(self.seed + 1_000_003)
        self.severity = self.random.choice([0.0, 0.1, 0.25, 0.5, 0.8])
        self.kill_rate = self.random.choice([0.0, 0.005, 0.02, 0.04])

    def strikes(self, chance: float) -> bool:
        """Whether this much bad luck comes now."""
        return not self.fair and self.trouble.random() < chance

    def step(self, where: str) -> None:
        """Between two steps: here the power may go."""
        if self.strikes(self.kill_rate):
            self.seen[f"killed {where}"] += 1
            raise Killed(where)


class World(Protocol):
    """One target's books and everybody who has to do with them."""

    name: str
    mapping: dict[Key, Account]
    keyed: bool = False
    """Takes an id of ours once: what comes late may be there while it is being sent again."""
    newcomer: Key
    """What is mapped only after some days."""
    remapped: tuple[Key, Account]
    """What goes to another account later."""

    def __init__(self, luck: Luck) -> None:
        """Draw from this luck."""
        self.luck = luck

    def start(self) -> None:
        """Open."""

    def stop(self) -> None:
        """Out of reach until the next `start`."""

    def target(self) -> Target:
        """The target in a process that begins now."""

    def died(self) -> None:
        """That process has ended."""

    def rest(self) -> None:
        """Wait until nothing is being worked on."""

    def sales(self) -> list[Sale]:
        """A day's sales."""

    def voucher(self, sales: list[Sale], number: int, day: date, identity: str) -> Voucher:
        """The day's voucher."""

    def expected(self, sales: list[Sale], later: bool) -> Sums:
        """What the books must hold of them, before or after the remapping."""

    def there(self, voucher: Voucher) -> list[str]:
        """What of the books bears the voucher's key, by its reference; shown yet or not."""

    def sums(self, voucher: Voucher) -> Sums:
        """What the books hold of the one that is there."""

    def date_of(self, voucher: Voucher) -> str:
        """The date it stands under."""

    def change(self, voucher: Voucher) -> Callable[[], object] | None:
        """A person changes what is there; gives what puts it right again, None: nothing was changed."""

    def delete(self, voucher: Voucher) -> bool:
        """A person deletes it."""

    def neighbours(self) -> None:
        """Other people use the books as well."""

    def books_drafts(self, chance: float) -> None:
        """A person books what waits as a draft."""

    def closes(self, until: str) -> None:
        """Whoever keeps the books closes a term; empty: it is open again."""

    def opens_years(self) -> None:
        """Every accounting year is there."""

    papers: dict[str, bytes]
    """What goes with each day."""

    def holds(self) -> int:
        """How many vouchers of ours the books hold."""

    def end(self) -> None:
        """Nothing more is asked of them."""


class MortalConversation(Patient):
    """HTTP in a box whose power goes before or after a request."""

    def with_luck(self, luck: Luck) -> "MortalConversation":
        """Draw the power cuts from it."""
        self.luck = luck
        return self

    def send(self, method, url, **sent):
        path = "a file" if method == "PUT" else url.rsplit("/", 1)[-1]
        self.luck.step("before a request" if method == "GET" else f"before {method} {path}")
        answer = super().send(method, url, **sent)
        self.luck.step("after a request" if method == "GET" else f"after {method} {path}")
        return answer


class MortalDeliveries(Deliveries):
    """delivery.db in a box whose power goes before or after a commit."""

    luck: Luck


def _mortal(name: str) -> Callable[..., object]:
    inner = getattr(Deliveries, name)

    def written(self: MortalDeliveries, *asked: object, **named: object) -> object:
        self.luck.step(f"before {name} was committed")
        done = inner(self, *asked, **named)
        self.luck.step(f"after {name} was committed")
        return done

    return written


for _name in (
    "adopt", "sending", "take", "queue", "repeat", "doubt", "refuse", "hear", "resend", "follow",
    "ask_later", "say", "leave", "look", "keep_out",
):  # fmt: skip
    setattr(MortalDeliveries, _name, _mortal(_name))
