"""Norway: kassasystemforskrifta (FOR-2015-12-18-1616), and the signature of the SAF-T cash register.

The signed text is ``previous;date;time;nr;amount in;amount ex`` (Skatteetaten's published validator);
date and time are Norwegian local time, amounts have two decimals, the first previous is ``0``. The
amount is the unrounded one. ``nr`` counts the cash transactions of the till.
"""

from appliance.domain.money import NOK
from appliance.fiscal.rules import Rules, Sealing

RULES = Rules(
    country="norway",
    currency=NOK,
    cash_step=100,
    rates=(2500, 1500, 1200, 1111, 0),
    headings={
        "sale": "Salgskvittering",
        "return": "Returkvittering",
        "copy": "KOPI",
        "electronic": "Elektronisk salgskvittering",
        "provisional": "Foreløpig kvittering – IKKE KVITTERING FOR KJØP",
        "training": "Treningskvittering – IKKE KVITTERING FOR KJØP",
        "delivery": "Utleveringskvittering – IKKE KVITTERING FOR KJØP",
        "terminal_slip": "IKKJE KVITTERING FOR KJØP",
        "kitchen": "Bestilling – IKKE KVITTERING FOR KJØP",
        "gift": "Byttelapp – IKKE KVITTERING FOR KJØP",
        "x": "X-rapport",
        "z": "Z-rapport",
    },
    denominations=(100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 100),
    notes=(5_000, 10_000, 20_000, 50_000, 100_000),
    pants=(("2 kr", 200), ("3 kr", 300)),  # Infinitum, since 1 September 2018
    sealing=Sealing("RSA-SHA1-1024", ("date", "time", "nr", "in", "ex")),
    receipt_must_print=True,
    one_copy=True,
    drawer_must_be_sensed=True,
)
