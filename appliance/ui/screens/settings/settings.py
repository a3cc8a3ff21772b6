"""Everything that can be set on this till: a button to each page, and what waits for the next start."""

from dataclasses import dataclass
from functools import partial

from kivy.uix.gridlayout import GridLayout

from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.button import LOW_WITH_DETAIL, Action, BigButton
from appliance.ui.widgets.surface import fill_up
from appliance.ui.widgets.text import Text
from appliance.words import N_

ROW = 15.5
"""Height of a button in mm, where there is room for no more."""
LOW_PANEL = 100
"""Height in mm of a panel that has no room for larger words on them."""
PLACES = (
    ("shop", N_("The shop"), "bag-personal-outline"),
    ("own_texts", N_("Own texts and logo"), "pencil-outline"),
    ("printer", N_("Printer"), "printer"),
    ("drawer", N_("Drawer"), "tray-arrow-down"),
    ("scanner", N_("Scanner"), "barcode-scan"),
    ("network", N_("Network"), "wifi"),
    ("books", N_("The books"), "book-open-variant"),
    ("sms", N_("SMS and e-mail"), "cellphone"),
    ("papers", N_("Receipts and keys"), "receipt-text-outline"),
    ("rates", N_("Other currencies"), "cash"),
    ("groups", N_("Groups and VAT"), "tag-outline"),
    ("people", N_("People"), "account"),
    ("backup", N_("Back-up stick"), "content-copy"),
    ("screen", N_("Screen, language"), "eye-outline"),
    ("sound", N_("Sounds"), "star-outline"),
    ("lock", N_("When it locks"), "lock-outline"),
    ("day", N_("When a day begins"), "calendar-today"),
)
"""Key, word and icon of each, in the order in which a new shop needs them."""


@dataclass(frozen=True)
class SettingsView:
    """How each stands."""

    details: tuple[tuple[str, str], ...] = ()
    """What is so, by key."""
    changed: tuple[str, ...] = ()
    """Pages on which something was changed and not kept."""
    missing: tuple[str, ...] = ()
    """What a new shop has not done yet."""
    waits: bool = False
    """Something was kept, and holds from the next start."""
    may_start: bool = True


class SettingsStage(Stage):
    """A grid of buttons under a sentence."""

    basket = False

    def build(self) -> None:
        """Make the sentence and the grid."""
        mm = look().mm
        self.orientation, self.spacing = "vertical", mm(1.5)
        self.title = Text(size_name="title", bold=True, cut=2, natural=True)
        self.grid = GridLayout(spacing=mm(1.5))
        self.grid.cols = 2 if look().panel.portrait else 4 if look().panel.width < mm(240) else 5
        self.add_widget(self.title)
        self.add_widget(self.grid)

    def draw(self, view: SettingsView) -> None:
        """Show where to go."""
        self.view, _ = view, self._
        waits = _("What you changed holds when the till has started again")
        new = _("Set what you like now. All of it can wait, and stands under More")
        self.title.say = waits if view.waits else new if view.missing else _("Settings")
        details, deeds = dict(view.details), self.deeds
        low = look().panel.height < look().mm(LOW_PANEL)
        groups = deeds.go_goods if "groups" in view.missing else deeds.go_groups
        elsewhere = {"groups": groups, "people": deeds.go_people,
                     "papers": deeds.go_papers, "backup": deeds.go_backup,
                     "rates": deeds.go_rates,
                     "own_texts": deeds.go_own_texts, "lock": deeds.go_limits}  # fmt: skip
        for button, (key, word, icon) in zip(fill_up(self.grid, len(PLACES), BigButton), PLACES, strict=True):
            detail = _("Not kept yet") if key in view.changed else details.get(key, "")
            role = "attention" if key in (*view.changed, *view.missing) else "plain"
            deed = elsewhere.get(key) or partial(deeds.go_setting, key)
            button.low = LOW_WITH_DETAIL  # all of them alike, and their words
            button.label.size_name = "small" if low else "body"
            button.draw(Action(_(word), deed, icon, role, detail=detail))
            button.detail.cut = 1

    def actions(self) -> tuple[Action, ...]:
        """Back, and to start again where something waits for it."""
        if not self.view:
            return ()
        _, back = self._, Action(self._("Back"), self.deeds.go_more, "arrow-left")
        sell = Action(
            _("Back to sale"), self.deeds.go_sale, role="plain" if self.view.waits else "accent", weight=1.5
        )
        if not self.view.waits:
            return back, sell
        again = Action(
            _("Start the till again"), self.deeds.start_again, role="accent", weight=1.8,
            enabled=self.view.may_start,
        )  # fmt: skip
        return back, sell, again
