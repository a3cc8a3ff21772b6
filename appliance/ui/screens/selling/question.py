"""A question for the cashier, asked in the stage: what happened, what became of the sale, answers."""

from dataclasses import dataclass

from appliance.domain.problems import Problem
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.surface import fill_up
from appliance.ui.widgets.text import line_height, wrapped

load(__file__)
LOW = 100
"""Millimetres of height under which three answers do not stand under each other."""
ANSWER = 13
"""Height of an answer in mm."""


@dataclass(frozen=True)
class QuestionView:
    """The problem and the answers (word, what to call with the problem), the likeliest first."""

    problem: Problem
    answers: tuple[Action, ...] = ()


class QuestionStage(Stage):
    """Big words and big answers; more than two stand in two columns where the stage is low."""

    asks = True

    def build(self) -> None:
        """Lay the words out anew where the stage gets another size."""
        self.fbind("size", self._fit)

    def draw(self, view: QuestionView) -> None:
        """Ask it."""
        self.view = view
        short = look().panel.portrait or look().panel.height < look().mm(LOW)
        self.ids.answers.cols = 2 if short and len(view.answers) > 2 else 1
        self.ids.what.say, self.ids.sale.say, self.ids.do.say = self.words.problem(view.problem)
        for button, answer in zip(
            fill_up(self.ids.answers, len(view.answers), BigButton), view.answers, strict=True
        ):
            button.draw(answer)
            button.size_hint = (1, None)
            button.height = look().mm(ANSWER)
        self._fit()

    def _fit(self, *_) -> None:
        """Give what happened the largest letters that leave the answers on the glass."""
        if not self.view:
            return
        ids, width = self.ids, int(self.width - self.padding[0] - self.padding[2])
        rows = -(-len(self.view.answers) // ids.answers.cols)
        room = self.height - rows * (look().mm(ANSWER) + self.spacing) - look().mm(4) - 5 * self.spacing
        for text in (ids.sale, ids.do):
            room -= _tall(text.say, width, "body", False)
        fits = [size for size in ("figure", "title") if _tall(ids.what.say, width, size, True) <= room]
        ids.what.size_name = (*fits, "body")[0]


def _tall(say: str, width: int, size_name: str, bold: bool) -> int:
    """Height in pixels of a text of that size."""
    size = look().font(size_name)
    return len(wrapped(say, width, size, bold)) * line_height(size) if say else 0
