"""A small shop with a real till, and a finger for its screens."""

from pathlib import Path
from typing import Any

from kivy.tests.common import UnitTestTouch

from appliance.domain.journal import Moment
from appliance.domain.product import Group, Product
from appliance.domain.receipt import Paper
from appliance.fiscal import rules_for
from appliance.paper.compose import OF_ANOTHER, Letterhead, compose
from appliance.storage import journal
from appliance.storage.database import open_till
from appliance.till import catalogue, people, scanning, setup
from appliance.till.till import Person, Shop, Till
from appliance.ui.deeds import Deeds
from appliance.ui.frame import Frame
from appliance.ui.outside import Outside
from appliance.ui.widgets.surface import Pressable
from appliance.ui.widgets.text import Text
from appliance.words import Words
from tests.ui.drawing import Glass, settle, shown

MILK = "7038010000010"
BEGUN = 1_795_262_400_000
"""21 November 2026, 12:00 UTC."""


def till_in(folder: Path, *, stocked: bool = True) -> Till:
    """A till with two cashiers and two products, unless it has them; its clock moves a second a look."""
    ticks = iter(range(BEGUN, BEGUN + 10**9, 1000))
    birth = setup.Birth("1", rules_for("norway", "NOK"))
    shop = Shop("Fjordbutikken", "987654321")
    till = setup.start(
        open_till(folder / "till.db"), folder / "keys", birth, shop, lambda: Moment(next(ticks), 60, "synced")
    )
    till.drawer = "shut"
    if not stocked:
        return till
    people.add(till, Person("1", "Ingrid"), "1234")
    people.add(till, Person("2", "Eier", "owner"), "4321")
    goods = [
        Product("100", "Helmelk", "10", "1", 2490, 1500, codes=(MILK,)),
        Product("101", "Epler", "10", "1", None, 1500),
    ]
    catalogue.put(till, goods, [Group("10", "Meieri", "1", 1500)], {"1": "Butikk"})
    return till


class Counter:
    """The till behind a real frame, and a finger."""

    def __init__(self, folder: Path, size: str = "800", *, stocked: bool = True) -> None:
        self.till = till_in(folder, stocked=stocked)
        self.glass = Glass(size, "nb", "light")
        words: Words = self.glass.words
        head = Letterhead("Fjordbutikken", "987654321", "MVA", ("Storgata 1",), "1")

        def paper(data: dict[str, Any]) -> Paper:
            of = journal.entry(self.till.database, data["of"]) if data["kind"] in OF_ANOTHER else None
            return compose(data, head, words, of and of.data)

        outside = Outside(paper, folder / "delivery.db")
        self.deeds = Deeds(self.till, outside, words, lambda view: self.frame.draw(view))
        self.now = 0.0
        self.frame = Frame(
            words, self.deeds, lambda: self.now, size=self.glass.frame.size, size_hint=(None, None)
        )
        Glass.root.clear_widgets()
        Glass.root.add_widget(self.frame)
        self.deeds.redraw()
        settle()

    @property
    def stage(self) -> str:
        """Which stage is up."""
        return self.frame.view.stage

    def words(self) -> list[str]:
        """Every text that can be read once the glass has come to rest."""
        settle()
        return [part.say for part in shown(self.frame) if isinstance(part, Text) and part.say]

    def target(self, word: str) -> Pressable:
        """What is pressed to press that word; part of the word is enough."""
        every = [one for one in shown(self.frame) if isinstance(one, Pressable) and not one.disabled]
        for exact in (True, False):
            for one in every:
                said = [part.say for part in shown(one) if isinstance(part, Text) and part.say]
                if any(word == say or (not exact and word in say) for say in said):
                    return one
        raise AssertionError(f"nothing to press says {word!r}; there is {self.words()}")

    def tap(self, *words: str) -> "Counter":
        """Press each, one after the other, a second apart."""
        for word in words:
            self.now += 1
            settle()
            self.touch(self.target(word))
        return self

    def say(self, text: str, **facts: object) -> str:
        """A text of the code in the language that is shown."""
        return self.glass.words(text, **facts)

    def press(self, *texts: str) -> "Counter":
        """Press each by its text in the code."""
        return self.tap(*(self.say(text) for text in texts))

    def reads(self, text: str, **facts: object) -> bool:
        """Can that text of the code be read now, as the whole or a part of what stands somewhere?"""
        return any(self.say(text, **facts) in said for said in self.words())

    def log_in(self, name: str, pin: str) -> "Counter":
        """From the names to the till."""
        return self.tap(name, *pin).press("Log in")

    def approve(self, pin: str) -> "Counter":
        """The one who may types their PIN for what was refused."""
        return self.tap(*pin).press("Approve")

    def more(self, *texts: str) -> "Counter":
        """Press places of the second page of "More"."""
        return self.press("More", "Reports and till", *texts)

    def entries(self, *kinds: str) -> list[dict[str, Any]]:
        """Bodies of the journal's entries of these kinds, oldest first; every one without a kind."""
        found = journal.entries(self.till.database)
        return [entry.data for _, entry in found if not kinds or entry.kind in kinds]

    def scan(self, *codes: str) -> "Counter":
        """Scan codes in turn, as the program does it."""
        for code in codes:
            self.deeds.told(lambda code=code: scanning.scan(self.till, code))
            settle()
        return self

    def touch(self, target: Pressable) -> None:
        """Put a finger down on it and take it off."""
        x, y = target.to_window(*target.center)
        finger = UnitTestTouch(x, y)
        finger.touch_down()
        finger.touch_up()
        settle()
