"""The day's turnover goes to the owner's phone once for each Z, whatever the network and the box do."""

from dataclasses import replace
from pathlib import Path

import peewee
import pytest

from appliance.config import parse
from appliance.domain.problems import Refused
from appliance.simulated.loopback import Fault
from appliance.simulated.sms import GSM, PASSWORD, TOKEN, USER, GatewayApiServer, SveveServer
from appliance.storage import messages
from appliance.storage.brought import NAME, take_up
from appliance.storage.deliveries import Deliveries
from appliance.storage.delivery import State
from appliance.storage.taken import copy_file
from appliance.storage.vouchers import reading
from appliance.till import books, day, modes
from appliance.wiring.health_sms import sms
from appliance.wiring.telling import announce
from tests.config.test_config import DANISH, SHOP
from tests.till.shop import HOUR, KNIFE, MILK, MORNING, Box, opened, paid, ring, trusted

MINUTE = 60_000
SERVICES = {"sveve": SveveServer, "gatewayapi": GatewayApiServer}


class Shop:
    """A till, its uploader's record, and the service that its owner is told through."""

    def __init__(self, folder: Path, service: str) -> None:
        self.box, self.now, self.faults = Box(folder), MORNING, []
        self.till = opened(self.box.start())
        self.server = SERVICES[service](lambda: self.now, self._fault)
        self.server.open_at()
        section = {
            "service": service, "to": "+4791234567", "sender": "Kiosken", "api": self.server.address,
            "secret": {"sveve": PASSWORD, "gatewayapi": TOKEN}[service],
        } | ({"user": USER} if service == "sveve" else {})  # fmt: skip
        said = "".join(f'{name} = "{value}"\n' for name, value in section.items())
        self.config = parse(f"{SHOP}[sms]\n{said}")

    def _fault(self, method: str, path: str) -> Fault:
        return self.faults.pop(0) if self.faults else Fault.NONE

    @property
    def record(self) -> Path:
        return self.box.folder / "delivery.db"

    def told(self, later: int = 0, at_once: bool = False) -> list[str]:
        """What the phone shows after a pass so many ms later."""
        self.now = max(self.now, self.box.clock.at) + later
        with reading(self.box.folder / "till.db") as till, Deliveries(self.record) as deliveries:
            announce(self.config, deliveries, till, self.now, at_once=at_once)
            deliveries.adopt([], "folder", self.now, 0, {})  # what the books' pass does
        return [one.text for one in self.server.phones]

    def one(self) -> messages.Message:
        """The only one that is not sent."""
        (found,) = messages.read(self.record)[1]
        return found

    def close(self) -> None:
        """Close the open day."""
        day.z_report(self.till)

    def answer(self, what: str) -> None:
        """A person says what the phone shows."""
        self.box.clock.at = self.now + MINUTE
        books.decide(trusted(self.till), self.one().id, what)


BOTH = pytest.mark.parametrize("shop", SERVICES, indirect=True)


@pytest.fixture
def shop(tmp_path, request):
    made = Shop(tmp_path / "shop", getattr(request, "param", "sveve"))
    made.told()  # the uploader has looked before there is any day
    ring(made.till, KNIFE, KNIFE)
    paid(made.till, ("cash", 25900))
    ring(made.till, MILK)
    paid(made.till, ("card", 2490))
    yield made
    made.server.stop()
    made.box.off()


@BOTH
def test_the_z_its_date_turnover_and_count_are_told_once(shop):
    assert shop.told() == []
    shop.close()
    (said,) = shop.told()
    assert all(part in said for part in ("Story shop", "21.11.2026", "Z 1", "283,90 NOK", ": 2"))
    sent = shop.server.phones[0]
    assert (sent.to, sent.sender, sent.reference) == ("4791234567", "Kiosken", "1-1-Z1")
    assert set(said) <= GSM
    assert shop.told(10 * HOUR, at_once=True) == [said]
    last, waiting = messages.read(shop.record)
    assert (last.z, last.reference, waiting) == (1, str(sent.number), [])


def test_without_network_it_waits_and_goes_by_itself(shop):
    shop.close()
    shop.server.stop()
    assert shop.told() == []
    assert (shop.one().state, shop.one().code) == (State.QUEUED, "network_down")
    assert messages.is_due(shop.record, shop.now + 2 * MINUTE) and not messages.is_due(shop.record, shop.now)
    shop.server.open_at()
    assert len(shop.told(2 * MINUTE)) == 1


@BOTH
def test_an_answer_that_was_lost_is_never_repeated_by_itself(shop):
    shop.close()
    shop.faults = [Fault.LOSE]
    assert len(shop.told()) == 1
    assert (shop.one().state, shop.one().code) == (State.UNKNOWN, "answer_lost")
    for hours in range(1, 50):
        assert len(shop.told(hours * HOUR, at_once=True)) == 1
    shop.answer("there")
    assert len(shop.told(HOUR)) == 1 and messages.read(shop.record)[1] == []


def test_one_that_did_not_come_is_sent_again_when_a_person_says_so(shop):
    shop.close()
    shop.faults = [Fault.DROP]
    assert shop.told() == [] and shop.one().state == State.UNKNOWN
    shop.answer("resend")
    assert len(shop.told(HOUR)) == 1
    assert len(shop.told(HOUR)) == 1
    assert [one.reference for one in shop.server.phones] == ["1-1-Z1"]


def test_the_answer_to_one_doubt_is_none_to_the_next(shop):
    shop.close()
    shop.faults = [Fault.DROP, Fault.DROP]
    shop.told()
    shop.answer("resend")
    assert shop.told(HOUR) == [] and shop.one().state == State.UNKNOWN
    assert shop.told(HOUR, at_once=True) == []
    shop.answer("resend")
    assert len(shop.told(HOUR)) == 1


@BOTH
def test_what_the_service_refuses_waits_for_a_person_in_its_own_words(shop):
    shop.close()
    shop.server.unreachable["4791234567"] = "Telefonnummeret er ikke et mobilnummer"
    assert shop.told() == []
    said = {"sveve": "Telefonnummeret er ikke et mobilnummer", "gatewayapi": "Invalid MSISDN: 4791234567"}
    assert (shop.one().state, shop.one().facts["said"]) == (State.REFUSED, said[shop.config.sms.service])
    assert shop.told(10 * HOUR, at_once=True) == []
    shop.server.unreachable.clear()
    shop.answer("resend")
    assert len(shop.told(HOUR)) == 1


@BOTH
def test_a_wrong_secret_is_tried_again_when_it_may_be_mended(shop):
    shop.close()
    right = shop.config
    shop.config = replace(right, sms=replace(right.sms, secret="wrong"))
    assert shop.told() == [] and (shop.one().state, shop.one().code) == (State.QUEUED, "credentials_refused")
    shop.config = right
    assert shop.told(MINUTE) == []
    assert len(shop.told(15 * MINUTE)) == 1


def test_a_secret_that_is_gone_keeps_it_waiting(shop, tmp_path):
    shop.close()
    right = shop.config
    shop.config = replace(right, sms=replace(right.sms, secret="", secret_file=str(tmp_path / "gone")))
    assert shop.told() == [] and shop.one().code == "credentials_refused"


@BOTH
def test_too_many_questions_are_asked_later(shop):
    shop.close()
    shop.faults = [Fault.LIMIT]
    assert shop.told() == [] and shop.one().code == "rate_limited"
    assert shop.told(MINUTE) == [] and len(shop.told(2 * MINUTE)) == 1


@pytest.mark.parametrize("fault", [Fault.ERROR_AFTER, Fault.TEAR, Fault.MAINTENANCE])
@BOTH
def test_an_answer_that_tells_nothing_leaves_a_doubt(shop, fault):
    shop.close()
    shop.faults = [fault]
    shop.told()
    assert shop.one().state == State.UNKNOWN
    assert len(shop.told(HOUR)) <= 1


def test_a_box_that_stopped_while_it_sent_does_not_send_again(shop):
    shop.close()
    shop.server.stop()
    shop.told()
    with Deliveries(shop.record) as deliveries:
        messages.sending(deliveries.database, shop.one(), shop.now)
    shop.server.open_at()
    assert shop.told(10 * HOUR) == []
    assert (shop.one().state, shop.one().code) == (State.UNKNOWN, "interrupted")


def test_a_record_that_is_lost_leaves_the_last_day_in_doubt_and_tells_of_none_before(shop):
    shop.close()
    shop.box.clock.forward(30)
    day.open_day(shop.till, 100_000)
    ring(shop.till, MILK)
    paid(shop.till, ("card", 2490))
    shop.close()
    for file in shop.box.folder.glob("delivery.db*"):
        file.unlink()
    assert shop.told(HOUR) == []
    assert (shop.one().z, shop.one().state, shop.one().code) == (2, State.UNKNOWN, "deliveries_lost")


def test_a_record_from_a_backup_sends_nothing_that_the_other_box_may_have_sent(shop, tmp_path):
    shop.close()
    shop.server.stop()
    shop.told()
    there = shop.box.folder / NAME
    copy_file(shop.record, there)
    for file in shop.box.folder.glob("delivery.db*"):
        file.unlink()
    take_up(shop.record)
    shop.server.open_at()
    assert shop.told(10 * HOUR) == [] and shop.one().state == State.UNKNOWN


def test_who_sets_it_up_later_is_not_told_of_old_days(shop):
    right = shop.config
    shop.config = parse(SHOP)
    for file in shop.box.folder.glob("delivery.db*"):
        file.unlink()
    shop.told()
    shop.close()
    shop.told()
    shop.config = right
    assert shop.told(25 * HOUR) == [] and messages.read(shop.record) == (None, [])


def test_nothing_is_due_while_nobody_sends(shop):
    shop.close()
    shop.server.stop()
    shop.told()
    shop.config = parse(SHOP)
    shop.told(HOUR)
    assert not messages.is_due(shop.record, shop.now + HOUR) and shop.one().state == State.QUEUED


def test_training_has_no_z_to_tell_of(shop):
    modes.begin_training(trusted(shop.till))
    with pytest.raises(Refused, match="training_on"):
        shop.close()
    assert shop.told(HOUR, at_once=True) == []


def test_what_was_sent_stays_as_it_was_and_nothing_is_dropped(shop):
    shop.close()
    shop.told()
    with Deliveries(shop.record) as deliveries:
        for sql in ("UPDATE message SET state = 'queued'", "DELETE FROM message"):
            with pytest.raises(peewee.IntegrityError):
                deliveries.database.execute_sql(sql)


def test_a_z_that_cannot_be_read_keeps_no_day_from_the_books(shop):
    shop.close()
    database = shop.till.database
    for (name,) in database.execute_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        database.execute_sql(f"DROP TRIGGER {name}")
    database.execute_sql("UPDATE entry SET body = ? WHERE kind = 'z_report'", (b'{"epoch": 1}',))
    assert shop.told() == []


def test_health_tells_what_was_sent_last_and_what_was_not(shop):
    def codes():
        return [(one.code, one.facts.get("z")) for one in sms(shop.config, shop.box.folder)]

    assert codes() == [("sms_ready", None)]
    shop.close()
    shop.server.stop()
    shop.told()
    assert codes() == [("sms_network", 1)]
    shop.server.open_at()
    shop.told(HOUR)
    assert codes() == [("sms_sent", 1)]
    shop.box.clock.forward(25)
    day.open_day(shop.till, 100_000)
    shop.close()
    shop.faults = [Fault.LOSE]
    shop.told()
    assert codes() == [("sms_sent", 1), ("sms_doubt", 2)]
    assert [one.code for one in sms(parse(SHOP), shop.box.folder)] == ["sms_none"]


def test_danish_sveve_has_its_own_address():
    said = '[sms]\nservice = "sveve"\nto = "+45 20 12 34 56"\nuser = "x"\nsecret = "y"\n'
    assert parse(DANISH + said).sms.api == "https://api.sveve.dk"
    assert parse(SHOP + said).sms.api == "https://sveve.no" and parse(SHOP + said).sms.to == "+4520123456"
