"""Deeds around labels: what lies on the pile, how many of each, print."""

from appliance.till import catalogue, labels
from appliance.till.needs import needs_operator
from appliance.ui.deeds.doing import Doing
from appliance.ui.screens.goods.labels import MOST
from appliance.ui.views.labels import label_of


class LabelsDeeds(Doing):
    """Put on, count, print."""

    def go_labels(self) -> None:
        """The pile as it was left; what it can be filled with is looked up now."""

        def deed() -> None:
            place = self.place
            place.labels.changed = {one.number: 1 for one in labels.changed(self.till)}
            place.labels.received = {one.number: count for one, count in labels.received(self.till)}
            place.before, place.stage = "goods", "labels"

        self.do(deed)

    def go_label_of(self, number: str) -> None:
        """One more label of a product."""
        if number in catalogue.named(self.till, [number]):
            held = self.place.labels
            held.pile[number], held.chosen = held.pile.get(number, 0) + 1, number
        self.go_labels()

    def pile_labels(self, key: str) -> None:
        """Put those whose price changed, or what came in, on the pile."""

        def deed() -> None:
            held = self.place.labels
            found = {"changed": held.changed, "received": held.received}.get(key, {})
            held.pile |= found
            held.chosen = next(iter(found), held.chosen)

        self.do(deed)

    def choose_label(self, number: str) -> None:
        """Look at a product's label."""
        self.place.labels.chosen = number
        self._show()

    def count_labels(self, number: str, count: int) -> None:
        """So many of it; none takes it off the pile."""
        held = self.place.labels
        if number in held.pile:
            held.pile[number] = max(0, min(MOST, count))
            if not held.pile[number]:
                del held.pile[number]
                held.chosen = next(iter(held.pile), "")
        self._show()

    def drop_labels(self) -> None:
        """Empty the pile."""
        self.place.labels.pile, self.place.labels.chosen = {}, ""
        self._show()

    def print_labels(self) -> None:
        """Print the pile; it stays, until all of it is known to be printed and another is begun."""

        def deed() -> None:
            needs_operator(self.till)
            pile = self.place.labels.pile
            known = catalogue.named(self.till, pile)
            found = [(label_of(self.till, self.words, known[one]), pile[one]) for one in pile if one in known]
            self.outside.print_labels(found)

        self.do(deed)
