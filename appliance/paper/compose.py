"""One way in to every paper: the entry's kind says which it is."""

from collections.abc import Callable

from appliance.domain.receipt import Paper
from appliance.paper.cashier_day import cashier_day
from appliance.paper.gifts import gift_receipt
from appliance.paper.letterhead import Data, Letterhead
from appliance.paper.receipts import copy, delivery, provisional, receipt, training
from appliance.paper.reports import report
from appliance.paper.settlements import settlement
from appliance.paper.slips import cash_moved, key_made, tender_corrected, terminal_slip
from appliance.paper.tickets import gift_card, kitchen_ticket, ticket
from appliance.words import Words

__all__ = ("PAPERS", "Letterhead", "compose")

PAPERS: dict[str, Callable[[Data, Letterhead, Words], Paper]] = {
    "sale": receipt,
    "training": training,
    "provisional": provisional,
    "delivery": delivery,
    "terminal_slip": terminal_slip,
    "kitchen_ticket": kitchen_ticket,
    "gift_receipt": gift_receipt,
    "gift_card": gift_card,
    "ticket": ticket,
    "tender_corrected": tender_corrected,
    "cash_moved": cash_moved,
    "x_report": report,
    "z_report": report,
    "settlement": settlement,
    "cashier_day": cashier_day,
    "key_made": key_made,
    "key_printed": key_made,
}
"""What makes a paper of an entry, by its kind; those that are made of two stand in `OF_ANOTHER`."""
OF_ANOTHER = ("copy", "receipt_printed")
"""The kinds whose paper shows what another entry says, ``of``: a receipt's copy, and one printed on wish."""


def compose(body: Data, letterhead: Letterhead, words: Words, of: Data | None = None) -> Paper:
    """The paper of an entry.

    Args:
        body: The entry's body.
        letterhead: The shop.
        words: The language of the paper.
        of: For a kind of `OF_ANOTHER`: the body of the sale.

    Raises:
        ValueError: For a kind of entry that has no paper, or one of another without it.
    """
    kind = body["kind"]
    if kind in OF_ANOTHER:
        if of is None:
            raise ValueError(f"expected the original of receipt {body['receipt']} with its {kind}")
        return copy(body, of, letterhead, words) if kind == "copy" else receipt(of, letterhead, words)
    if kind not in PAPERS:
        raise ValueError(f"expected an entry that has a paper, got {kind!r}")
    return PAPERS[kind](body, letterhead, words)
