"""Who works the till: log-in by button and PIN, once per turn at the till.

A PIN is salted and hashed with scrypt and kept out of the journal. After `TRIES` wrong ones it is
locked for `LOCKED` ms, and a restart does not unlock it.
"""

import hashlib
import hmac
import secrets
from dataclasses import replace

from appliance.domain.problems import Problem, Refused, refuse
from appliance.storage import journal
from appliance.storage import people as persons
from appliance.storage.journal import Fact
from appliance.storage.people import Secret
from appliance.till import asking, parking, scanning, stock
from appliance.till.needs import needs_earnest, needs_operator
from appliance.till.permissions import MANAGERS, may, needs
from appliance.till.till import Person, Till, store

TRIES = 5
LOCKED = 60_000
ROLES = ("cashier", "manager", "owner", "technician")


def cashiers(till: Till) -> list[Person]:
    """Everybody who may log in, by number."""
    return [Person(*row) for row in persons.active(till.database)]


def add(till: Till, person: Person, pin: str) -> None:
    """Make a person known, or change them; the PIN is 4 to 8 digits, the entry does not hold it."""
    needs_earnest(till)
    if not (pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 8) or person.role not in ROLES:
        raise refuse("pin_wrong", left=TRIES)
    body = {"person": person.number, "name": person.name, "role": person.role, "active": 1}
    store(till, Fact("person", body))
    salt = secrets.token_bytes(16)
    persons.keep_secret(till.database, Secret(person.number, salt, _hash(pin, salt)))


def first(till: Till, name: str, pin: str) -> Person:
    """Make the first person of a new till known, as its owner, and log them in; everybody else is made
    known by an owner.

    Raises:
        Refused: ``manager_needed``, once the till knows anybody.
    """
    if cashiers(till):
        raise refuse("manager_needed")
    person = Person("1", name.strip(), "owner")
    add(till, person, pin)
    enter(till, person)
    return person


def make_known(till: Till, name: str, role: str, pin: str) -> Person:
    """An owner makes a person known, under the next number; nobody's number is given again.

    Raises:
        Refused: ``manager_needed``, or ``pin_wrong`` where the PIN is not 4 to 8 digits.
    """
    needs(till, "people")
    taken = [int(number) for number in persons.names(till.database) if number.isdigit()]
    person = Person(str(max(taken, default=0) + 1), name.strip(), role)
    add(till, person, pin)
    return person


def new_pin(till: Till, number: str, pin: str) -> None:
    """An owner gives a person another PIN; raises as `make_known` does."""
    needs(till, "people")
    add(till, _known(till, number), pin)


def retire(till: Till, number: str) -> None:
    """A person works here no more: an owner takes them off the log-in. What they did stays theirs.

    Raises:
        Refused: ``manager_needed``, also where nobody would be left who manages.
    """
    needs(till, "people")
    needs_earnest(till)
    person = _known(till, number)
    _needs_another(till, number)
    body = {"person": number, "name": person.name, "role": person.role, "active": 0}
    store(till, Fact("person", body))


def change_role(till: Till, number: str, role: str) -> None:
    """An owner gives a person another role, from now on.

    Raises:
        Refused: ``manager_needed``, also where nobody would be left who manages; ``training_only_sells``.
    """
    needs(till, "people")
    needs_earnest(till)
    person = _known(till, number)
    if role not in ROLES:
        raise refuse("line_gone")
    if role not in MANAGERS:
        _needs_another(till, number)
    store(till, Fact("person", {"person": number, "name": person.name, "role": role, "active": 1}))
    if till.operator and till.operator.number == number:
        till.operator = replace(till.operator, role=role)


def _needs_another(till: Till, number: str) -> None:
    """Somebody else manages, or refuses: a shop is never left without."""
    if not any(one.manages for one in cashiers(till) if one.number != number):
        raise refuse("manager_needed", act="people", size=0)


def _known(till: Till, number: str) -> Person:
    person = next((one for one in cashiers(till) if one.number == number), None)
    if not person:
        raise refuse("pin_wrong", left=0)
    return person


def log_in(till: Till, number: str, pin: str) -> Person:
    """Log a person in (13003), and take up the scans that waited for it."""
    person = prove(till, number, pin)
    enter(till, person)
    return person


def prove(till: Till, number: str, pin: str) -> Person:
    """Who has this PIN; refuses with ``pin_wrong`` or ``pin_locked``, and counts the try."""
    person = next((one for one in cashiers(till) if one.number == number), None)
    kept = persons.secret(till.database, number)
    if not person or not kept:
        raise refuse("pin_wrong", left=0)
    now = till.clock().at
    if kept.locked_until > now + LOCKED:  # the clock was set back: no lock is longer than its minute
        kept = replace(kept, locked_until=now + LOCKED)
        persons.keep_secret(till.database, kept)
    if kept.failed >= TRIES and now < kept.locked_until:
        raise refuse("pin_locked", seconds=(kept.locked_until - now) // 1000 + 1)
    if not hmac.compare_digest(_hash(pin, kept.salt), kept.hash):
        failed = 1 if kept.failed >= TRIES else kept.failed + 1
        persons.keep_secret(till.database, replace(kept, failed=failed, locked_until=now + LOCKED))
        raise refuse("pin_wrong", left=TRIES - failed)
    if kept.failed:
        persons.keep_secret(till.database, replace(kept, failed=0))
    return person


def countersign(till: Till, number: str, pin: str, asked: Problem) -> None:
    """Take somebody who may do what was refused with ``manager_needed`` as `Till.approver`; the operator
    stays logged in. Whoever asked takes them away again when it is done.

    Raises:
        Refused: ``pin_wrong`` or ``pin_locked``: the try counts; ``manager_needed``: they may not either.
    """
    needs_operator(till)
    person = prove(till, number, pin)
    act, size = str(asked.facts.get("act", "")), int(asked.facts.get("size", 0))
    if not (may(till, person, act, size) if act else person.manages):
        raise Refused(asked)
    till.approver = person


def enter(till: Till, person: Person) -> None:
    """Take a person whose identity is known as logged in; their own open sale comes back with them."""
    if till.operator and till.operator.number != person.number:
        lock(till)
    last = journal.last_of(till.database, "logged_in")
    store(till, Fact("logged_in", {"name": person.name}), operator=person.number)
    till.operator = person
    parking.change_hands(till, last[1].data["operator"] if last else "", person.number)
    if not till.question or till.question.code == "not_logged_in":
        scanning.answer(till)


def lock(till: Till) -> None:
    """Log out (13004); the open sale waits for who rang it up."""
    if till.operator:
        store(till, Fact("logged_out", {"name": till.operator.name}))
        till.operator = till.approver = None
        stock.end(till)
        asking.end(till)


def _hash(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)
