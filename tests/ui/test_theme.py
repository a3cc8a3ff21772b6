"""Contrast of every pair of colours that occurs; sizes that fit a finger and a panel."""

import pytest

from appliance.ui.theme import DARK, GROUPS, LIGHT, SHAPES_ON, TARGET, TEXT_ON, Look, Panel, contrast

PALETTES = {"light": LIGHT, "dark": DARK}


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read(palette, text, ground):
    colours = PALETTES[palette]
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("shape", "ground"), SHAPES_ON)
def test_shapes_can_be_seen(palette, shape, ground):
    colours = PALETTES[palette]
    assert contrast(getattr(colours, shape), getattr(colours, ground)) >= 3


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("band", GROUPS.values())
def test_bands_of_groups_can_be_seen(palette, band):
    assert contrast(band, PALETTES[palette].surface) >= 3


@pytest.mark.parametrize(
    ("panel", "per_mm"),
    [
        (Panel(800, 480, 7.0), 5.2),
        (Panel(1280, 800, 10.1), 5.9),
        (Panel(1920, 1080, 15.6), 5.6),
        (Panel(720, 1280, 7.0), 8.3),
    ],
)
def test_millimetres_come_from_the_diagonal(panel, per_mm):
    assert panel.per_mm == pytest.approx(per_mm, abs=0.1)
    assert Look(panel).mm(TARGET) >= TARGET * per_mm - 1


def test_the_total_is_smaller_on_a_narrow_panel():
    assert Look(Panel(800, 480, 7.0)).font("total") < Look(Panel(1280, 800, 10.1)).font("total")


@pytest.mark.parametrize(
    ("panel", "wide"),
    [
        (Panel(800, 480, 7.0), False),
        (Panel(1024, 600, 7.0), False),
        (Panel(1280, 720, 7.0), False),
        (Panel(1280, 800, 10.1), True),
        (Panel(1920, 1080, 15.6), True),
        (Panel(720, 1280, 7.0), False),
    ],
)
def test_a_panel_is_wide_by_its_millimetres_and_not_by_its_pixels(panel, wide):
    assert panel.wide is wide
