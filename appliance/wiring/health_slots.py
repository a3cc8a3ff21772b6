"""Both systems on the card held against what was installed; nothing where there are none, as at a desk."""

from collections.abc import Iterator

from appliance.domain.finding import Finding
from appliance.wiring.health_read import Reading


def slots(reading: Reading) -> Iterator[Finding]:
    """What of the two systems is not what their manifests say."""
    yield from ()
