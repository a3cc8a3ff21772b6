"""Deeds of the back-ups: a stick for them, a copy now, and setting the till aside."""

from appliance.domain.problems import refuse
from appliance.till.needs import needs_earnest
from appliance.till.permissions import needs
from appliance.ui.deeds.doing import Doing


class BackupDeeds(Doing):
    """Nothing here touches a sale."""

    def go_backup(self) -> None:
        """How the back-ups are."""

        def deed() -> None:
            self.place.set_aside = False
            self.place.before, self.place.stage = "more", "backup"

        self.do(deed)

    def use_stick(self) -> None:
        """Back-ups go on the stick that is in, beside what is on it."""

        def deed() -> None:
            needs(self.till, "backup")
            others = self.outside.backup().others
            if not others:
                raise refuse("stick_missing")
            self.outside.use_stick(others[0])

        self.do(deed)

    def copy_now(self) -> None:
        """A verified copy, behind the screens."""
        self.do(self.outside.copy_now)

    def ask_to_set_aside(self) -> None:
        """Is the till to be set aside? What it takes is looked at first, and whether anybody would do it."""

        def deed() -> None:
            needs_earnest(self.till)
            needs(self.till, "backup")
            if not self.outside.backup().sets_aside:
                raise refuse("reset_elsewhere")
            if self.till.day:
                raise refuse("reset_day_open", date=self.till.day.date)
            waiting = self.place.books.outbox[0]
            if waiting and not self.outside.backup().sticks:
                raise refuse("reset_waiting", count=waiting)
            self.place.set_aside = True

        self.do(deed)

    def keep_till(self) -> None:
        """It is not."""

        def deed() -> None:
            self.place.set_aside = False

        self.do(deed)

    def set_till_aside(self) -> None:
        """Ask the box for it, which ends the till; a desk has nobody to ask."""

        def deed() -> None:
            if not self.place.set_aside:
                return
            needs(self.till, "backup")
            self.place.set_aside = False
            self.outside.set_aside()

        self.do(deed)
