"""Where a receipt is sent: the customer says the address, the cashier types it, and nobody keeps it."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, ChipRow
from appliance.ui.widgets.surface import show
from appliance.ui.widgets.text import Text
from appliance.ui.widgets.writing import Writing

LONG = "hotmail.com"
ENDINGS = ("@", "gmail.com", LONG, ".com")
"""What is typed with one tap, beside the country's own ending; the long one where there is room for it."""
COUNTRY = {"norway": ".no", "denmark": ".dk"}
ROOM = 72
"""Height in mm from which there is room for a sentence above the letters."""
LONGEST = 100
"""Letters that can be typed."""


@dataclass(frozen=True)
class MailView:
    """Which receipt: of the sale that is being paid, or of one that is finished."""

    address: str = ""
    """What was said before."""
    number: str = ""
    """Of the finished sale; empty while it is being paid."""
    copy: bool = False
    """Its receipt was printed: what is sent is its one copy."""
    ending: str = ".com"


class MailStage(Stage):
    """One line of letters, and what most addresses end in."""

    types = True
    basket = False

    def build(self) -> None:
        """Make the line, the endings and the keys."""
        mm = look().mm
        self.orientation, self.spacing = "vertical", mm(1.2)
        self.chips = ChipRow()
        self.writing = Writing(self.changed, self._("space"), longest=LONGEST)
        self.writing.shown.size_name = "body"
        self.what = Text(tone="quiet", size_name="small", cut=2)
        self._begun = False
        for part in (self.what, self.writing, self.chips):
            self.add_widget(part)
        self.bind(height=lambda *_: show(self.what, self.height >= mm(ROOM), mm(9)))

    def enter(self) -> None:
        """What was said before stands there again."""
        self._begun = False

    def draw(self, view: MailView) -> None:
        """Say which receipt it is."""
        self.view, _ = view, self._
        if not self._begun:
            self.writing.write(view.address)
            self._begun = True
        self.writing.label.say = _("E-mail, the one copy") if view.copy else _("E-mail")
        what = _("The receipt goes there when it is paid; if it cannot be sent, it prints")
        if view.number:
            what = _("Receipt {number} goes there; if it cannot be sent, it prints", number=view.number)
        if view.copy:
            what = _("Receipt {number} was printed: its one copy goes there", number=view.number)
        self.what.say = what
        without = (view.ending, LONG if look().panel.portrait else "")
        endings = (*(one for one in ENDINGS if one not in without), view.ending)
        self.chips.draw([(word, False, partial(self._add, word)) for word in endings])

    def _add(self, ending: str) -> None:
        typed = self.writing.text
        if "@" not in typed and not ending.startswith(("@", ".")):
            ending = f"@{ending}"
        self.writing.write((typed + ending)[:LONGEST])
        self.changed()

    def actions(self) -> tuple[Action, ...]:
        """Back; none after all; there."""
        _, deeds, view = self._, self.deeds, self.view
        address = self.writing.text.replace(" ", "")
        back = Action(_("Back"), deeds.leave_mail, "arrow-left")
        ready = "@" in address and "." in address.rpartition("@")[2]
        word = _("Send the receipt") if view.number else _("Send it there")
        send = Action(word, partial(deeds.mail_to, address), role="accent", weight=2.2, enabled=ready)
        if not view.address:
            return back, send
        return back, Action(_("On paper"), partial(deeds.mail_to, ""), "printer"), send
