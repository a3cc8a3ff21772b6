"""Words of what a look at the label printer finds, see `health`."""

from appliance.problem_words.mark import N_

FOUND: dict[str, tuple[str, str]] = {
    "labels_none": (N_("None is set up: labels come out of the receipt printer"), ""),
    "labels_fine": (N_("It answers, and all is well"), ""),
    "labels_out": (N_("It has no labels"), N_("Put in a roll of labels")),
    "labels_open": (N_("It is open"), N_("Shut it until it clicks")),
    "labels_paused": (N_("It is paused"), N_("Press its button")),
    "labels_ribbon": (N_("It has no ribbon"), N_("Put in a ribbon")),
    "labels_hot": (N_("It is too hot or too cold"), N_("Wait a few minutes")),
    "labels_silent": (
        N_("It is there and does not answer"),
        N_("Look whether it has labels and is shut; then switch it off and on"),
    ),
    "labels_offline": (
        N_("It cannot be reached"),
        N_("Look at its plug, its switch and its cable; labels.address in till.toml says where it is"),
    ),
}
