"""The scanner's test by touch: what came of each test code, and what to change on the scanner."""

from dataclasses import replace

from appliance.domain.scan_test import GS, SYMBOLS


def test_each_symbol_is_told_apart_and_nothing_of_it_is_sold(display, tmp_path):
    from appliance.ui.outside import Settings
    from tests.ui.drawing import settle
    from tests.ui.shop import Counter

    counter, heard, hears, begun = Counter(tmp_path, size="1280"), [], [], []
    outside = replace(
        counter.deeds.outside,
        settings=lambda: Settings(may=True, heard=(len(heard), heard[-1] if heard else "")),
        hear=hears.append,
        begin_setting=lambda what, draft: begun.append(what),
    )
    counter.deeds.outside = outside
    counter.log_in("Eier", "4321").press("More")  # before the first day is opened
    counter.deeds.go_setting("scanner")
    counter.press("Scan test codes")
    assert hears[-1] is True and counter.stage == "scan_test"
    heard.append(SYMBOLS[0].text)
    counter.deeds.redraw()
    settle()
    assert counter.reads("It came through as it is")
    counter.tap("GS1-128")
    heard.append(SYMBOLS[3].text.replace(GS, ""))
    counter.deeds.redraw()
    settle()
    assert counter.reads("The mark between two parts is missing") and counter.reads("Well")
    counter.tap("GS1 DataMatrix")
    heard.append(SYMBOLS[4].text)  # the QR code's, which is the same
    counter.deeds.redraw()
    settle()
    assert counter.reads("It came through as it is")
    counter.press("Print them")
    assert begun == ["codes"]
    counter.press("Done")
    assert hears[-1] is False and counter.till.sale is None


def test_the_bars_are_those_of_the_standard():
    """EAN-8 96385074: GS1 General Specifications, 5.2.1 - guards of 3, 5 and 3, four left and four right."""
    from appliance.paper.symbols import drawn

    (row,) = drawn("ean8")
    bars = "".join("1" if dark else "0" for dark in row)
    left = "0001011010111101111010110111"
    right = "1001110111001010001001011100"
    assert bars == f"101{left}01010{right}101"
