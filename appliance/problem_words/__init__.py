"""The words of every problem, by its code: what happened, what became of the sale, what to do.

A part may be empty where there is nothing to say. Facts stand in braces and come with the problem;
amounts are written as money (`Words.problem`).
"""

from appliance.problem_words.ageing import AGEING
from appliance.problem_words.backup import BACKUP
from appliance.problem_words.box import BOX
from appliance.problem_words.claims import CLAIMS
from appliance.problem_words.goods import GOODS
from appliance.problem_words.kitchen import KITCHEN
from appliance.problem_words.law import LAW
from appliance.problem_words.mail import MAIL
from appliance.problem_words.prices import PRICES
from appliance.problem_words.selling import SELLING
from appliance.problem_words.settings import SETTINGS
from appliance.problem_words.stock import STOCK
from appliance.problem_words.updating import UPDATING

PROBLEMS: dict[str, tuple[str, str, str]] = (
    UPDATING
    | SELLING
    | LAW
    | BOX
    | BACKUP
    | KITCHEN
    | AGEING
    | MAIL
    | STOCK
    | PRICES
    | GOODS
    | CLAIMS
    | SETTINGS
)
