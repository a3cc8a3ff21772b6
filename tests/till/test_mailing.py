"""A receipt by e-mail: really sent, else on paper; one try; and the address is in no file."""

import pytest

from appliance.domain.problems import Refused
from appliance.storage import journal
from appliance.till import jobs, mailing, modes, papers, paying, returns, selling
from appliance.till.papers import Papers
from appliance.till.verifying import examine
from tests.till.shop import BREAD, MILK, Box, kinds, last, managed, opened, paid, ring

KARI = "kari.nordmann+kvittering@example.no"


@pytest.fixture
def mailing_till(till):
    """A till with a mailbox, its printer well."""
    till.mails, till.printer = True, "fine"
    return till


def sold(till, address=KARI):
    """A milk, its receipt to an address; gives the mail's job."""
    paying.pay(ring(till, MILK))
    mailing.wish(till, address)
    paying.tender(till, "card", 2490)
    return next(job.id for job, _ in journal.open_jobs(till.database) if job.kind == "mail")


def devices(box):
    """What devices were told to do: kind of entry, and device."""
    return [(stored.entry.kind, job.kind) for stored, job in box.sent]


def test_sent_there_is_no_paper(mailing_till, box):
    start, told = mailing_till.journal.id, len(box.sent)
    job = sold(mailing_till)
    assert devices(box)[told:] == [("sale", "mail")] and mailing_till.mailed.state == "mailing"
    jobs.mailed(mailing_till, job, "done")
    assert devices(box)[told:] == [("sale", "mail")] and jobs.owed(mailing_till) == []
    assert kinds(mailing_till, start) == ["sale", "receipt_mailed"]  # no 13030: it has its receipt
    assert (last(mailing_till)["receipt"], last(mailing_till)["outcome"]) == (1, "done")
    assert (mailing_till.mailed.state, mailing_till.mail_to) == ("mailed", "")


def test_not_sent_it_prints_and_is_the_receipt(mailing_till, box):
    job = sold(mailing_till)
    jobs.mailed(mailing_till, job, "failed")
    assert devices(box)[-2:] == [("sale", "mail"), ("sale", "print")]
    assert mailing_till.mailed.state == "failed" and not returns.find_receipt(mailing_till, 1).copied
    jobs.ended(mailing_till, job, "failed")
    jobs.printer_changed(mailing_till, "out_of_paper")
    with pytest.raises(Refused, match="printer_needed"):  # a customer's receipt is owed
        paid(ring(mailing_till, BREAD), ("card", 3990))


def test_of_what_nobody_knows_the_copy_prints_where_the_law_has_one(mailing_till, box):
    job = sold(mailing_till)
    jobs.mailed(mailing_till, job, "unknown")
    assert devices(box)[-1] == ("copy", "print") and returns.find_receipt(mailing_till, 1).copied
    jobs.mailed(mailing_till, job, "done")  # an answer that came late
    assert kinds(mailing_till)[-2:] == ["receipt_mailed", "copy"]
    assert examine(mailing_till.database, mailing_till.rules).faults == []


def test_after_a_power_cut_nobody_knows(mailing_till, box):
    sold(mailing_till)
    again = box.power_cut()
    jobs.begin(again)
    assert kinds(again)[-2:] == ["receipt_mailed", "copy"]
    assert [(one.data["kind"], one.job.kind) for one in jobs.owed(again)] == [("copy", "print")]


def test_afterwards_what_is_sent_is_the_one_copy(mailing_till, box):
    paid(ring(mailing_till, MILK), ("card", 2490))
    mailing.mail(mailing_till, returns.find_receipt(mailing_till, 1), KARI)
    assert devices(box)[-1] == ("copy", "mail")
    with pytest.raises(Refused, match="mail_busy"):
        mailing.mail(mailing_till, returns.find_receipt(mailing_till, 1), KARI)
    job = next(one.job.id for one in jobs.owed(mailing_till) if one.job.kind == "mail")
    jobs.mailed(mailing_till, job, "unknown")  # it may lie there: there is no second one
    assert devices(box)[-1] == ("copy", "mail")
    with pytest.raises(Refused, match="copy_taken"):
        mailing.mail(mailing_till, returns.find_receipt(mailing_till, 1), KARI)
    with pytest.raises(Refused, match="copy_taken"):
        returns.copy(mailing_till, returns.find_receipt(mailing_till, 1))


def test_a_dead_printer_keeps_nobody_from_an_e_receipt(mailing_till):
    jobs.printer_changed(mailing_till, "offline")
    paying.pay(ring(mailing_till, MILK))
    with pytest.raises(Refused, match="printer_needed"):
        paying.tender(mailing_till, "card", 2490)
    mailing.wish(mailing_till, KARI)
    assert paying.tender(mailing_till, "card", 2490).paid


def test_goods_that_come_back_and_practice_have_paper(mailing_till, box):
    sold(mailing_till)
    jobs.mailed(mailing_till, jobs.owed(mailing_till)[0].job.id, "done")
    returns.return_lines(mailing_till, returns.find_receipt(mailing_till, 1), {1: 1000})
    paying.pay(mailing_till)
    mailing.wish(mailing_till, KARI)
    paying.tender(mailing_till, "card", -2490)
    assert devices(box)[-1] == ("sale", "print")
    modes.begin_training(managed(mailing_till))
    paying.pay(ring(mailing_till, MILK))
    with pytest.raises(Refused, match="training_only_sells"):
        mailing.wish(mailing_till, KARI)


@pytest.mark.parametrize(
    "address",
    ["kari", "kari@", "@example.no", "kari@example", "kari@ex ample.no", "a@b.no, c@d.no", "<a@b.no>",
     "a@b.no\r\nBcc: c@d.no", "kåri@example.no", f"{'k' * 250}@b.no"],
)  # fmt: skip
def test_what_is_no_address_is_refused(mailing_till, address):
    paying.pay(ring(mailing_till, MILK))
    with pytest.raises(Refused, match="mail_wrong"):
        mailing.wish(mailing_till, address)
    assert mailing_till.mail_to == ""


def test_without_a_mailbox_there_is_none(till):
    paying.pay(ring(till, MILK))
    with pytest.raises(Refused, match="mail_off"):
        mailing.wish(till, KARI)


def test_the_address_is_in_no_file(mailing_till, box):
    job = sold(mailing_till)
    jobs.mailed(mailing_till, job, "unknown")
    paid(ring(mailing_till, MILK), ("card", 2490))
    box.off()
    for file in box.folder.rglob("*"):
        assert not file.is_file() or b"nordmann" not in file.read_bytes().lower(), file


def test_its_id_follows_from_the_sale_and_the_paper(mailing_till):
    sold(mailing_till)
    data = mailing_till.paid.data
    ids = {mailing.message_id(data, "example.no") for _ in range(3)}
    assert ids == {f"<{data['sale']}.sale@example.no>"}
    assert mailing.message_id({**data, "kind": "copy"}, "example.no") not in ids


def test_in_denmark_a_receipt_that_was_not_printed_is_sent_itself(tmp_path):
    box = Box(tmp_path / "dk", "denmark")
    till = managed(opened(box.start()))
    till.mails = True
    papers.choose(till, Papers("wish"))
    paid(ring(till, MILK), ("card", 2490))
    mailing.mail(till, returns.find_receipt(till, 1), KARI)
    assert devices(box)[-1] == ("sale", "mail")
    jobs.mailed(till, jobs.owed(till)[0].job.id, "failed")
    assert devices(box)[-1] == ("sale", "print")
    paid(ring(till, MILK), ("card", 2490))
    mailing.mail(till, returns.find_receipt(till, 2), KARI)
    job = next(one.job.id for one in jobs.owed(till) if one.job.kind == "mail")
    jobs.mailed(till, job, "done")
    assert returns.find_receipt(till, 2).printed
    box.off()


def test_the_next_customer_s_receipt_does_not_go_to_this_one(mailing_till, box):
    paying.pay(ring(mailing_till, MILK))
    mailing.wish(mailing_till, KARI)
    paying.back(mailing_till)
    selling.cancel(mailing_till)
    paid(ring(mailing_till, BREAD), ("card", 3990))
    assert devices(box)[-1] == ("sale", "print")
