"""Words of what can go wrong with the stock; no sale ever waits for it."""

from appliance.problem_words.mark import N_

STOCK: dict[str, tuple[str, str, str]] = {
    "stock_not_kept": (
        N_("No stock is kept of {name}"),
        N_("Nothing was changed"),
        N_("A manager can begin it: scan it under More, Stock"),
    ),
    "stocktake_empty": (
        N_("Nothing has been counted yet"),
        N_("The stock is as it was"),
        N_("Scan the goods, one by one"),
    ),
}
