"""Each story is played on both panels."""

import pytest

collect_ignore = ["playing.py"]
"""It imports Kivy, which opens its window as it is imported."""


@pytest.fixture(params=["800", "1280"])
def play(request, display, tmp_path):
    """Plays steps on a panel of that width."""
    from tests.stories.playing import Stage

    stage = Stage(tmp_path, request.param)
    return lambda *steps: stage.play(request.node.name, *steps)
