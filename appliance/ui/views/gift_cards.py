"""Values of the stages of gift cards."""

from appliance.domain.card_number import grouped
from appliance.domain.problems import Refused
from appliance.till import gift_cards
from appliance.till.permissions import may
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.paying.gift_card import CardShown, GiftCardView
from appliance.ui.screens.paying.gift_card_sale import GiftCardSaleView
from appliance.words import Words


def gift_card(till: Till, place: Place, outside: Outside, words: Words) -> GiftCardView:
    """The card that was scanned or found, and what it would pay."""
    card, paying = till.carding.card if till.carding else None, till.payment is not None
    if not card:
        owner = till.operator is not None and may(till, till.operator, "turnover")
        left = till.payment.left if till.payment else 0
        return GiftCardView(
            None, paying, left, gift_cards.outstanding(till) if owner and not paying else None
        )
    pays, wrong = 0, ""
    try:
        pays = gift_cards.would_pay(till, card.number)
    except Refused as refused:
        wrong = words.problem(refused.problem)[0]
    until = words.date(card.until)
    return GiftCardView(
        CardShown(card.number, grouped(card.number), card.balance, until, wrong, pays), paying
    )


def gift_card_sale(till: Till, place: Place, outside: Outside, words: Words) -> GiftCardSaleView:
    """The number of a pre-printed card that was scanned."""
    return GiftCardSaleView(till.carding.number if till.carding else "")
