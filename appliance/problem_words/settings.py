"""Words of what can go wrong with the settings, and with the shop's own texts."""

from appliance.problem_words.mark import N_

SETTINGS: dict[str, tuple[str, str, str]] = {
    "text_official": (
        N_("“{line}” could be taken for what the law writes on receipts"),
        N_("The texts are as they were"),
        N_("Say it in other words"),
    ),
    "text_long": (
        N_("There is no room for so much on a receipt"),
        N_("The texts are as they were"),
        N_("Take a line away, or make it shorter: {most} letters at the most"),
    ),
    "logo_unreadable": (
        N_("This picture cannot be used"),
        N_("The logo is as it was"),
        N_("Put a PNG or JPEG picture on the stick"),
    ),
    "dimension_wrong": (
        N_("{number} cannot be used"),
        N_("Nothing was changed"),
        N_("Each has a number and a name; no number stands twice"),
    ),
    "dimensions_many": (
        N_("There are more than {most}"),
        N_("The list is as it was"),
        N_("Take off what is no longer sold to"),
    ),
    "settings_later": (
        N_("A sale is under way"),
        N_("The sale stands as it is, and nothing was started again"),
        N_("Finish the sale first"),
    ),
}
