"""Deeds around what a sale belongs to: a department, project or object."""

from appliance.domain.dimension import Dimension
from appliance.till import dimensions
from appliance.till.permissions import needs
from appliance.ui.deeds.doing import Doing


class DimensionDeeds(Doing):
    """Choose in a sale; keep the list."""

    def go_dimensions(self) -> None:
        """The list that is chosen from; for whoever has the accounts."""

        def deed() -> None:
            needs(self.till, "mapping")
            self._turn_to_page("dimensions", "deliveries")

        self.do(deed)

    def save_dimensions(self, choices: tuple[Dimension, ...]) -> None:
        """Keep the list."""

        def deed() -> None:
            dimensions.save(self.till, choices)
            self.place.saves += 1

        self.do(deed)

    def go_belongs(self, line: int) -> None:
        """What a line belongs to."""
        self.place.line = line
        self.go("belongs")

    def go_belongs_sale(self) -> None:
        """What the whole sale belongs to; asked for on the way to a customer's account, back to it."""
        before = self.place.stage if self.place.stage in ("more", "credit") else ""
        self.place.line, self.place.before, self.place.stage = None, before, "belongs"
        self._show()

    def leave_belongs(self) -> None:
        """Back to the line, or to where the whole sale was asked about."""
        self.go("line" if self.place.line is not None else self.place.before)

    def belong(self, line: int | None, dimension: str, code: str) -> None:
        """Say it; empty: it belongs to none after all."""

        def deed() -> None:
            if line is None:
                dimensions.on_sale(self.till, dimension, code)
            else:
                dimensions.on_line(self.till, line, dimension, code)
            account = line is None and self.place.before == "credit"
            self.place.stage, self.place.line = "credit" if account else "", None

        self.do(deed)
