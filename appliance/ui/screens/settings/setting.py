"""One page of the settings: laid out as a page of the set-up (``setup.kv``), with the bar above it."""

from appliance.ui.screens.settings.setup import SetupStage, SetupView
from appliance.ui.widgets.picks import Picks


class SettingStage(SetupStage):
    """Fields with what they are, or what one can be, or letters."""

    bar = True

    def build(self) -> None:
        """As there, with the fields in two columns."""
        super().build()
        self.list = Picks()

    def draw(self, view: SetupView) -> None:
        """Show the page; what was scanned stands as if it had been typed."""
        super().draw(view)
        if view.typed is not None and self._writing and self._writing.keyboard.text != view.typed:
            self._writing.write(view.typed)
