"""From a touch to the till: one method for each thing that can be touched.

Every deed goes through `Deeds.do`: it asks the till, shows what the till refused, and has the screens
drawn anew. The methods stand in parts: `selling`, `after`, `closing`, `office`.
"""

from appliance.ui.deeds.after import AfterDeeds
from appliance.ui.deeds.closing import ClosingDeeds
from appliance.ui.deeds.office import OfficeDeeds
from appliance.ui.deeds.selling import SellingDeeds


class Deeds(SellingDeeds, AfterDeeds, ClosingDeeds, OfficeDeeds):
    """Everything that a finger can ask for."""
