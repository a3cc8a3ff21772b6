"""Deeds of the settings: change, try, keep, and start the till again so that it holds."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from appliance.domain.own_texts import ABOVE, BELOW, NO_LOGO, OwnTexts
from appliance.domain.scan_test import SYMBOLS
from appliance.till import day, own_texts, settings
from appliance.till.permissions import needs
from appliance.ui.answers import OTHER
from appliance.ui.deeds.doing import Doing
from appliance.ui.place import Scans
from appliance.ui.settings import BEGINS, HIDDEN, STICK, field, fields, said_on, secrets

HEARS = ("setting", "scan_test")
"""Stages on which a scan is shown and not sold."""


class SettingsDeeds(Doing):
    """Nothing here touches a sale."""

    def _leave_for(self, stage: str) -> None:
        """Be there when the screens are drawn next; what is scanned there is sold again."""
        if stage not in HEARS:
            self.outside.hear(False)
        super()._leave_for(stage)

    def go_settings(self) -> None:
        """All that can be set."""

        def deed() -> None:
            settings.allowed(self.till)
            self.outside.hear(False)
            self.place.paid_seen = True
            self._turn_to_page("settings", "more")

        self.do(deed)

    def go_setting(self, page: str) -> None:
        """One page of it; what was changed there and not kept is still there."""

        def deed() -> None:
            settings.allowed(self.till)
            self._turn_to(page)
            self._turn_to_page("setting", "settings")
            if page == "network":
                self.outside.begin_setting("networks", {})

        self.do(deed)

    def _turn_to(self, page: str) -> None:
        mine = self.place.setting
        self.place.setting = replace(mine, page=page, asked="", typing=False, typed="")

    def answer_page(self, key: str) -> None:
        """A field of the page was tapped, or what one is to be."""

        def deed() -> None:
            settings.allowed(self.till)
            now, chosen = self.place.setting, self._asked()
            if chosen == STICK:
                now.asked = ""
                self.outside.begin_setting("bring", {"page": now.page, "file": key})
            elif chosen and key == OTHER:
                now.typing, now.typed = True, ""
            elif chosen:
                self._said_it(chosen, key)
            elif one := field(now.page, key):
                known = self.outside.settings().now | now.draft
                now.asked = key
                now.typed = "" if one.kind == "secret" else known.get(key, "")
                self.outside.hear(one.kind == "secret")

        self.do(deed)

    def type_answer(self, text: str) -> None:
        """A letter was typed."""
        self.place.setting.typed = text
        self._show()

    def setup_verb(self, deed: str) -> None:
        """A verb of the page was tapped."""
        look = partial(self.outside.begin_setting, "networks", {})
        steps: dict[str, Callable[[], object]] = {
            "back": self._back, "take": self._take, "keep": self._keep, "test": self._test,
            "networks": look, "scan": self._scanned, "stick": self._stick,
            "sms": partial(self._turn_to, "sms"), "mail": partial(self._turn_to, "mail"),
        }  # fmt: skip

        def done() -> None:
            settings.allowed(self.till)
            steps.get(deed, lambda: None)()

        self.do(done)

    def redraw(self) -> None:
        """What was scanned of the test codes is of the one that is shown; what a stick brought is changed."""
        scans = self.place.scans
        if self.place.stage == "setting":
            self._hear()
        if self.place.stage == "scan_test":
            count, text = self.outside.settings().heard
            if count != scans.heard:
                scans.heard = count
                scans.came[scans.chosen] = text
        super().redraw()

    def look_at_symbol(self, key: str) -> None:
        """Show that test code."""
        self.place.scans.chosen = key if key in {one.key for one in SYMBOLS} else SYMBOLS[0].key
        self._show()

    def print_codes(self) -> None:
        """The test codes on paper, for a scanner that reads none from the glass."""

        def deed() -> None:
            settings.allowed(self.till)
            needs(self.till, "devices")
            self.outside.begin_setting("codes", {})

        self.do(deed)

    def go_own_texts(self) -> None:
        """The shop's own lines and logo on its receipts."""

        def deed() -> None:
            settings.allowed(self.till)
            self.outside.begin_setting("pictures", {})
            self._turn_to_page("own_texts", "settings")

        self.do(deed)

    def write_line(self, place: int, text: str) -> None:
        """Another line of it: those under the address come first; empty takes it away."""

        def deed() -> None:
            settings.allowed(self.till)
            now = self._texts()
            lines = [*_padded(now.above, ABOVE), *_padded(now.below, BELOW)]
            lines[place] = text
            above, below = (tuple(one for one in part if one) for part in (lines[:ABOVE], lines[ABOVE:]))
            self.place.own_texts = replace(now, above=above, below=below)

        self.do(deed)

    def pick_logo(self, file: str) -> None:
        """A picture of a stick is read; none: there is no logo from here on."""

        def deed() -> None:
            settings.allowed(self.till)
            if file:
                self.outside.begin_setting("logo", {"file": file})
            else:
                self.place.own_texts = replace(self._texts(), logo=NO_LOGO)

        self.do(deed)

    def take_logo(self) -> None:
        """The picture that was read, as it is shown, is the logo."""

        def deed() -> None:
            settings.allowed(self.till)
            count, logo = self.outside.settings().logo
            if count:
                self.place.own_texts = replace(self._texts(), logo=logo)

        self.do(deed)

    def keep_texts(self) -> None:
        """Print it like this from the next receipt on."""

        def deed() -> None:
            if self.place.own_texts:
                own_texts.keep(self.till, self.place.own_texts)
                self.place.own_texts = None

        self.do(deed)

    def _texts(self) -> OwnTexts:
        return self.place.own_texts or own_texts.own(self.till)

    def start_again(self) -> None:
        """End the till and start it anew, between two sales."""

        def deed() -> None:
            settings.allowed(self.till)
            settings.start_again(self.till)
            self.outside.start_again()

        self.do(deed)

    def _asked(self) -> str:
        """The field that is being answered: a page with one alone asks it at once."""
        now = self.place.setting
        shown = fields(now.page, self.outside.settings().now | now.draft) if now.page else ()
        return now.asked or (shown[0].at if len(shown) == 1 and shown[0].kind != "line" else "")

    def _said_it(self, at: str, said: str) -> None:
        now = self.place.setting
        now.draft[at] = said
        if at == BEGINS.get(now.page):
            for secret in secrets(now.page):
                now.draft.pop(secret, None)
            if said != self.outside.settings().now.get(at):
                now.draft |= dict.fromkeys(secrets(now.page), "")
        now.asked, now.typing, now.typed = "", False, ""
        self.outside.hear(False)

    def _take(self) -> None:
        """What was typed is the answer."""
        now = self.place.setting
        at, typed = self._asked(), now.typed.strip()
        if at == "printer":
            typed = f"network|{typed}|" if typed else ""
        if at == "wifi" and typed:
            now.draft["wifi.hidden"] = "yes"
        if at and (typed or at not in ("printer", "wifi", "shop.name")):
            self._said_it(at, typed)

    def _scanned(self) -> None:
        """What was scanned is the answer."""
        count, text = self.outside.settings().heard
        if count and self._asked():
            self._said_it(self._asked(), text.strip())

    def _back(self) -> None:
        now = self.place.setting
        if now.typing or now.asked:
            now.typing, now.asked, now.typed = False, "", ""
            self.outside.hear(False)
        else:
            self.place.stage, self.place.before = "settings", "more"

    def _mine(self) -> dict[str, str]:
        """What was changed on this page."""
        return said_on(self.place.setting.page, self.place.setting.draft, self.outside.settings().now)

    def _stick(self) -> None:
        """Have files of keys looked for on the sticks, to choose one."""
        if secrets(self.place.setting.page):
            self.place.setting.asked = STICK
            self.outside.begin_setting("files", {})

    def _hear(self) -> None:
        """Take into the draft what a stick brought, and out of it each secret that is kept by now."""
        now, known = self.place.setting, self.outside.settings()
        if known.keeps[0] != now.keeps:
            now.keeps = known.keeps[0]
            for at in known.keeps[1]:
                if known.kept.get(at) == HIDDEN:
                    now.draft.pop(at, None)
        if known.brought[0] != now.brought:
            now.brought = known.brought[0]
            now.draft |= dict(known.brought[1])

    def _keep(self) -> None:
        self.outside.begin_setting("keep", self._mine())

    def _test(self) -> None:
        page = self.place.setting.page
        if page in ("printer", "drawer"):
            needs(self.till, "devices")
        if page == "scanner":
            self.place.scans = Scans(SYMBOLS[0].key)
            self.place.stage = "scan_test"
            self.place.approved = self.place.approved and "scan_test"
            self.outside.hear(True)
        elif page == "drawer":
            day.open_drawer(self.till)
        else:
            self.outside.begin_setting(page, self._mine())


def _padded(lines: tuple[str, ...], count: int) -> list[str]:
    return [*lines, *[""] * (count - len(lines))]
