"""Back-ups: which stick is in, what is on it, and the way to set this till aside."""

from dataclasses import dataclass

from appliance.domain.problems import Problem
from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.confirm import Confirm
from appliance.ui.widgets.rows import Item
from appliance.ui.widgets.surface import only

load(__file__)


@dataclass(frozen=True)
class BackupView:
    """The sticks that are in, and how far they are."""

    sticks: tuple[str, ...] = ()
    """Names of those that hold this till's back-up."""
    other: str = ""
    """A stick that is in, and is not one yet."""
    behind: int = 0
    """Entries that are on no stick."""
    copied: str = ""
    """When the newest verified copy was made; empty: none is known of."""
    copied_to: str = ""
    """The stick that it is on."""
    problem: Problem | None = None
    aside: bool = False
    """It is asked whether this till is to be set aside."""


class BackupStage(Stage):
    """What is so in large words, the facts under it."""

    basket = False

    def build(self) -> None:
        """Make the question."""
        self.card = self.ids.card.__self__
        self.confirm = Confirm()

    def draw(self, view: BackupView) -> None:
        """Say how it stands."""
        self.view, _, ids = view, self._, self.ids
        only(self.ids.place, self.confirm if view.aside else self.card)
        if view.aside:
            self.confirm.draw(
                _("Set this till aside?"),
                _(
                    "The box begins anew, without this shop. What was sold is kept on it under another "
                    "name, and on the back-up stick. Days that are not in the books must be on the stick"
                ),
                (),
                "",
                lambda reason: None,
            )
            return
        ids.icon.icon, ids.icon.tone, ids.what.say, ids.then.say = self._said(view)
        rows = [Item(_("Last copy"), amount=view.copied or "–", amount_detail=view.copied_to)]
        if view.sticks:
            rows.append(Item(_("Not on the stick yet"), amount=self.words.written(str(view.behind))))
        ids.rows.draw(rows)

    def _said(self, view: BackupView) -> tuple[str, str, str, str]:
        _ = self._
        if view.problem:
            what, sale, do = self.words.problem(view.problem)
            return "alert", "attention", what, ". ".join(part for part in (sale, do) if part)
        if view.sticks and not view.behind:
            then = _("A broken box is replaced in minutes. Leave the stick in; it holds the whole journal")
            return "check-circle", "good", _("All is on the stick {name}", name=view.sticks[0]), then
        if view.sticks:
            return (
                "content-copy",
                "ink",
                _("The stick {name} is catching up", name=view.sticks[0]),
                _("Leave it in. Selling goes on meanwhile"),
            )
        if view.other:
            then = _("It holds other things. They stay; the back-up goes beside them")
            return "inbox-outline", "ink", _("Use the stick {name} for back-ups?", name=view.other), then
        then = _("What is sold is on this box alone. Put in an empty USB stick and leave it in")
        return "inbox-outline", "attention", _("No back-up stick is in"), then

    def actions(self) -> tuple[Action, ...]:
        """Back, and what can be done."""
        _, view, deeds = self._, self.view, self.deeds
        if view.aside:
            keep = Action(_("Leave it as it is"), deeds.keep_till, role="accent", weight=2.2)
            return Action(_("Set aside"), deeds.set_till_aside, "alert", role="stop"), keep
        back = Action(_("Back"), deeds.leave, "arrow-left")
        reset = Action(_("Set this till aside"), deeds.ask_to_set_aside, role="stop")
        if view.other and not view.sticks:
            return back, reset, Action(_("Use this stick"), deeds.use_stick, role="accent", weight=2.2)
        copy = Action(_("Copy now"), deeds.copy_now, role="accent", weight=2.2, enabled=bool(view.sticks))
        return back, reset, copy
