"""A new key for the seal, made by a technician beside a till that is switched off."""

from getpass import getpass
from pathlib import Path

from appliance.config import Config
from appliance.till import keys, people
from appliance.wiring.starting import start


def renew(config: Config, folder: Path, number: str, issued: Path | None) -> str:
    """Have a new key seal from now on; the old one stays, so that what it signed can be checked.

    Args:
        config: The box.
        folder: Its data folder; the till must be switched off.
        number: Whose PIN is asked for on the terminal: a manager's.
        issued: Certificate and key in PKCS #12, whose password is asked for too; None: made on the box.

    Returns:
        The version of the new key.

    Raises:
        Refused: ``till_running``, ``pin_wrong``, ``pin_locked``, ``manager_needed``, ``certificate_wrong``,
            or what storing refuses; the old key goes on sealing.
    """
    box = start(config, folder, parts=None)
    try:
        people.log_in(box.till, number, getpass(f"PIN of {number}: "))
        try:
            password = getpass(f"Password of {issued.name}: ") if issued else ""
            return keys.rotate(box.till, folder / "keys", issued, password)
        finally:
            people.lock(box.till)
    finally:
        box.stop()
