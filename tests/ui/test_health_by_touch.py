"""How the box is, on the screen: found behind it, tried by touch, and the log taken away."""

from dataclasses import replace

import pytest

from appliance.domain.finding import PARTS, Finding
from appliance.domain.problems import Problem, refuse
from appliance.till import jobs

STICK = "/run/media/KINGSTON"


class Behind:
    """What is behind the screen, as a test wants it."""

    def __init__(self):
        self.looked, self.listened, self.slips, self.woken, self.logs, self.sticks = [], [], [], 0, 0, [STICK]
        self.known = {}

    def print_slip(self, part):
        self.slips.append(part)

    def wake(self):
        self.woken += 1

    def write_log(self):
        if not self.sticks:
            raise refuse("stick_missing")
        self.logs += 1


@pytest.fixture
def behind():
    return Behind()


@pytest.fixture
def counter(display, tmp_path, behind):
    from appliance.ui.outside import Health
    from tests.ui.shop import Counter

    made = Counter(tmp_path)
    made.deeds.outside = replace(
        made.deeds.outside,
        health=lambda: Health(**behind.known),
        look_at_health=lambda *parts: behind.looked.append(parts),
        listen=behind.listened.append,
        print_slip=behind.print_slip,
        wake_uploader=behind.wake,
        write_log=behind.write_log,
    )
    return made.log_in("Eier", "4321").tap("Ja, åpne med 0,00")


def well(*besides):
    """Every part well, but for these."""
    found = {part: (Finding(part, "", "language_ready"),) for part in PARTS}
    return found | {one.part: (one,) for one in besides}


def rows(counter):
    """The parts' names, top down."""
    return [row.name.say for row in reversed(counter.frame._stages["health"].list.rows.children)]


def test_it_is_reached_from_more_and_looks_at_everything(counter, behind):
    counter.more("Devices")
    assert counter.stage == "health" and behind.looked == [()]
    assert len(rows(counter)) == len(PARTS) and counter.reads("Looking …")
    behind.known = {"found": well(), "version": "0.1.0"}
    counter.deeds.redraw()
    assert counter.reads("All is well") and "Tillbox 0.1.0" in " ".join(counter.words())
    counter.press("Look again")
    assert behind.looked == [(), ()]


@pytest.mark.parametrize(
    ("device", "part"), [("printer", "printer"), ("network", "books"), ("clock", "clock")]
)
def test_a_mark_in_the_bar_leads_to_its_part(counter, behind, device, part):
    behind.known = {"found": well()}
    counter.deeds.look_at(device)
    assert counter.stage == "health" and counter.frame.view.view.chosen == part


def test_the_first_that_is_not_well_is_turned_to_with_what_to_do(counter, behind):
    behind.known = {
        "found": well(Finding("clock", "", "clock_guess"), Finding("books", "b", "days_wait", {"count": 2}))
    }
    counter.more("Devices")
    assert counter.reads("Not well: {count}", count=1)
    assert counter.reads("Plug the network in, or set it when the day is opened")
    counter.deeds.look_at_part("books")
    assert counter.reads("Days that wait: {count}", count=2)


def test_what_the_till_says_now_stands_before_what_was_found_earlier(counter, behind):
    behind.known = {"found": well(Finding("printer", "usb", "printer_fine"))}
    jobs.printer_changed(counter.till, "cover_open")
    counter.more("Devices")
    part = next(one for one in counter.frame.view.view.parts if one.part == "printer")
    assert part.found[0].so == counter.say("The printer's cover is open")
    assert counter.frame.view.view.chosen == "printer"


def test_the_last_trouble_is_told_with_its_time_once_all_is_well(counter, behind):
    from appliance.ui.outside import Trouble

    at = 1_795_262_400_000
    behind.known = {
        "found": well(),
        "troubles": {"printer": Trouble(Problem.of("printer_out_of_paper"), at, 60)},
    }
    counter.more("Devices").press("Printer")
    what = counter.say("The printer is out of paper")
    assert counter.reads("Last trouble {time}: {what}", time="21.11.2026 13:00", what=what)


def test_each_device_is_tried_by_its_own_button(counter, behind):
    behind.known = {"found": well()}
    counter.more("Devices").press("Printer", "Print a slip", "Kitchen printer", "Print a slip")
    lists = counter.frame._stages["health"].list
    lists.scroll_y = 0.3
    counter.press("The books", "Try the books now")
    lists.scroll_y = 1
    assert (behind.slips, behind.woken, behind.looked[-1]) == (["printer", "kitchen"], 1, ("books",))
    counter.press("Scanner", "Scan a code now")
    assert behind.listened[-1] is True
    behind.known |= {"scanned": ("]d20107038010000010\x1d17", "ean13")}
    counter.deeds.redraw()
    assert "]d2010703801000001\n0<GS>17" in counter.words() and "EAN-13" in counter.words()
    counter.press("Back")
    assert behind.listened[-1] is False


def test_the_drawer_is_opened_by_a_manager_or_with_their_approval_and_that_is_journalled(counter, behind):
    behind.known = {"found": well()}
    counter.more("Devices").press("Drawer", "Open the drawer")
    assert counter.stage == "health" and len(counter.entries("no_sale")) == 1
    counter.deeds.lock()
    counter.log_in("Ingrid", "1234")
    counter.deeds.go_health()
    counter.press("Drawer", "Open the drawer")
    assert counter.stage == "countersign" and counter.reads("Change a device")
    counter.approve("1234")
    assert counter.reads("That PIN does not fit. Try again") and len(counter.entries("no_sale")) == 1
    counter.approve("4321")
    assert counter.stage == "health" and counter.till.approver is None
    first, second = counter.entries("no_sale")
    assert "approved_by" not in first and (second["operator"], second["approved_by"]) == ("1", "2")
    counter.press("Open the drawer")
    assert counter.stage == "countersign" and len(counter.entries("no_sale")) == 2


@pytest.mark.parametrize(
    ("code", "press", "answer"),
    [("sms_doubt", "It came", "there"), ("sms_doubt", "Send it again", "resend"),
     ("sms_refused", "Send it again", "resend")],
)  # fmt: skip
def test_a_message_that_waits_for_a_person_is_answered_there(counter, behind, code, press, answer):
    facts = {
        "z": 1,
        "date": "2026-11-21",
        "to": "+4791234567",
        "service": "Sveve",
        "said": "",
        "id": "1-1-Z1",
    }
    behind.known = {"found": well(Finding("sms", "1-1-Z1", code, facts))}
    counter.more("Devices")
    counter.press("Turnover by SMS")
    assert counter.reads("It came") == (code == "sms_doubt")
    counter.press(press)
    (said,) = counter.entries("delivery_answered")
    assert (said["delivery"], said["answer"], behind.woken) == ("1-1-Z1", answer, 1)


def test_in_training_the_drawer_stays_shut(counter, behind):
    behind.known = {"found": well()}
    counter.deeds.begin_training()
    counter.deeds.go_health()
    counter.press("Drawer", "Open the drawer")
    assert counter.entries("no_sale") == [] and counter.deeds.place.banner.code == "training_only_sells"


def test_the_log_goes_to_a_stick_and_says_what_became_of_it(counter, behind):
    behind.known, behind.sticks = {"found": well()}, []
    counter.more("Devices").press("Log to a stick")
    assert counter.deeds.place.banner.code == "stick_missing"
    behind.sticks = [STICK]
    counter.press("Log to a stick")
    assert behind.logs == 1
    behind.known |= {"log": ("tillbox 1.txt", None)}
    counter.deeds.redraw()
    assert counter.reads("The log is on the stick: {name}", name="tillbox 1.txt")
    behind.known |= {"log": ("", Problem.of("export_failed", file="x", detail="full"))}
    counter.deeds.redraw()
    assert counter.reads("The log could not be written: {detail}", detail="full")


def test_every_finding_and_every_kind_of_code_can_be_shown(display):
    from appliance.domain.barcode import Kind
    from appliance.domain.finding import GRADES
    from appliance.ui.views.health import _SAME, KINDS

    assert KINDS.keys() == {str(kind) for kind in Kind}
    assert {*_SAME} <= GRADES.keys()


def test_what_the_till_says_is_not_said_again_and_hides_nothing_else(counter, behind):
    low, failing = Finding("disk", "a", "disk_low", {"free": "9 MB"}), Finding("disk", "b", "disk_spent")
    behind.known = {"found": well() | {"disk": (low, failing)}}
    counter.till.banners["disk_low"] = Problem.of("disk_low")
    counter.more("Devices")
    part = next(one for one in counter.frame.view.view.parts if one.part == "disk")
    assert [said.what for said in part.found] == ["", "b"]
    counter.till.banners.clear()
    counter.deeds.redraw()
    part = next(one for one in counter.frame.view.view.parts if one.part == "disk")
    assert [said.what for said in part.found] == ["a", "b"]


@pytest.mark.parametrize("code", ["disk_low", "box_undervolted", "scrub_wrong"])
def test_a_banner_of_the_box_leads_to_its_part(counter, behind, code):
    behind.known = {"found": well()}
    counter.till.banners.clear()
    counter.till.banners[code] = Problem.of(code)
    counter.deeds.redraw()
    counter.press("Look")
    assert counter.stage == "health" and counter.frame.view.view.chosen == code.partition("_")[0]
