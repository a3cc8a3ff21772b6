"""What holds the journal together, the two modes, and what the till cannot do (§ 2-6)."""

from appliance.description.facts import Told, build_text
from appliance.description.parts import Facts, Heading, Para, Part, Points


def journal(told: Told) -> tuple[Part, ...]:
    """The electronic journal (§ 2-7): where it is, what holds it, how long it is kept."""
    words = told.words
    return (
        Heading(words("The electronic journal"), page=True),
        Points((
            words("It stands in the file till.db on the box itself, in the shop, and is written as "
                  "things happen."),
            words("It only grows: the program has no function that changes or deletes an entry, and the "
                  "database itself refuses both."),
            words("Entries are numbered without gaps for each cash point. Each one's hash (SHA-256) is "
                  "made over the hash before it and its own content: one changed letter shows in every "
                  "later entry."),
            *_seal(told),
            words("The hash chain is checked at every start from the last Z report on, and wholly, with "
                  "signatures, by “tillbox verify”. The Z report prints the journal's last hash, so that "
                  "paper bears witness outside the box."),
            words("Changes of prices and other fixed data stand in it with the old and the new, whether they "
                  "were made on the screen or taken in from a file."),
            words("Time is stored in UTC with the offset of local time, summer time included, and "
                  "whether the clock was synchronised. Order follows numbers; a clock that is set back "
                  "is an entry."),
            words("The standard file (SAF-T Cash Register) is made directly from it. That file does not "
                  "replace it: the shop keeps the journal itself for the whole period of the law (5 years), "
                  "in the country."),
        )),
        *_key_files(told),
    )  # fmt: skip


def _seal(told: Told) -> tuple[str, ...]:
    words = told.words
    if not told.rules.sealing:
        return ()
    return (
        words("Every cash transaction, training included, is signed besides, each signature over "
              "the one before it. The key is made on the box; its private part is readable by the "
              "till's own user alone and never leaves the box. A new key goes on with the same "
              "chain."),
    )  # fmt: skip


def _key_files(told: Told) -> tuple[Part, ...]:
    words = told.words
    rows = tuple((words("Key version {version}", version=key.version), f"{key.algorithm}\n{key.fingerprint}")
                 for key in told.keys)  # fmt: skip
    return (Facts(rows),) if rows else ()


def modes(told: Told) -> tuple[Part, ...]:
    """Training and emergency."""
    words = told.words
    return (
        Heading(words("Training and emergency")),
        Para(words("Training: a manager begins it, the screen says so at all times, and it outlasts a "
                   "restart. Its receipts are marked, have a series of their own, are journalled and "
                   "signed, and stand in no sum but their own on the reports. The drawer stays shut, "
                   "and everything but selling is refused.")),
        Para(words("Emergency mode: for a printer that is dead or a drawer that cannot be trusted. A manager "
                   "begins it with a reason; a bar on every screen, the journal and the Z report say so. "
                   "Receipts are owed, and print first when the printer is well. No network is no emergency: "
                   "the till does not need one.")),
    )  # fmt: skip


def cannot(told: Told) -> tuple[Part, ...]:
    """The list of § 2-6, and what this version does not handle."""
    words = told.words
    return (
        Heading(words("What the till cannot do") + (" (§ 2-6)" if told.norwegian else "")),
        Para(words("No setting and no role brings these functions about, and nothing can be added while "
                   "the till runs. What emergency mode lifts is said above. The country is chosen before the "
                   "first entry of the journal and can never be changed after it.")),
        Points((
            words("Change or delete what is registered. A correction is a new entry that names its reason."),
            words("Change the name of goods during a sale. Only an open price can be typed; a sale by group "
                  "has the group's own name."),
            words("Finish a sale without ordering its receipt. The exception for integrated terminals "
                  "(13030) needs a terminal that the till itself drives, and this version drives none."),
            words("Print more than one copy of a receipt."),
            *_drawer_limits(told),
            words("Register a sale with another date than the clock's. The business date is fixed when "
                  "the day is opened; a day that was left open is closed before the next one begins."),
            words("Close a day twice, or while a sale is open or parked."),
            words("Reset a grand total or a series of numbers."),
            words("Sell on a database that was made for practice at a desk."),
            words("Load plug-ins, or take commands over the network. The box opens no port."),
        )),
        Para(words("This version does not handle: STEB receipts, integrated payment terminals, and what is "
                   "left of a prepayment.")),
    )  # fmt: skip


def _drawer_limits(told: Told) -> tuple[str, ...]:
    words = told.words
    if not told.rules.drawer_must_be_sensed:
        return ()
    return (
        words("Register a sale while the drawer is open. Scans wait, are counted on the screen, and are "
              "registered in order when it is shut."),
        words("Take cash where the drawer's switch cannot be read."),
    )  # fmt: skip


def integrity(told: Told) -> tuple[Part, ...]:
    """How the build is told apart, and what that is worth."""
    words = told.words
    return (
        Heading(words("The build")),
        Para(build_text(told.build, words), strong=True),
        Para(words("The hash is SHA-256 over a line “hash  path” for each file of the program, in the order "
                   "of the paths. A declared build comes with a list of its files under its supplier's "
                   "signature, and the till compares both when it starts. The result stands on the screen, "
                   "in the journal and on every X and Z report.")),
        Para(words("A program that was modified on purpose could lie about itself. Compare the hash on a Z "
                   "report with the one that the supplier has published, and the files with the release.")),
    )  # fmt: skip
