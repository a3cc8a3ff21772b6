"""A look at the customer's display that changes nothing on it: whether its port is there and can be opened.

More can't be asked of one: it never answers.
"""

from pathlib import Path

from appliance.devices.reach import hindrance, holders
from appliance.domain.finding import Finding


def port(path: str, till: int = 0) -> Finding:
    """What stands in the way of the display on a serial port.

    Args:
        path: The port.
        till: Process of the running till, which is not disturbed; 0 = none.
    """
    from serial import Serial

    node = Path(path).resolve()
    if till and till in holders(node):
        return Finding("display", path, "display_in_use")
    try:
        Serial(str(node), timeout=0, exclusive=True).close()
    except OSError as error:
        why, facts = hindrance(error, node)
        if till and facts == {"program": "?"}:  # whoever has it is not ours to look at: it is the till
            return Finding("display", path, "display_in_use")
        return Finding("display", path, f"display_{why}", facts)
    return Finding("display", path, "display_ready")
