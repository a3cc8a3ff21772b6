"""Denmark: digitalt salgsregistreringssystem (momsbekendtgørelsen §§ 63-65), SAF-T cash register 1.0.3.

The signed text has eleven fields (the public validator's order), RSA with SHA-512 and PKCS#1 v1.5;
``nr`` counts over the whole CVR number, which is why a CVR number has one cash point until several
tills share a store. Every exported transaction carries the certificate of its key.

The key has 2048 bits: 112 bits of strength, NIST SP 800-57's measure up to 2030, for a key that a new
one replaces long before, and whose signature is the dearest part of a sale: 3072 bits take a
processor twice as long, on the till's small one milliseconds. A certificate that was issued brings
the key that it was issued for, whatever its size.

A certificate made on the box says of itself whose it is, and nobody else says so. In life it is an
OCES3 certificate of the shop or of its supplier (issuer Den Danske Stat): put in from a file,
see `certificates.issued`, it changes three things. The public validator finds its issuer trusted, asks
the issuer whether it was revoked (OCSP), and it ends: after that date it signs nothing that is believed.
"""

from appliance.domain.money import DKK
from appliance.fiscal.rules import Rules, Sealing

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
        "kitchen": "Bestilling – IKKE KVITTERING FOR KØB",
        "gift": "Byttemærke – IKKE KVITTERING FOR KØB",
        "x": "X-rapport",
        "z": "Z-rapport",
    },
    denominations=(50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50),
    notes=(5_000, 10_000, 20_000, 50_000),
    pants=(("A", 100), ("B", 150), ("C", 300)),  # Dansk Retursystem's marks
    sealing=Sealing(
        "RSA-SHA512-2048",
        ("nr", "id", "type", "date", "time", "operator", "in", "ex", "register", "company"),
        said={
            "id": "sale",
            "type": "series",
            "operator": "operator",
            "register": "till",
            "company": "organisation",
        },
        certified=True,
    ),
    drawer_must_be_sensed=False,
)
