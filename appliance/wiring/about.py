"""What the till says of itself on the screen: its build, and the key that its sales are sealed with."""

from appliance.build import PRODUCT, identity
from appliance.description.facts import build_text, build_why, supplier
from appliance.description.keys import of
from appliance.paper.symbols import squares
from appliance.storage import journal
from appliance.till.till import Till
from appliance.ui.outside import About
from appliance.words import Words


def about(till: Till, words: Words) -> About:
    """The page's content, read anew: the key may have been replaced since. On the screen's thread."""
    build = identity()
    made = journal.last_of(till.database, "key_made")
    key = of(made[1].data) if made else None
    lines = (
        (words("Product"), f"{PRODUCT} {build.version}"),
        (words("Build"), build_text(build, words)),
        *(((words("Why"), build_why(build, words)),) if build.why else ()),
        (words("Supplier"), supplier(build, words)),
        (words("Hash of the build (SHA-256)"), build.hash),
        (words("Shop"), " ".join(part for part in (till.shop.name, till.shop.organisation) if part)),
        (words("Cash point"), till.shop.till),
        *(((words("Algorithm"), key.algorithm), (words("Key version"), key.version)) if key else ()),
    )
    if not key:
        return About(lines)
    pem = key.pem.strip()
    return About(lines, pem, tuple(tuple(row) for row in squares(pem)))
