"""Contrast of every pair of colours that occurs; sizes that fit a finger and a panel."""

import pytest

from appliance.ui.theme import DARK, GROUPS, LIGHT, TARGET, Look, Panel, rgba

PALETTES = {"light": LIGHT, "dark": DARK}
TEXT_ON = (
    ("ink", "ground"),
    ("ink", "surface"),
    ("ink", "pressed"),
    ("ink", "accent_soft"),
    ("quiet", "ground"),
    ("quiet", "surface"),
    ("quiet", "accent_soft"),
    ("accent", "ground"),
    ("accent", "surface"),
    ("on_accent", "accent"),
    ("good", "ground"),
    ("good", "surface"),
    ("good", "good_soft"),
    ("ink", "good_soft"),
    ("attention", "surface"),
    ("attention", "ground"),
    ("on_attention", "attention_soft"),
    ("stop", "ground"),
    ("stop", "surface"),
    ("on_stop", "stop"),
    ("ink", "stop_soft"),
    ("stop", "stop_soft"),
    ("on_paper", "paper"),
    ("on_training", "training"),
    ("training", "surface"),
)
"""Pairs of text and ground that occur, each 4.5:1."""
SHAPES_ON = (
    ("outline", "ground"),
    ("outline", "surface"),
    ("accent", "surface"),
    ("attention", "ground"),
    ("training", "ground"),
)
"""Pairs of shape and ground, each 3:1."""


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgba(colour)[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_black_on_white_is_the_most_that_there_is():
    assert round(contrast("#000000", "#FFFFFF"), 1) == 21.0


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
