"""Changes of what the box is told: who may make them, and the entry that each leaves."""

from appliance.domain.problems import refuse
from appliance.storage.journal import Fact
from appliance.till.needs import needs_earnest
from appliance.till.permissions import needs
from appliance.till.till import Till, store


def allowed(till: Till) -> None:
    """Refuses where settings may not be changed now.

    Raises:
        Refused: ``manager_needed``, ``not_logged_in``, ``training_only_sells``.
    """
    needs(till, "settings")
    needs_earnest(till)


def between_sales(till: Till) -> bool:
    """Is nothing under way that a start of the till would come between?"""
    return till.sale is None and till.payment is None and not till.held and not till.waiting


def start_again(till: Till) -> None:
    """Refuses with ``settings_later`` in the middle of a sale."""
    if not between_sales(till):
        raise refuse("settings_later")


def changed(till: Till, what: list[list[str]]) -> None:
    """Journal that settings are others from the next start on: rows of key, what it was, what it is."""
    store(till, Fact("settings_changed", {"changed": what}))
