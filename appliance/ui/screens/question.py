"""A question for the cashier, asked in the stage: what happened, what became of the sale, answers."""

from dataclasses import dataclass

from appliance.domain.problems import Problem
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.surface import fill_up
from appliance.ui.widgets.text import Text  # noqa: F401  (question.kv)

load(__file__)
LOW = 100
"""Millimetres of height under which three answers do not stand under each other."""


@dataclass(frozen=True)
class QuestionView:
    """The problem and the answers (word, what to call with the problem), the likeliest first."""

    problem: Problem
    answers: tuple[Action, ...] = ()


class QuestionStage(Stage):
    """Big words and big answers; more than two stand in two columns where the stage is low."""

    asks = True

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
            button.height = look().mm(13)
