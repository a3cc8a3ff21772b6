"""Words of what comes of trying the shop's keys to its accounting system: what is so, what to do."""

from appliance.problem_words.mark import N_

_LETTERS = N_("Look at the keys and the organisation, letter by letter")

TRIED: dict[str, tuple[str, str]] = {
    "books_none": (N_("No accounting system is set up: days stay on the box"), ""),
    "books_known": (N_("Connected as {name}"), ""),
    "books_stranger": (N_("{system} does not let the shop in"), _LETTERS),
    "books_elsewhere": (
        N_("These keys are of somebody else: {found}"),
        N_("Type that organisation, or ask {system} for the keys of yours"),
    ),
    "books_type": (
        N_("Connected as {name}, but there is no transaction type {number}"),
        N_("Look up its number in {system}, and type that"),
    ),
    "books_clearing": (
        N_("Connected as {name}, but there is no account {number}"),
        N_("Make it in {system}, or type the number of another clearing account"),
    ),
    "books_year": (
        N_("Connected as {name}, but the year {year} is not open there"),
        N_("Open it in {system}; the days wait until then"),
    ),
    "books_closed": (
        N_("{system} knows the shop, but does not let a till in"),
        N_("Ask {system} for a subscription with the API, and for every right to the ledger"),
    ),
    "books_busy": (N_("{system} has too much to do"), N_("Try again in some minutes")),
    "books_odd": (
        N_("{system} gave an answer that the till cannot read"),
        N_("Try again later; it may be under repair"),
    ),
    "books_unreached": (
        N_("There is no way to {system} just now. What you typed is kept"),
        N_("Try again when the network is there"),
    ),
    "reach_silent": (N_("Nobody tells what came of it"), N_("Try again; if it stays so, start the box anew")),
}
