"""Words of what can go wrong with the prices that hold for a time."""

from appliance.problem_words.mark import N_

PRICES: dict[str, tuple[str, str, str]] = {
    "campaign_wrong": (
        N_("That takes nothing off"),
        N_("Nothing was changed"),
        N_("Say how many, at least two, and a price or fewer of them free"),
    ),
    "campaign_empty": (
        N_("The campaign has no goods, or more than {most}"),
        N_("Nothing was changed"),
        N_("Choose groups or products"),
    ),
}
