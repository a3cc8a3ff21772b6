"""Values of the stages around what a sale belongs to."""

from appliance.domain import dimension
from appliance.domain import sale as sales
from appliance.domain.dimension import KINDS, Dimension
from appliance.domain.line import Line
from appliance.domain.problems import refuse
from appliance.till import dimensions as choosing
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.office.dimensions import DimensionsView
from appliance.ui.screens.selling.belongs import BelongsView
from appliance.words import Words


def dimensions(till: Till, place: Place, outside: Outside, words: Words) -> DimensionsView:
    """The list as it is kept."""
    return DimensionsView(choosing.listed(till), place.saves)


def belongs(till: Till, place: Place, outside: Outside, words: Words) -> BelongsView:
    """What the line that was tapped, or the whole sale, can belong to."""
    if not till.sale:
        raise refuse("sale_empty")
    choices = choosing.listed(till)
    if place.line is None:
        return BelongsView(None, "", choices, till.sale.belongs)
    one = sales.find(till.sale, place.line)
    return BelongsView(one.id, one.name, choices, dimension.of(one))


def kinds(till: Till) -> tuple[str, ...]:
    """The kinds that this shop has any of; none in a shop that keeps no list."""
    listed = choosing.listed(till)
    return tuple(kind for kind in KINDS if any(one.kind == kind for one in listed))


def told(said: list[Dimension]) -> str:
    """What it was said to belong to, by name."""
    return " · ".join(one.name for one in said)


def beside(till: Till, line: Line) -> str:
    """What a line belongs to, where that is not what the whole sale does."""
    if not till.sale or dimension.of(line) == till.sale.belongs:
        return ""
    return told(choosing.said(till, line))
