"""What became of a delivery after it was accepted: a row beside it in ``delivery.db``.

The accepted row itself never changes. This one walks with the day through the books: a draft that a
person books, figures that were changed there, a voucher that is gone; and it ends, ``next_ask`` empty,
once the books' totals were read back and are ours, where they cannot be read, or where a person says
that it may stand as it is.
"""

SCHEMA = (
    "ALTER TABLE delivery ADD COLUMN dated TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE followed (
        delivery TEXT PRIMARY KEY REFERENCES delivery (id),
        stage TEXT NOT NULL CHECK (stage IN ('draft', 'booking', 'posted', 'changed', 'gone', 'cannot_tell')),
        voucher_number TEXT NOT NULL DEFAULT '',
        verified INTEGER NOT NULL DEFAULT 0 CHECK (verified IN (0, 1)),
        told TEXT NOT NULL DEFAULT '{}',
        trouble TEXT NOT NULL DEFAULT '',
        read_back TEXT,
        since INTEGER NOT NULL,
        asked_at INTEGER,
        next_ask INTEGER,
        said_at INTEGER,
        heard INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TRIGGER verified_stays BEFORE UPDATE ON followed WHEN OLD.verified = 1
    BEGIN SELECT RAISE(ABORT, 'a verified delivery never changes'); END""",
    """CREATE TRIGGER followed_remains BEFORE DELETE ON followed
    BEGIN SELECT RAISE(ABORT, 'what became of a delivery is never dropped'); END""",
    # what older versions accepted is read back once, too
    """INSERT INTO followed (delivery, stage, since, next_ask)
    SELECT id, 'posted', coalesce(accepted_at, 0), coalesce(accepted_at, 0)
    FROM delivery WHERE state = 'accepted'""",
)
"""What version 3 of delivery.db adds; `appliance.storage.checked` adds the rest of it."""

COLUMNS = (
    "stage", "voucher_number", "verified", "told", "trouble", "read_back", "since", "asked_at", "next_ask",
    "said_at", "heard",
)  # fmt: skip
KEPT = ("stage", "voucher_number", "verified", "since", "asked_at", "next_ask", "said_at", "heard")
"""The columns that `Delivery` has under the same name."""
NOTHING = {"stage": "", "voucher_number": "", "verified": 0, "since": None, "asked_at": None,
           "next_ask": None, "said_at": None, "heard": 0}  # fmt: skip
"""What they are before a delivery is accepted."""
