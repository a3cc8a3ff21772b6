"""What the tables of icons, of widgets and of stages name is there, and is used."""

import re
from pathlib import Path

from fontTools.ttLib import TTFont

from appliance.ui.icons import FONT, ICONS

UI = Path(FONT).parent.parent
KIVYS = {"BoxLayout", "GridLayout", "Widget"}
"""What ``.kv`` files use of Kivy's own."""


def test_every_icon_is_drawn_somewhere():
    code = [path.read_text() for path in UI.rglob("*.py") if path.name != "icons.py"]
    text = "\n".join([*code, *(path.read_text() for path in UI.rglob("*.kv"))])
    assert [name for name in ICONS if not re.search(f"[\"']{name}[\"']", text)] == []


def test_the_font_holds_the_icons_and_nothing_else():
    assert set(TTFont(FONT).getBestCmap()) == {ord(one) for one in ICONS.values()}


def test_the_widgets_of_kv_files_are_those_of_the_table(display):
    from appliance.ui.stage import WIDGETS

    used = {
        name
        for path in UI.rglob("*.kv")
        for name in re.findall(r"^\s+([A-Z]\w*):", path.read_text(), re.MULTILINE)
    }
    assert used - KIVYS == set(WIDGETS)


def test_every_stage_has_its_class(display):
    from appliance.ui.screens import STAGES
    from appliance.ui.stage import Stage

    assert [name for name, find in STAGES.items() if not issubclass(find(), Stage)] == []
