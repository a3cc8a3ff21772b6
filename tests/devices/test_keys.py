"""Key events become the text on the label, whatever the scanner's pace and whatever gets lost."""

import pytest

from appliance.devices.keys import PLAIN, SHIFTED, UNREADABLE, Typing, assemble, spoil, step

ENTER, KP_ENTER, TAB, SHIFT, RIGHT_SHIFT, CTRL = 28, 96, 15, 42, 54, 29


def strokes(text, end=ENTER, start=0.0, pace=0.003):
    """The events of a scanner that types ``text``: each key pressed and released, Shift where needed."""
    at, events = start, []

    def move(code, value):
        nonlocal at
        events.append((code, value, round(at, 4)))
        at += pace

    for char in text:
        shifted = char not in PLAIN.values()
        table = SHIFTED if shifted else PLAIN
        code = next(code for code, typed in table.items() if typed == char)
        if shifted:
            move(SHIFT, 1)
        move(code, 1)
        move(code, 0)
        if shifted:
            move(SHIFT, 0)
    if end:
        move(end, 1)
        move(end, 0)
    return events


@pytest.mark.parametrize("end", [ENTER, KP_ENTER, TAB])
@pytest.mark.parametrize(
    "label",
    [
        "96385074",  # EAN-8
        "7038010000010",  # EAN-13
        "036000291452",  # UPC-A
        "Hylle-7/B (brun) #42",  # Code 128
        "]C0a+b=c;\"d'e:f",
        "!@#$%^&*()_+{}|<>?~`",
        "https://id.gs1.org/01/07038010000010",
    ],
)
def test_the_text_is_the_label(label, end):
    assert assemble(strokes(label, end)) == [label]


def test_both_key_tables_cover_all_of_printable_ascii():
    assert {chr(code) for code in range(32, 127)} == set(PLAIN.values()) | set(SHIFTED.values())


def test_the_keypad_types_digits():
    keypad = {"0": 82, "1": 79, "2": 80, "3": 81, "4": 75, "5": 76, "6": 77, "7": 71, "8": 72, "9": 73}
    events = [(keypad[digit], 1, place / 1000) for place, digit in enumerate("9876543210")]
    assert assemble([*events, (KP_ENTER, 1, 0.02)]) == ["9876543210"]


def test_the_right_shift_shifts_too_and_only_while_it_is_down():
    assert assemble(
        [(RIGHT_SHIFT, 1, 0), (30, 1, 0.01), (RIGHT_SHIFT, 0, 0.02), (30, 1, 0.03), (ENTER, 1, 0.04)]
    ) == ["Aa"]


def test_two_scans_right_behind_each_other_are_two():
    first = strokes("96385074")
    assert assemble(first + strokes("7038010000010", start=first[-1][2] + 0.003)) == [
        "96385074",
        "7038010000010",
    ]


def test_a_key_that_the_kernel_repeats_counts_once():
    assert assemble([(2, 1, 0.0), (2, 2, 0.03), (2, 2, 0.06), (2, 0, 0.07), (3, 1, 0.08), (28, 1, 0.09)]) == [
        "12"
    ]


def test_a_stuck_enter_ends_one_code_only():
    repeats = [(ENTER, 2, 0.05 + 0.03 * turn) for turn in range(10)]
    assert assemble([*strokes("123", end=0), (ENTER, 1, 0.04), *repeats]) == ["123"]


def test_a_code_whose_enter_got_lost_is_unreadable_and_does_not_run_into_the_next():
    assert assemble(strokes("96385074", end=0) + strokes("7038010000010", start=5.0)) == [
        "96385074" + UNREADABLE,
        "7038010000010",
    ]


def test_a_shift_whose_release_got_lost_ends_with_its_terminator_too():
    lost = [(SHIFT, 1, 0.0), *strokes("a", start=0.003)]
    follows = strokes("7038", start=lost[-1][2] + 0.003)
    assert assemble([*lost, *follows]) == ["A", "7038"]


def test_a_shift_whose_release_got_lost_ends_with_the_code():
    assert assemble([(SHIFT, 1, 0.0), (30, 1, 0.01), (ENTER, 1, 0.02), *strokes("abc1", start=2.0)]) == [
        "A",
        "abc1",
    ]


def test_a_code_right_at_the_end_without_terminator_is_unreadable():
    assert assemble(strokes("123", end=0)) == ["123" + UNREADABLE]


def test_a_pause_just_inside_the_gap_belongs_to_the_code():
    assert assemble([(2, 1, 0.0), (3, 1, 0.1), (ENTER, 1, 0.19)]) == ["12"]


def test_a_clock_that_is_set_back_in_the_middle_begins_anew():
    assert assemble([(2, 1, 50.0), (3, 1, 10.0), (ENTER, 1, 10.01)]) == ["1" + UNREADABLE, UNREADABLE + "2"]


def test_the_rest_of_a_code_that_broke_off_is_no_code_of_its_own():
    begun, rest, next_one = (
        strokes("70380", end=0),
        strokes("96385074", start=0.5),
        strokes("96385074", start=2.0),
    )
    assert assemble([*begun, *rest, *next_one]) == ["70380" + UNREADABLE, UNREADABLE + "96385074", "96385074"]


def test_a_key_outside_the_table_leaves_its_mark():
    f1 = 59
    assert assemble([(2, 1, 0), (f1, 1, 0.01), (3, 1, 0.02), (ENTER, 1, 0.03)]) == [f"1{UNREADABLE}2"]


def test_control_and_bracket_is_the_group_separator_and_other_control_keys_are_unreadable():
    bracket, a = 27, 30
    assert assemble(
        [(2, 1, 0), (CTRL, 1, 0.01), (bracket, 1, 0.02), (a, 1, 0.03), (CTRL, 0, 0.04), (28, 1, 0.05)]
    ) == [f"1\x1d{UNREADABLE}"]


def test_a_lone_enter_is_no_code():
    assert assemble([(ENTER, 1, 0.0), (ENTER, 0, 0.01), (KP_ENTER, 1, 0.02)]) == []


def test_f8_is_the_group_separator_too():
    assert assemble([(2, 1, 0), (66, 1, 0.01), (66, 0, 0.02), (3, 1, 0.03), (28, 1, 0.04)]) == ["1\x1d2"]


def test_a_frame_of_stx_and_etx_is_no_part_of_the_code_and_ctrl_m_ends_it():
    b, c, m = 48, 46, 50
    assert assemble(
        [
            (CTRL, 1, 0),
            (b, 1, 0.01),
            (CTRL, 0, 0.02),
            (2, 1, 0.03),
            (CTRL, 1, 0.04),
            (c, 1, 0.05),
            (m, 1, 0.06),
        ]
    ) == ["1"]


@pytest.mark.parametrize(
    ("number", "char"),
    [("065", "A"), ("65", "A"), ("0248", "ø"), ("145", "æ"), ("029", "\x1d"), ("0300", UNREADABLE)],
)
def test_alt_and_a_number_on_the_keypad_is_one_character(number, char):
    keypad = {"0": 82, "1": 79, "2": 80, "3": 81, "4": 75, "5": 76, "6": 77, "7": 71, "8": 72, "9": 73}
    alt = 56
    events = [(alt, 1), *((keypad[digit], 1) for digit in number), (alt, 0), (2, 1), (ENTER, 1)]
    assert assemble([(code, value, at / 100) for at, (code, value) in enumerate(events)]) == [f"{char}1"]


def test_a_letter_under_alt_is_unreadable_and_a_number_without_its_end_is_no_digits():
    alt, a = 56, 30
    assert assemble([(alt, 1, 0), (a, 1, 0.01), (alt, 0, 0.02), (ENTER, 1, 0.03)]) == [UNREADABLE]
    assert assemble([(2, 1, 0), (alt, 1, 0.01), (82, 1, 0.02), (ENTER, 1, 0.03)]) == ["1" + UNREADABLE]


def test_the_end_of_a_code_whose_beginning_the_kernel_dropped_is_no_code():
    typing = spoil(Typing(at=1.0), 5.0)  # long after the code before it
    typing, _ = step(typing, 2, 1, 5.01)
    assert step(typing, ENTER, 1, 5.02)[1] == [f"{UNREADABLE}1"]


def test_keys_that_are_let_go_late_do_not_make_a_code_of_the_rest():
    begun = [(SHIFT, 1, 0.0), (21, 1, 0.03)]  # Y
    late = [(21, 0, 0.95), (SHIFT, 0, 0.98), (30, 1, 1.05), (ENTER, 1, 1.08)]
    assert assemble([*begun, *late]) == ["Y" + UNREADABLE, UNREADABLE + "a"]
