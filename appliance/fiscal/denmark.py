"""Denmark: digitalt salgsregistreringssystem (momsbekendtgørelsen §§ 63-65), SAF-T cash register 1.0.3.

The signed text has eleven fields (the public validator's order); ``nr`` counts over the whole CVR
number, which is why a CVR number has one cash point until several tills share a store.
"""

from typing import Any

from appliance.domain.money import DKK
from appliance.fiscal.rules import Rules, Sealing


def signed_text(previous: str, facts: dict[str, Any]) -> str:
    """What is signed for one cash transaction."""
    names = ("nr", "id", "type", "date", "time", "operator", "in", "ex", "register", "company")
    return ";".join((previous, *(str(facts[name]) for name in names)))


RULES = Rules(
    country="denmark",
    currency=DKK,
    cash_step=50,
    rates=(2500, 0),
    headings={
        "sale": "Kvittering",
        "return": "Returkvittering",
        "copy": "KOPI",
        "electronic": "Elektronisk kvittering",
        "provisional": "Foreløbig kvittering – IKKE KVITTERING FOR KØB",
        "training": "Testbon – IKKE KVITTERING FOR KØB",
        "delivery": "Udleveringskvittering – IKKE KVITTERING FOR KØB",
        "terminal_slip": "IKKE KVITTERING FOR KØB",
        "x": "X-rapport",
        "z": "Z-rapport",
    },
    denominations=(50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50),
    notes=(5_000, 10_000, 20_000, 50_000),
    sealing=Sealing("RSA-SHA512-2048", 2048, "SHA512", signed_text),
    drawer_must_be_sensed=False,
)
