"""One page with the facts that the Norwegian product declaration asks for (form RF-1348), and what a
Danish certificate changes. The till states; a supplier declares, and nobody approves.
"""

from appliance.build import PRODUCT
from appliance.config import Printer
from appliance.config.wired import Drawer, Screen
from appliance.description.facts import Told, board, build_text, build_why, supplier
from appliance.description.parts import Facts, Heading, Para, Part, Points, Square, Verbatim
from appliance.words import Words


def declaration(told: Told) -> tuple[Part, ...]:
    """The page."""
    words, build = told.words, told.build
    model, serial = board()
    rows = (
        (words("Supplier"), supplier(build, words)),
        (words("Product"), PRODUCT),
        (words("Model"), model),
        (words("Serial number"), serial),
        (words("Version"), build.version),
        (words("Build"), build_text(build, words)),
        (words("Hash of the build (SHA-256)"), build.hash),
        (words("Cash points"), words("One for each box; this is cash point {number}", number=_till(told))),
        (words("Cash drawer"), drawer_text(told.config.drawer, words)),
        (words("Receipt printer"), printer_text(told.config.printer, words)),
        (words("Electronic journal"), _held(told)),
        *_key(told),
    )  # fmt: skip
    return (
        *_begin(told),
        *((Para(build_why(build, words), strong=True),) if build.why else ()),
        Facts(rows),
        *((Verbatim(told.keys[-1].pem), Square(told.keys[-1].pem.strip())) if told.keys else ()),
    )  # fmt: skip


def _begin(told: Told) -> tuple[Part, ...]:
    words = told.words
    if not told.norwegian:
        return (Heading(words("Facts about the product"), page=True),)
    return (
        Heading(words("Facts for the product declaration (RF-1348)"), page=True),
        Para(words("The supplier fills in the form from these facts before the product is offered for sale. "
                   "The declaration is the supplier's own; no authority has approved the product.")),
    )  # fmt: skip


def _till(told: Told) -> str:
    return told.config.till.number


def _held(told: Told) -> str:
    words = told.words
    if told.rules.sealing:
        return words("On the box itself; a hash chain over every entry, and a digital signature on "
                     "every cash transaction")  # fmt: skip
    return words("On the box itself; a hash chain over every entry")


def _key(told: Told) -> tuple[tuple[str, str], ...]:
    words, sealing = told.words, told.rules.sealing
    if not sealing:
        return ((words("Signature"), words("None: this country asks for none")),)
    if not told.keys:
        no_key = words("No key yet: it is made on the box when the till is first started")
        return ((words("Algorithm"), sealing.algorithm), (words("Key version"), no_key))
    newest = told.keys[-1]
    return (
        (words("Algorithm"), newest.algorithm),
        (words("Key version"), newest.version),
        (words("Fingerprint of the public key (SHA-256)"), newest.fingerprint),
    )


def drawer_text(drawer: Drawer, words: Words) -> str:
    """How the cash drawer is joined to the till."""
    if drawer.kind == "printer":
        return words("Integrated: opened electronically through the printer's connector (pin {pin}), and its "
                     "switch is read through the printer", pin=drawer.kick_pin)  # fmt: skip
    if drawer.kind == "gpio":
        return words("Integrated: opened electronically by the box's own pin {pin}, and its switch is "
                     "read on pin {sense}", pin=drawer.kick_pin, sense=drawer.sense_pin)  # fmt: skip
    return words("None: this cash point takes no cash")


def printer_text(printer: Printer, words: Words) -> str:
    """The receipt printer, as it is set up."""
    if printer.kind == "none":
        return words("None")
    kinds = {
        "usb": words("USB"),
        "network": words("network"),
        "serial": words("a serial line"),
        "file": words("a file, for a desk"),
    }
    return words("ESC/POS, {columns} columns, by {cable}", columns=printer.columns, cable=kinds[printer.kind])


def certificates(told: Told) -> tuple[Part, ...]:
    """What a real certificate would change, where the country has certificates."""
    words, sealing = told.words, told.rules.sealing
    if not sealing or not sealing.certified:
        return ()
    return (
        Heading(words("The certificate")),
        Para(words("The key is made on the box, with a certificate that the box signed itself. It ties each "
                   "signature to the shop's number, and nobody but the box vouches for it. With an OCES3 "
                   "certificate, issued by Den Danske Stat to the shop or to its supplier, this changes:")),
        Points((
            words("The certificate that goes with every transaction names its issuer, and whoever checks it "
                  "finds the issuer trusted, and can ask whether the certificate was revoked."),
            words("The certificate ends on a date: before it a new one is put in, and a new version of "
                  "the key seals from then on. The chain of signatures goes on."),
            words("The private key comes with the certificate from the issuer's file instead of being "
                  "made on the box; it is kept in the same place, readable by the till alone."),
            words("The string that is signed, the algorithm and the journal stay as they are."),
        )),
        *((Verbatim(told.keys[-1].certificate),) if told.keys and told.keys[-1].certificate else ()),
    )  # fmt: skip


def panel_text(section: Screen, words: Words) -> str:
    """The screen, by its size where the shop has said it."""
    if not section.width:
        return words("Touch, as large as the panel says of itself")
    return words("Touch, {width} × {height}", width=section.width, height=section.height)
