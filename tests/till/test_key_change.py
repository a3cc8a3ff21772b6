"""Another key seals from now on: the chain of signatures runs across it, whatever kind each key is of."""

import base64
import json
import os
from dataclasses import replace
from errno import EACCES, ENOSPC

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA1, SHA512
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from appliance.domain.problems import Refused
from appliance.storage import journal, projections
from appliance.till import keys, modes, people, verifying
from tests.storage.test_verify import reach_in, rechain
from tests.till.shop import BREAD, KNIFE, MILK, managed, paid, ring


def by_manager(till, box):
    """Ola, who manages, has a new key made."""
    people.log_in(till, "2", "9876")
    version = keys.rotate(till, box.folder / "keys")
    people.log_in(till, "1", "1234")
    return version


def bodies(till, kind):
    """The bodies of all entries of a kind."""
    return [entry.data for _, entry in journal.entries(till.database) if entry.kind == kind]


def check_by_hand(till, digests):
    """Each sale's signature over the one before it, with the library alone; digests by key version."""
    public = {
        made["version"]: load_pem_public_key(made["public"].encode()) for made in bodies(till, "key_made")
    }
    before, versions = "0", []
    for sale in bodies(till, "sale"):
        seal = sale["seal"]
        text = ";".join([before, seal["date"], seal["time"], str(sale["nr"]), seal["in"], seal["ex"]])
        signature = base64.b64decode(seal["signature"])
        public[seal["key"]].verify(signature, text.encode(), PKCS1v15(), digests[seal["key"]])
        before = seal["signature"]
        versions.append((sale["nr"], seal["key"]))
    return versions


def test_the_chain_runs_from_the_first_key_to_the_second(till, box):
    paid(ring(till, MILK), ("card", 2490))
    paid(ring(till, BREAD), ("card", 3990))
    assert by_manager(till, box) == "2"
    paid(ring(till, KNIFE), ("card", 12950))
    till = box.restart()
    people.log_in(till, "1", "1234")
    till.drawer = "shut"
    paid(ring(till, MILK), ("card", 2490))
    assert check_by_hand(till, {"1": SHA1(), "2": SHA1()}) == [(1, "1"), (2, "1"), (3, "2"), (4, "2")]
    assert verifying.verify(till.database, till.rules) == (till.journal.number, "")
    assert projections.differences(till.database) == []
    assert [made["algorithm"] for made in bodies(till, "key_made")] == ["RSA-SHA1-1024"] * 2
    assert (box.folder / "keys" / "seal-2.pem").stat().st_mode & 0o777 == 0o600


def test_from_one_algorithm_to_another(till, box):
    """A later version's law wants larger keys: the old key goes on as what it is until a new one is made."""
    paid(ring(till, MILK), ("card", 2490))
    box.rules = replace(box.rules, sealing=replace(box.rules.sealing, algorithm="RSA-SHA512-2048"))
    till = box.restart()
    people.log_in(till, "1", "1234")
    till.drawer = "shut"
    paid(ring(till, BREAD), ("card", 3990))
    by_manager(till, box)
    paid(ring(till, KNIFE), ("card", 12950))
    assert check_by_hand(till, {"1": SHA1(), "2": SHA512()}) == [(1, "1"), (2, "1"), (3, "2")]
    assert [made["algorithm"] for made in bodies(till, "key_made")] == ["RSA-SHA1-1024", "RSA-SHA512-2048"]
    assert len(base64.b64decode(bodies(till, "sale")[2]["seal"]["signature"])) == 256
    assert verifying.verify(till.database, till.rules) == (till.journal.number, "")


@pytest.mark.parametrize("change", [{"algorithm": "RSA-SHA512-1024"}, {"version": "3"}])
def test_a_key_s_record_that_was_changed_holds_nothing(till, box, change):
    by_manager(till, box)
    number = paid(ring(till, MILK), ("card", 2490)).data["number"]
    row, made = journal.last_of(till.database, "key_made")
    forged = json.dumps({**made.data, **change}, sort_keys=True, separators=(",", ":")).encode()
    reach_in(till, ("UPDATE entry SET body = ? WHERE id = ?", (forged, row)))
    rechain(till)
    assert verifying.verify(till.database, till.rules)[1] == f"entry 1/1/{number}: its seal does not hold"


def test_a_cashier_may_not(till, box):
    with pytest.raises(Refused, match="manager_needed"):
        keys.rotate(till, box.folder / "keys")
    assert (till.seal.version, len(bodies(till, "key_made"))) == ("1", 1)


def test_where_the_entry_cannot_be_stored_the_old_key_goes_on(till, box):
    people.log_in(till, "2", "9876")
    till.database.execute_sql("PRAGMA query_only = 1")
    with pytest.raises(Refused, match="disk_read_only"):
        keys.rotate(till, box.folder / "keys")
    till.database.execute_sql("PRAGMA query_only = 0")
    assert paid(ring(till, MILK), ("card", 2490)).data["seal"]["key"] == "1"
    unheard = (box.folder / "keys" / "seal-2.pem").read_text()
    assert keys.rotate(till, box.folder / "keys") == "2"
    assert paid(ring(till, MILK), ("card", 2490)).data["seal"]["key"] == "2"
    (aside,) = (box.folder / "keys").glob("seal-2.pem.unused-*")
    assert aside.read_text() == unheard, "a key that nobody has heard of is not used, nor lost"
    assert verifying.verify(till.database, till.rules) == (till.journal.number, "")


def test_another_key_s_file_does_not_open(till, box):
    """Somebody puts the older key in the newer one's place: its signatures would fit no record."""
    by_manager(till, box)
    box.off()
    folder = box.folder / "keys"
    (folder / "seal-2.pem").write_bytes((folder / "seal-1.pem").read_bytes())
    with pytest.raises(Refused, match="key_missing"):
        box.start()


def test_not_in_training(till, box):
    people.log_in(till, "2", "9876")
    modes.begin_training(till)
    with pytest.raises(Refused, match="training_only_sells"):
        keys.rotate(till, box.folder / "keys")
    assert till.seal.version == "1"


@pytest.mark.parametrize(("errno", "code"), [(ENOSPC, "disk_full"), (EACCES, "key_missing")])
def test_one_that_cannot_be_written_is_refused_and_the_old_one_goes_on(till, box, monkeypatch, errno, code):
    def broken(*_):
        raise OSError(errno, "no")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(Refused, match=code):
        keys.rotate(managed(till), box.folder / "keys")
    monkeypatch.undo()
    assert till.seal.version == "1"
    assert keys.rotate(till, box.folder / "keys") == "2"
    assert [path.name for path in sorted((box.folder / "keys").glob("*.pem"))] == ["seal-1.pem", "seal-2.pem"]
