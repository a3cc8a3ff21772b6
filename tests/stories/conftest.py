"""Each story is played on both panels."""

import pytest

collect_ignore = ["playing.py"]
"""It imports Kivy, which opens its window as it is imported."""


class Play:
    """Plays steps on a stage; what is not in a step is done to `stage` itself."""

    def __init__(self, stage, name: str, size: str) -> None:
        self.stage, self.name, self.size = stage, name, size

    def __call__(self, *steps) -> None:
        """Play them in turn."""
        self.stage.play(self.name, *steps)


@pytest.fixture(params=["800", "1280"])
def play(request, display, tmp_path):
    """Plays steps on a panel of that width."""
    from tests.stories.playing import Stage

    return Play(Stage(tmp_path, request.param), request.node.name, request.param)
