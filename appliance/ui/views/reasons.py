"""Why a day is not in the books yet, in words that a shop uses, by the code of its last problem."""

from appliance.words import N_, Words

REASON_WORDS = {
    "network_down": N_("There was no connection; nothing was sent"),
    "rate_limited": N_("The books ask us to wait a little"),
    "credentials_refused": N_("The books no longer let us in; the access must be renewed"),
    "mapping_missing": N_("An account is missing"),
    "mapping_wrong": N_("The books cannot take an account or a VAT code"),
    "voucher_unreadable": N_("The till's own record of the day cannot be read"),
    "folder_unreachable": N_("The folder of the books is not there, or is closed to us"),
    "folder_taken": N_("Another day lies in the folder under this name"),
    "scope_missing": N_("The books know us, but do not allow this"),
    "refused": N_("The books say no"),
    "year_missing": N_("The books have no such accounting year; open it there"),
    "file_too_large": N_("The day's papers are larger than the books take"),
    "books_full": N_("The books hold as many drafts as they can; book or delete some there"),
    "subscription_missing": N_("The subscription of the books does not let the till in"),
    "retiring": N_("The books are changing the way in, and refuse it at times; the till needs an update"),
    "too_many_lines": N_("The day has more lines than the books take"),
    "answer_lost": N_("It was sent, and no answer came back"),
    "server_error": N_("It was sent, and the books failed while they had it"),
    "answer_odd": N_("The books gave an answer that nobody can read"),
    "interrupted": N_("The till stopped while it was being sent"),
    "deliveries_lost": N_("The till no longer knows what was sent before"),
    "other_target": N_("It was sent to other books, which cannot be asked now"),
    "draft_unseen": N_("It may lie among the drafts in the books, which only people can see"),
    "found_differs": N_("It is in the books with other sums"),
    "found_twice": N_("It is in the books more than once"),
    "unexpected": N_("Something went wrong in the till; its log tells more"),
}
"""One sentence for each of the reasons that a delivery can carry."""

OWN_WORDS = ("said", "account", "folder", "found", "detail")
"""Facts that are shown as they came, the first that there is."""


def reason(words: Words, code: str, facts: dict[str, str | int]) -> tuple[str, str]:
    """A reason in words, and what the other side said of it, as it said it; empty where there is none."""
    own = next((str(facts[name]) for name in OWN_WORDS if facts.get(name)), "")
    return (words(REASON_WORDS[code]), own) if code in REASON_WORDS else ("", "")
