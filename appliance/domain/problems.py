"""Everything that can go wrong in the shop, as values.

A problem has a code, a strength and the facts of the case. The words for it stand in the
catalogues, keyed by the code (`problem_words.PROBLEMS`): what happened, what became of the sale, what to
do. A *banner* lets the sale go on, a *question* is for the cashier to answer, a *stop* means that
the till cannot store and refuses to sell.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How strongly a problem meets the cashier."""

    BANNER = "banner"
    QUESTION = "question"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong now.

    >>> Problem.of("unknown_code", code="7038010000010").facts
    {'code': '7038010000010'}
    """

    code: str
    """Key of its words, and of its strength in `STRENGTH`."""
    facts: dict[str, str | int] = field(default_factory=dict, compare=False)
    """What the words name: ``{"code": "703…", "due": 12950}``. Amounts are minor units under a
    name ending in ``_amount``; words.problem() writes them as money."""

    @classmethod
    def of(cls, code: str, /, **facts: str | int) -> "Problem":
        """Make a problem; a code that nobody declared is a programming error (KeyError)."""
        if code not in STRENGTH:
            raise KeyError(f"problem code {code!r} is not declared in STRENGTH")
        return cls(code, facts)

    @property
    def severity(self) -> Severity:
        """Banner, question or stop."""
        return STRENGTH[self.code]


class Refused(Exception):
    """The till does not do what was asked; nothing was stored and nothing was lost."""

    def __init__(self, problem: Problem) -> None:
        facts = ", ".join(f"{name}={value}" for name, value in problem.facts.items())
        super().__init__(f"{problem.code} ({facts})" if facts else problem.code)
        self.problem = problem


def refuse(code: str, /, **facts: str | int) -> Refused:
    """Make the exception for a code: ``raise refuse("unknown_code", code=code)``."""
    return Refused(Problem.of(code, **facts))


_BANNER, _QUESTION, _STOP = Severity.BANNER, Severity.QUESTION, Severity.STOP

STRENGTH: dict[str, Severity] = {
    # selling
    "unknown_code": _QUESTION,
    "best_before_passed": _QUESTION,
    "not_sold": _QUESTION,
    "name_in_sale": _BANNER,
    "expired": _QUESTION,
    "weight_for_pieces": _QUESTION,
    "unreadable_scan": _BANNER,
    "line_follows": _BANNER,
    "pant_unknown": _BANNER,
    "bundle_wrong": _BANNER,
    "pant_slip": _QUESTION,
    "age_needed": _QUESTION,
    "hours_closed": _BANNER,
    "hours_never": _BANNER,
    "hours_over": _QUESTION,
    "slip_taken": _BANNER,
    "scan_during_payment": _BANNER,
    "drawer_open": _BANNER,
    "price_needed": _QUESTION,
    "price_wrong": _BANNER,
    "quantity_wrong": _BANNER,
    "discount_too_large": _BANNER,
    "no_discount_on_group": _BANNER,
    "reason_needed": _BANNER,
    "manager_needed": _QUESTION,
    "line_gone": _BANNER,
    "sale_empty": _BANNER,
    "sale_under_payment": _BANNER,
    "sale_under_payment_restored": _QUESTION,
    "not_paid": _BANNER,
    "overpaid": _BANNER,
    "no_such_coins": _BANNER,
    "amount_wrong": _BANNER,
    "receipt_unknown": _BANNER,
    "receipt_scanned": _QUESTION,
    "receipt_of_shop": _QUESTION,
    "receipt_of_till": _QUESTION,
    "already_returned": _BANNER,
    "copy_taken": _BANNER,
    "receipt_printed": _BANNER,
    "mail_wrong": _BANNER,
    "mail_off": _BANNER,
    "mail_busy": _BANNER,
    "tender_not_correctable": _BANNER,
    "tender_sell_again": _BANNER,
    "group_unknown": _BANNER,
    "group_name_taken": _BANNER,
    "prefix_wrong": _BANNER,
    "dimension_wrong": _BANNER,
    "dimensions_many": _BANNER,
    "campaign_wrong": _BANNER,
    "campaign_empty": _BANNER,
    "code_taken": _BANNER,
    "name_needed": _BANNER,
    "customer_needed": _BANNER,
    "organisation_wrong": _BANNER,
    "customer_known": _BANNER,
    "customer_gone": _BANNER,
    "customer_owes": _BANNER,
    "email_wrong": _BANNER,
    "credit_takes_nothing_back": _BANNER,
    "credit_goods_only": _BANNER,
    # gift cards
    "gift_card_unknown": _BANNER,
    "gift_card_empty": _BANNER,
    "gift_card_expired": _BANNER,
    "gift_card_currency": _BANNER,
    "gift_card_taken": _BANNER,
    "gift_card_used": _BANNER,
    "gift_card_first": _BANNER,
    "gift_card_no_group": _BANNER,
    # tickets
    "visit_needed": _QUESTION,
    "holder_needed": _QUESTION,
    "ticket_needs_receipt": _BANNER,
    "tip_no_group": _BANNER,
    "rate_wrong": _BANNER,
    "receipt_duty": _BANNER,
    "training_only_sells": _BANNER,
    # goods, stock and favourites
    "stock_not_kept": _BANNER,
    "stocktake_empty": _BANNER,
    "tile_unknown": _BANNER,
    "page_full": _BANNER,
    "picture_unreadable": _BANNER,
    "goods_changed": _BANNER,
    "variant_taken": _BANNER,
    # modes
    "training_on": _QUESTION,
    "emergency_on": _BANNER,
    "emergency_not_needed": _BANNER,
    # people
    "not_logged_in": _QUESTION,
    "pin_wrong": _QUESTION,
    "pin_locked": _QUESTION,
    # the day
    "day_not_open": _QUESTION,
    "day_already_open": _BANNER,
    "day_again": _QUESTION,
    "day_forgotten": _QUESTION,
    "sales_parked": _QUESTION,
    "settlement_unbalanced": _BANNER,
    "difference_unexplained": _QUESTION,
    "already_settled": _BANNER,
    "clock_guess": _QUESTION,
    "clock_back": _BANNER,
    "clock_unsure": _BANNER,
    # devices
    "printer_out_of_paper": _BANNER,
    "printer_cover_open": _BANNER,
    "printer_offline": _BANNER,
    "printer_cutter": _BANNER,
    "printer_hot": _BANNER,
    "printer_error": _BANNER,
    "printer_unknown": _BANNER,
    "receipt_owed": _BANNER,
    "printer_needed": _QUESTION,
    "receipts_doubtful": _BANNER,
    "paper_doubtful": _QUESTION,
    "kitchen_trouble": _BANNER,
    "kitchen_owed": _BANNER,
    "kitchen_doubtful": _BANNER,
    "kitchen_lost": _QUESTION,
    "kitchen_unsure": _QUESTION,
    "drawer_offline": _BANNER,
    "scanner_offline": _BANNER,
    "scanner_unclear": _BANNER,
    "drawer_learn_shut": _QUESTION,
    "drawer_learn_open": _QUESTION,
    "drawer_switch_silent": _BANNER,
    "drawer_left_open": _BANNER,
    "drawer_stuck": _BANNER,
    "drawer_unmoved": _BANNER,
    "power_gone": _STOP,
    "power_was_gone": _BANNER,
    # the books
    "network_down": _BANNER,
    "books_waiting": _BANNER,
    "books_refused": _BANNER,
    "books_unknown": _BANNER,
    "books_closed": _BANNER,
    "books_changed": _BANNER,
    "books_gone": _BANNER,
    "books_draft": _BANNER,
    "order_which": _BANNER,
    "order_refused": _BANNER,
    "order_closed": _BANNER,
    "order_unknown": _BANNER,
    "order_gone": _BANNER,
    "order_changed": _BANNER,
    "order_draft": _BANNER,
    "books_refusals": _BANNER,
    "day_not_in_books": _BANNER,
    "mapping_missing": _BANNER,
    "mapping_wrong": _BANNER,
    # storage
    "disk_full": _STOP,
    "disk_closing": _STOP,
    "disk_read_only": _STOP,
    "disk_low": _BANNER,
    "disk_errors": _BANNER,
    "box_hot": _BANNER,
    "box_undervolted": _BANNER,
    "scrub_wrong": _BANNER,
    "database_damaged": _STOP,
    "journal_broken": _STOP,
    "database_replayed": _STOP,
    "database_other": _STOP,
    "database_newer": _STOP,
    "draft_unsaved": _BANNER,
    "key_missing": _STOP,
    "key_exposed": _BANNER,
    "card_refused": _BANNER,
    "certificate_over": _BANNER,
    "certificate_wrong": _BANNER,
    "till_running": _STOP,
    "settings_later": _BANNER,
    "text_official": _BANNER,
    "text_long": _BANNER,
    "logo_unreadable": _BANNER,
    # exports
    "stick_missing": _BANNER,
    "export_failed": _BANNER,
    "export_differs": _BANNER,
    "export_unchecked": _BANNER,
    "export_found": _BANNER,
    "export_receipt_wrong": _BANNER,
    "export_return_wrong": _BANNER,
    "export_entry_wrong": _BANNER,
    "list_failed": _BANNER,
    "figures_unprinted": _BANNER,
    "dates_wrong": _BANNER,
    # back-ups
    "backup_old": _BANNER,
    "backup_full": _BANNER,
    "backup_failed": _BANNER,
    "till_moved": _STOP,
    "till_behind": _STOP,
    "restore_nothing": _BANNER,
    "restore_unreadable": _BANNER,
    "restore_number_wrong": _BANNER,
    "restore_over_till": _BANNER,
    "reset_day_open": _BANNER,
    "reset_waiting": _BANNER,
    "reset_elsewhere": _BANNER,
    # updates
    "update_missing": _BANNER,
    "update_out_of_reach": _BANNER,
    "update_damaged": _BANNER,
    "update_unsigned": _BANNER,
    "update_older": _BANNER,
    "update_other_board": _BANNER,
    "update_other_country": _BANNER,
    "update_too_large": _BANNER,
    "update_not_read_back": _BANNER,
    "update_no_slots": _BANNER,
    "update_unproven": _BANNER,
    "update_under_way": _BANNER,
    "went_back": _BANNER,
    "slot_broken": _BANNER,
    # input files
    "file_unreadable": _BANNER,
    # the program
    "unexpected": _BANNER,
}
