"""The shop's own lines and logo on its receipts: what is printed stands beside what can be changed."""

from dataclasses import dataclass
from functools import partial
from pathlib import PurePath

from kivy.uix.boxlayout import BoxLayout

from appliance.domain.own_texts import ABOVE, BELOW, LONGEST, NOTHING, OwnTexts
from appliance.domain.receipt import Paper
from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.paper import PaperView
from appliance.ui.widgets.rows import Item, ItemList
from appliance.ui.widgets.surface import only
from appliance.ui.widgets.text import Text
from appliance.ui.widgets.title import Title
from appliance.ui.widgets.writing import Writing


@dataclass(frozen=True)
class OwnTextsView:
    """The texts as they are now, and as they would be printed."""

    own: OwnTexts = NOTHING
    paper: Paper = ()
    pictures: tuple[str, ...] = ()
    """Files of the sticks that are in."""
    found: bool = False
    """The paper shows a logo that was read from a stick and is not taken yet."""
    changed: bool = False
    trouble: str = ""
    """Why a picture could not be read."""


class OwnTextsStage(Stage):
    """Lines on the left, the paper on the right; letters, or pictures to choose from, in their place."""

    basket = False

    def build(self) -> None:
        """Make the list, the paper and the letters."""
        mm = look().mm
        self.orientation, self.spacing, self._step = "vertical", mm(1.5), ""
        self.title = Title()
        self.trouble = Text(tone="stop", natural=True)
        self.both = BoxLayout(spacing=mm(2))
        self.both.orientation = "vertical" if look().panel.portrait else "horizontal"
        self.list, self.paper = ItemList(), PaperView()
        self.both.add_widget(self.list)
        self.both.add_widget(self.paper)
        self.writing = Writing(self.changed, self._("space"), capitals="first", longest=LONGEST)

    def is_typing(self) -> bool:
        """Letters need the banner's height."""
        return self._step.startswith("row")

    def enter(self) -> None:
        """The lines."""
        self._step = ""

    def draw(self, view: OwnTextsView) -> None:
        """Show the step."""
        self.view, _ = view, self._
        titles = {"": _("Own texts and logo"), "logo": _("Which picture is the logo?")}
        self.title.say = titles.get(self._step, _("What is to stand there?"))
        self.trouble.say = view.trouble if self._step == "logo" else ""
        said = [self.trouble] if self.trouble.say else []
        only(self, self.title, *said, self.writing if self.is_typing() else self.both)
        self.paper.draw(view.paper)
        none = _("No picture is on a stick"), _("Put in a stick with a PNG or JPEG picture")
        shown = self._pictures() if self._step == "logo" else self._lines()
        self.list.draw(shown, ("inbox-outline", "\n".join(none)))

    def _lines(self) -> list[Item]:
        _, own = self._, self.view.own
        logo = _("There is one") if own.logo.rows else _("None")
        items = [Item(_("Logo"), logo, icon="pencil-outline", deed=partial(self._turn, "logo"))]
        for lines, first, most, where in (
            (own.above, 0, ABOVE, _("Under the address")), (own.below, ABOVE, BELOW, _("At the end")),
        ):  # fmt: skip
            items += [
                Item(line, where, icon="pencil-outline", deed=partial(self._write, first + place, line))
                for place, line in enumerate(lines)
            ]
            if len(lines) < most:
                more = partial(self._write, first + len(lines), "")
                items.append(Item(_("Another line"), where, icon="plus", deed=more))
        return items

    def _pictures(self) -> list[Item]:
        _ = self._
        return [
            Item(
                PurePath(file).name,
                _("On the stick"),
                icon="inbox-outline",
                deed=partial(self.deeds.pick_logo, file),
            )
            for file in self.view.pictures
        ]

    def _turn(self, step: str) -> None:
        self._step = step
        self.again()

    def _write(self, row: int, line: str) -> None:
        self.writing.write(line)
        self._turn(f"row{row}")

    def _use(self, text: str) -> None:
        row = int(self._step.removeprefix("row"))
        self._step = ""
        self.deeds.write_line(row, text)

    def _take(self) -> None:
        self._step = ""
        self.deeds.take_logo()

    def _no_logo(self) -> None:
        self._step = ""
        self.deeds.pick_logo("")

    def actions(self) -> tuple[Action, ...]:
        """Back by one step, and what goes on."""
        if not self.view:
            return ()
        _ = self._
        if self.is_typing():
            return (
                Action(_("Back"), partial(self._turn, ""), "arrow-left"),
                Action(_("Take the line away"), partial(self._use, ""), role="stop"),
                Action(_("Use this"), lambda: self._use(self.writing.text), role="accent", weight=1.8),
            )
        if self._step == "logo":
            return (
                Action(_("Back"), partial(self._turn, ""), "arrow-left"),
                Action(_("Look again"), self.deeds.go_own_texts, "refresh"),
                Action(_("No logo"), self._no_logo, enabled=bool(self.view.own.logo.rows)),
                Action(_("Use this"), self._take, role="accent", weight=1.8, enabled=self.view.found),
            )
        return (
            Action(_("Back"), self.deeds.go_settings, "arrow-left"),
            Action(_("Keep it"), self.deeds.keep_texts, role="accent", weight=1.8, enabled=self.view.changed),
        )
