"""What the shop of the stories sells, beside milk at 24,90 and loose apples at an open price."""

MILK, BREAD, PAPER, KNIFE = "7038010000010", "7038010000027", "7038010000034", "7038010000041"
POTATOES, STRANGE = "7038010000058", "7038010009990"
GROUPS = (("20", "Kaffe", "1", 2500), ("30", "Aviser", "1", 0), ("40", "Kjøkken", "1", 2500))
"""Code, name, department, VAT in basis points."""
PRODUCTS = (
    ("200", "Grovbrød", "10", "1", 3990, 1500, "", True, (BREAD,)),
    ("201", "Kanelbolle", "10", "1", 3900, 1500),
    ("202", "Kaffe liten", "20", "1", 3200, 2500),
    ("203", "Avisen", "30", "1", 5900, 0, "", True, (PAPER,)),
    ("204", "Brødkniv", "40", "1", 12950, 2500, "", True, (KNIFE,)),
    ("205", "Poteter", "10", "1", 1990, 1500, "kg", True, (POTATOES,)),
)
"""Number, name, group, department, price in øre, VAT, unit, may be discounted, bar codes."""
