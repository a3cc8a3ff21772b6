"""An emergency is on the Z of every day that it lasted, also one that began before or goes on after."""

from appliance.domain.dayclose import fold

BEGUN = {"kind": "emergency_begun", "number": 1, "at": 50, "cause": "printer", "reason": "broken"}
ENDED = {"kind": "emergency_ended", "number": 2, "at": 90, "since": 50, "cause": "printer",
         "reason": "mended", "owed": 2}  # fmt: skip
ON = {"began": 50, "ended": 0, "cause": "printer", "reason": "broken"}


def test_one_that_goes_on_has_no_end():
    assert fold([BEGUN])["emergencies"] == [ON]


def test_one_that_was_on_at_the_z_before_goes_on_and_ends():
    assert fold([], emergencies=[{**ON, "began": 10, "ended": 20}, ON])["emergencies"] == [ON]
    assert fold([ENDED], emergencies=[ON])["emergencies"] == [{**ON, "ended": 90}]


def test_one_whose_beginning_nobody_handed_on_knows_it_from_its_end():
    assert fold([ENDED])["emergencies"] == [{**ON, "ended": 90, "reason": "mended"}]


def test_a_second_one_is_a_row_of_its_own():
    again = {**BEGUN, "number": 3, "at": 95, "cause": "drawer", "reason": "stuck"}
    rows = fold([BEGUN, ENDED, again])["emergencies"]
    assert [(row["began"], row["ended"]) for row in rows] == [(50, 90), (95, 0)]
