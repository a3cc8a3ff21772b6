"""People and their PINs: the person is a projection, the PIN is a secret beside the journal."""

from dataclasses import dataclass

from appliance.storage.database import Database, refusing
from appliance.storage.tables_people import Person, Pin


@dataclass(frozen=True, slots=True)
class Secret:
    """A person's PIN as it is kept."""

    person: str
    salt: bytes
    hash: bytes
    failed: int = 0
    """Wrong tries since the last right one."""
    locked_until: int = 0
    """UTC ms."""


def active(database: Database) -> list[tuple[str, str, str]]:
    """Everybody who may log in: (number, name, role), by number."""
    query = Person.select(Person.number, Person.name, Person.role).where(Person.active == 1)
    return list(query.order_by(Person.number).tuples().execute(database))


def names(database: Database) -> dict[str, str]:
    """Everybody's name by number."""
    return dict(database.execute_sql("SELECT number, name FROM person"))


def secret(database: Database, person: str) -> Secret | None:
    """A person's PIN, or None."""
    rows = Pin.select().where(Pin.person == person).tuples().execute(database)
    return next((Secret(who, bytes(salt), bytes(hash), n, until) for who, salt, hash, n, until in rows), None)


def keep_secret(database: Database, secret: Secret) -> None:
    """Store a PIN, or the tries against it.

    Raises:
        Refused: ``disk_full`` or ``database_damaged``; nothing of it is stored.
    """
    row = {name: getattr(secret, name) for name in Secret.__dataclass_fields__}
    with refusing():
        Pin.insert(row).on_conflict_replace().execute(database)
