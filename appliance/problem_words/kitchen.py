"""Words of what can go wrong on the way to the kitchen: its printer, and the tickets for it."""

from appliance.problem_words.mark import N_

_SAFE = N_("The sale is safe")

KITCHEN: dict[str, tuple[str, str, str]] = {
    "kitchen_trouble": (
        N_("The kitchen printer does not print"),
        N_("Selling goes on; orders for the kitchen wait"),
        N_("Look at its paper, cover, plug and switch"),
    ),
    "kitchen_owed": (
        N_("Orders not printed in the kitchen: {count}"),
        N_("The sales are safe"),
        N_("They print when that printer is well, or here if you say so"),
    ),
    "kitchen_doubtful": (
        N_("Orders that may not be in the kitchen: {count}"),
        N_("The sales are safe"),
        N_("Look at the kitchen printer, then answer"),
    ),
    "kitchen_lost": (
        N_("Order {order} is not printed in the kitchen"),
        _SAFE,
        N_("Print it here and carry it over, or try the kitchen once more"),
    ),
    "kitchen_unsure": (
        N_("Look at the kitchen printer: is order {order} there?"),
        _SAFE,
        N_("If it is printed again, it is marked as a repeat"),
    ),
}
