"""The status bar: quiet marks when all is well, plain words when not. A tap leads to what is wrong."""

from dataclasses import dataclass, field
from functools import partial

from kivy.uix.boxlayout import BoxLayout

from appliance.domain.problems import Problem
from appliance.ui.theme import look
from appliance.ui.widgets.mode import MODES, ModeMark
from appliance.ui.widgets.surface import Card, Pressable, fill_up
from appliance.ui.widgets.text import Icon, Text, extent
from appliance.words import N_, Words

DEVICES = {
    "network": ("wifi", "wifi-off", {"down": N_("No network")}),
    "printer": (
        "printer",
        "printer-alert",
        {
            "paper_low": N_("Paper low"),
            "out_of_paper": N_("No paper"),
            "cover_open": N_("Printer open"),
            "offline": N_("Printer off"),
            "cutter": N_("Printer jammed"),
            "hot": N_("Printer hot"),
            "error": N_("Printer error"),
            "unknown": N_("Printer silent"),
        },
    ),
    "drawer": (
        "tray-arrow-down",
        "tray-arrow-down",
        {"open": N_("Drawer open"), "unknown": N_("Drawer silent")},
    ),
    "scanner": ("barcode-scan", "barcode-off", {"offline": N_("No scanner")}),
    "display": ("", "alert", {"offline": N_("No display")}),
    "backup": (
        "content-copy",
        "inbox-outline",
        {
            "full": N_("Stick full"),
            "failed": N_("Stick broken"),
            "behind": N_("Stick behind"),
        },
    ),
    "outbox": ("cloud-check-outline", "cloud-upload-outline", {}),
    "clock": ("clock-outline", "clock-alert-outline", {"guess": N_("Clock?"), "rtc": ""}),
}
"""Mark: icon when well, icon when not, words by state; a state without words is well.
The customer's display and the clock show nothing then: one is often not there, the other says the time. Where
no back-up stick is in ("none"), its icon says so without a word."""


@dataclass(frozen=True)
class StatusView:
    """What the bar shows. States by device; a state that `DEVICES` does not name is fine."""

    shop: str
    till: str
    time: str
    cashier: str = ""
    states: dict[str, str] = field(default_factory=dict)
    waiting: int = 0
    """Deliveries in the outbox."""
    age_ms: int = 0
    """Age of the oldest of them."""
    passing: tuple[int, int] = (0, 0)
    """While they go out: how many have arrived, of how many."""
    training: bool = False
    emergency: Problem | None = None
    """``emergency_on`` with its facts, while that mode is on."""

    @property
    def mode(self) -> str:
        """Key of `MODES`: what the whole bar says; empty on a day like any other."""
        return "training" if self.training else "emergency" if self.emergency else ""


class Mark(Pressable):
    """One device: an icon, and words when something is wrong."""

    def __init__(self, **options) -> None:
        super().__init__(size_hint_x=None, radius=0.8, resting="", spacing=look().mm(1), **options)
        self.icon = Icon(mm=4.6, size_hint_x=None, width=self._look.mm(5))
        self.label = Text(size_name="small")
        self.add_widget(self.icon)
        self.add_widget(self.label)

    def draw(self, icon: str, word: str, quiet: str, deed) -> None:
        """Show the icon alone, or with words on amber."""
        mm = self._look.mm
        self.icon.icon, self.label.say, self.deed = icon, word, deed
        self.resting = "attention_soft" if word else ""
        self.icon.tone = self.label.tone = "on_attention" if word else quiet
        wide = extent(word, self._look.font("small"), False) if word else 0
        self.icon.width = mm(5) if word else mm(9)
        self.padding = [mm(2), 0] if word else [0, 0]
        self.width = mm(5 + 1 + 4.5) + wide if word else mm(9)


class StatusBar(Card):
    """Shop and till, who sells, marks, clock. In training and in an emergency the whole bar says so in
    its own colour: in the shop's place, and on a panel that stands in a row of its own."""

    def __init__(self, words: Words, deeds, **options) -> None:
        super().__init__(orientation="vertical", size_hint_y=None, height=look().mm(9), radius=0, **options)
        self._, self._deeds = words, deeds
        mm = self._look.mm
        self.padding = [mm(2.5), 0, mm(1), 0]
        self.shop = Text(cut=1, size_name="small", bold=True)
        self.cashier = Pressable(resting="", size_hint_x=None, spacing=mm(1), padding=[mm(1.5), 0])
        self.cashier.icon = Icon(icon="account", mm=4.6, size_hint_x=None, width=mm(5))
        self.cashier.label = Text(size_name="small", cut=1)
        for part in (self.cashier.icon, self.cashier.label):
            self.cashier.add_widget(part)
        self.marks = BoxLayout(size_hint_x=None, width=0)
        self.marks.bind(minimum_width=self.marks.setter("width"))
        self.time = Text(size_name="body", bold=True, halign="right", size_hint_x=None, width=mm(14))
        self.mark, self.line = ModeMark(), BoxLayout()
        for part in (self.shop, self.cashier, self.marks, self.time):
            self.line.add_widget(part)
        self.add_widget(self.line)

    def draw(self, view: StatusView) -> None:
        """Show that state."""
        mm = self._look.mm
        self.fill, ink, _icon = MODES.get(view.mode, ("ground", "ink", ""))
        self.shop.say = f"{view.shop} · {view.till}"
        self.shop.tone = self.time.tone = self.cashier.label.tone = self.cashier.icon.tone = ink
        self.cashier.deed = self._deeds.lock
        self.cashier.label.say = view.cashier
        small = self._look.font("small")
        self.cashier.width = min(mm(34), mm(9.5) + extent(view.cashier, small, False)) if view.cashier else 0
        self.cashier.opacity = 1 if view.cashier else 0
        self.time.say = view.time
        self._draw_mode(view)
        self._draw_marks(view, ink if view.mode else "quiet")

    def _draw_mode(self, view: StatusView) -> None:
        _, row = self._, self._look.panel.portrait
        first, other = (self.mark, self.shop) if view.mode and not row else (self.shop, self.mark)
        if first not in self.line.children:
            self.line.remove_widget(other)
            self.line.add_widget(first, index=len(self.line.children))
        below = bool(view.mode) and row
        if below != (self.mark in self.children):
            (self.add_widget if below else self.remove_widget)(self.mark)
        self.height = self._look.mm(18 if below else 9)
        if view.emergency and not view.training:
            what, sale, _do = _.problem(view.emergency)
            said = f"{what} · {sale}" if self._look.panel.wide else what
            self.mark.draw("emergency", said, _("End"), self._deeds.end_emergency)
        elif view.training:
            said, word = _("TRAINING – not a receipt"), _("End the training")
            self.mark.draw("training", said, word, self._deeds.end_training)

    def _draw_marks(self, view: StatusView, quiet: str) -> None:
        _ = self._
        shown = []
        for name, (well, wrong, states) in DEVICES.items():
            said = states.get(view.states.get(name, ""), "")
            word = _(said) if said else ""
            if name == "outbox" and view.waiting:
                word = _("{count} wait · {age}", count=view.waiting, age=age(_, view.age_ms))
                word = delivered(_, view.passing) or word
            narrow = self._look.panel.portrait or (bool(view.mode) and not self._look.panel.wide)
            absent = view.states.get(name) == "none"
            quiet_one = name in ("display", "clock") or (name == "backup" and not view.states.get(name))
            if word or (not quiet_one and not narrow):
                shown.append((wrong if word or absent else well, word, name))
        room = 2 if self._look.panel.wide else int(not view.mode)
        for mark, (icon, word, name) in zip(fill_up(self.marks, len(shown), Mark), shown, strict=True):
            worded = bool(word) and room > 0
            room -= worded
            mark.draw(icon, word if worded else "", quiet, partial(self._deeds.look_at, name))
            if word and not worded:
                mark.resting, mark.icon.tone = "attention_soft", "on_attention"


def delivered(words: Words, passing: tuple[int, int]) -> str:
    """How far a pass to the books has come; empty while there is none."""
    arrived, total = passing
    return words("{count} of {total} delivered", count=arrived, total=total) if total else ""


def age(words: Words, age_ms: int) -> str:
    """How long something has waited, in the largest fitting unit."""
    _ = words
    minutes = age_ms // 60_000
    if minutes < 60:
        return _("{count} min", count=minutes)
    if minutes < 48 * 60:
        return _("{count} h", count=minutes // 60)
    return _("{count} days", count=minutes // 1440)
