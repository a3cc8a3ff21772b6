"""What is changed at the screen of a till that is set up, said over what is in force: whole or not at all.

Who sells and as which till stays with the journal (`telling.Identity`). Where a secret is sent, who may log
in and which file is read is said by the card alone: who stands at the screen can send no secret elsewhere.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from appliance.config import ConfigError, toml
from appliance.config.keys import KEPT
from appliance.config.mistakes import Mistake
from appliance.firstboot import Places, plan
from appliance.firstboot.boot import APPLIED, REFUSED, Outcome, before
from appliance.firstboot.plan import Put
from appliance.firstboot.putting import finish, stage
from appliance.firstboot.telling import FILES, GOES_TO, Identity, wanted
from appliance.words import N_

CHANGES = {
    "shop": ("name", "address", "phone", "register_name", "vat_registered", "language"),
    "till": ("day_boundary", "served"),
    "screen": ("theme", "large_text"),
    "printer": ("kind", "address", "profile", "columns"),
    "drawer": ("kind",),
    "scanner": ("prefix", "beep"),
    "books": (
        "target", "client_id", "username", "secret", "api_key", "organisation", "transaction_type",
        "clearing_account",
    ),
    "sms": ("service", "to", "sender", "user", "secret"),
    "mail": ("host", "port", "user", "secret", "sender"),
    "wifi": ("ssid", "password", "hidden"),
}  # fmt: skip
"""What the screen may say, by section; a key that is said empty is left out from then on."""
_STARTS = {**GOES_TO, "wifi": "ssid"}
"""Sections that begin anew where this key is another: nothing of the one before is meant for it."""


def changed(content: bytes, places: Places, identity: Callable[[Path], Identity | None]) -> Outcome:
    """Bring a change into force; what runs now goes by it from its next start.

    Args:
        content: The keys that are to be others, as a till.toml has them.
        places: The folders.
        identity: Reads who the till's journal says it is, from the till's folder.

    Raises:
        OSError: As for `boot.first_boot`.
    """
    finish(places, None)
    try:
        said, known = toml(content), before(places)
        if "shop" not in known.sections:
            raise ConfigError([Mistake(N_("this till is not set up yet"))])
        found = wanted(over(known.sections, said), known, identity(places.folder))
    except ConfigError as wrong:
        return Outcome(REFUSED, list(wrong.problems))
    puts = [put for put in plan.plan(found, places) if not _stands(put, places)]
    if puts:
        stage(places, puts, {}, "")
        finish(places, None)
    return Outcome(APPLIED)


def over(known: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """What is in force with what was said in its place.

    Raises:
        ConfigError: A key is not for the screen to say.
    """
    keys = [(name, key) for name, part in said.items() for key in (part if isinstance(part, dict) else ("",))]
    card = N_("{key}: expected on the card alone")
    wrong = [
        Mistake(card, key=f"{name}.{key}" if key else name)
        for name, key in keys
        if key not in CHANGES.get(name, ())
    ]
    if wrong:
        raise ConfigError(list(wrong))
    return {**known, **{name: _section(name, known.get(name, {}), part) for name, part in said.items()}}


def _section(name: str, known: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    start = _STARTS.get(name)
    if start and said.get(start, known.get(start)) != known.get(start):
        known = {}
    new = known | said
    for (section, key), file in FILES.items():
        if section == name and said.get(key, KEPT) != KEPT:
            new.pop(file, None)
    if name == "wifi" and not new.get("ssid"):
        return {}
    return {key: value for key, value in new.items() if value != ""}


def _stands(put: Put, places: Places) -> bool:
    """Is it as it should be already? What did not change is not written, and nothing starts again for it."""
    file = places.data / put.to
    if put.gone:
        return not file.exists() and not file.is_symlink()
    if put.target:
        return file.is_symlink() and str(file.readlink()) == put.target
    return file.is_file() and not file.is_symlink() and file.read_bytes() == put.content
