"""Why a day is not in the books yet, and what they would refuse, in words that a shop uses, by the code."""

from collections.abc import Mapping

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
    "period_closed": N_("The books are closed for its date"),
    "waits_for": N_("It goes out behind another voucher of its day, which is not there yet"),
    "accounts_unknown": N_(
        "Nobody knows any more which accounts the day was booked on; book it there by hand"
    ),
    "customer_ambiguous": N_("Two customers there fit: which one is it?"),
    "product_ambiguous": N_("Two products there fit: which one is it?"),
    "customer_wrong": N_("The books cannot bill the customer that it is linked with"),
    "product_wrong": N_("The books cannot sell a product that it is linked with"),
    "orders_untaken": N_("The books that are set up take no orders; till.toml names others"),
    "kept_out": N_("Somebody took it out of the books and said that it stays out"),
    "too_many_lines": N_("The day has more lines than the books take"),
    "answer_lost": N_("It was sent, and no answer came back"),
    "server_error": N_("It was sent, and the books failed while they had it"),
    "answer_odd": N_("The books gave an answer that nobody can read"),
    "interrupted": N_("The till stopped while it was being sent"),
    "deliveries_lost": N_("The till no longer knows what was sent before"),
    "perhaps_elsewhere": N_(
        "The till no longer knows what was sent before; is the day in books that were used earlier?"
    ),
    "reported_before": N_(
        "The box that broke may have sent this day under a Z of its own; look for the day in the books"
    ),
    "taken_over": N_(
        "Another box has taken this till up and sent days to the books; this one must not go on"
    ),
    "other_target": N_("It was sent to other books, which cannot be asked now"),
    "draft_unseen": N_("It may lie among the drafts in the books, which only people can see"),
    "found_differs": N_("It is in the books with other sums"),
    "found_twice": N_("It is in the books more than once"),
    "unexpected": N_("Something went wrong in the till; its log tells more"),
}
"""One sentence for each of the reasons that a delivery can carry."""

FINDING_WORDS = {
    "account_missing": (
        N_("Account {account} is not in the books: days will be refused"),
        N_("Make it there, or give {key} another account"),
    ),
    "account_inactive": (
        N_("Account {account} is inactive: days will be refused"),
        N_("Make it active in the books, or give {key} another account"),
    ),
    "vat_wrong": (
        N_("VAT code {vat_code} on account {account} does not fit: days will be refused"),
        N_("Give {key} the VAT code that the books have for it"),
    ),
    "year_missing": (
        N_("The books have no accounting year for {day}: days will be refused"),
        N_("Open the year in the books"),
    ),
    "period_closed": (
        N_("The books are closed for {day}: the day will be refused"),
        N_("Open the period in the books, or give the day another date once it is refused"),
    ),
    "dimension_missing": (
        N_("Department, project or object {key} is not in the books: days will be refused"),
        N_("Make it there, with that number"),
    ),
    "type_missing": (
        N_("Transaction type {key} is not in the books: days will be refused"),
        N_("Make it there, or choose another in till.toml"),
    ),
    "scope_missing": (
        N_("The till may not read this in the books: {key}"),
        N_("Give the till's access that right in the books"),
    ),
}
"""For each kind of finding (`appliance.integrations.FINDINGS`): what would be refused, and what to do."""

OWN_WORDS = ("said", "account", "folder", "found", "detail")
"""Facts that are shown as they came, the first that there is."""


def reason(words: Words, code: str, facts: dict[str, str | int]) -> tuple[str, str]:
    """A reason in words, and what the other side said of it, as it said it; empty where there is none."""
    own = next((str(facts[name]) for name in OWN_WORDS if facts.get(name)), "")
    return (words(REASON_WORDS[code]), own) if code in REASON_WORDS else ("", "")


def finding(words: Words, code: str, key: str, facts: Mapping[str, str | int]) -> tuple[str, str]:
    """What the books would refuse and what to do, in words.

    Args:
        words: The language.
        code: One of `FINDING_WORDS`.
        key: What it is about, in words of the shop; a date as YYYY-MM-DD.
        facts: What the books told of it.
    """
    day = words.date(key) if code in ("year_missing", "period_closed") else ""
    said = {"account": "?", "vat_code": "?", **facts, "key": key, "day": day}
    what, do = FINDING_WORDS[code]
    return words(what, **said), words(do, **said)
