"""One way in to every paper: the entry's kind says which it is."""

from appliance.domain.receipt import Paper
from appliance.paper.letterhead import Data, Letterhead
from appliance.paper.receipts import cash_moved, copy, receipt, tender_corrected
from appliance.paper.reports import report, settlement
from appliance.words import Words

__all__ = ("Letterhead", "compose")


def compose(body: Data, letterhead: Letterhead, words: Words, of: Data | None = None) -> Paper:
    """The paper of an entry.

    Args:
        body: The entry's body.
        letterhead: The shop.
        words: The language of the paper.
        of: For a copy: the body of the sale that it copies.

    Raises:
        ValueError: For a kind of entry that has no paper, or a copy without its original.
    """
    match body["kind"]:
        case "sale":
            return receipt(body, letterhead, words)
        case "copy":
            if of is None:
                raise ValueError(f"expected the original of receipt {body['receipt']} with its copy")
            return copy(body, of, letterhead, words)
        case "tender_corrected":
            return tender_corrected(body, letterhead, words)
        case "cash_moved":
            return cash_moved(body, letterhead, words)
        case "x_report" | "z_report":
            return report(body, letterhead, words)
        case "settlement":
            return settlement(body, letterhead, words)
        case other:
            raise ValueError(f"expected an entry that has a paper, got {other!r}")
