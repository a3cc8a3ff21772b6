"""From each version of till.db's tables to the next, one function each; none is ever changed again.

The journal's own table never changes. A projection may be made anew, or filled from the journal.
"""

from collections.abc import Callable

from peewee import SqliteDatabase

from appliance.storage import (
    steps_books,
    steps_claims,
    steps_customers,
    steps_days,
    steps_favourites,
    steps_goods,
    steps_prices,
    steps_rules,
    steps_stock,
    steps_tips,
    steps_variants,
)

STEPS: tuple[Callable[[SqliteDatabase], None], ...] = (
    steps_books.map_groups_and_products,
    steps_books.hand_orders_over,
    steps_books.name_kinds_of_groups,
    steps_goods.send_groups_to_the_kitchen,
    steps_stock.keep_stock,
    steps_days.sum_up_products,
    steps_rules.tie_pant_to_its_goods,
    steps_prices.run_campaigns,
    steps_rules.remember_slips_of_pant,
    steps_customers.keep_customers,
    steps_rules.say_who_may_buy_and_when,
    steps_favourites.name_pages,
    steps_variants.keep_variants_together,
    steps_claims.know_gift_cards,
    steps_prices.date_prices,
    steps_claims.know_tickets,
    steps_tips.sum_up_tips,
    steps_prices.bundle_goods,
    steps_goods.know_what_goods_cost,
    steps_goods.end_goods,
    steps_goods.say_what_is_in_one,
)
"""Steps from each older version of the tables to the next; a new file is made at the newest."""
