"""What the screen of last resort says, and what may be touched on it."""

from dataclasses import dataclass

from appliance.rescue.known import DAMAGED, NONE, SAFE, Known
from appliance.rescue.saving import Saved
from appliance.words import Words

AGAIN, SAVE, OFF, BACK = "again", "save", "poweroff", "back"


@dataclass(frozen=True, slots=True)
class Button:
    """What may be touched."""

    deed: str
    label: str
    role: str = "plain"
    """``plain`` or ``accent``."""


@dataclass(frozen=True, slots=True)
class Page:
    """One moment of the screen."""

    title: str
    said: tuple[str, ...] = ()
    """What is so, a paragraph each."""
    good: str = ""
    """What nobody need worry about."""
    bad: str = ""
    """What somebody must know."""
    small: tuple[str, ...] = ()
    """For the technician."""
    buttons: tuple[Button, ...] = ()


def failed(known: Known, _: Words) -> Page:
    """The till does not start."""
    what = (
        _("It stopped answering, several times.")
        if known.stuck
        else _("It was started several times, and ended each time.")
    )
    do = _("Try again. If you come back here, save everything to a stick and call the technician.")
    good, bad = _sales(known, _)
    small = (_("For the technician:"), *known.last) if known.last else ()
    return Page(_("The till does not start"), (what, do), good, bad, small, _ways(_))


def _sales(known: Known, _: Words) -> tuple[str, str]:
    sales = known.sales
    if sales.state == SAFE and sales.at:
        at = sales.at
        return _("All paid sales are safe on this box, up to the last of {time}.", time=at), ""
    if sales.state == SAFE:
        return _("All paid sales are safe on this box."), ""
    if sales.state == NONE:
        return _("No sale has been made on this box."), ""
    if sales.state == DAMAGED:
        return "", _("The file with the sales is damaged. Nothing of it was deleted: keep this box.")
    return "", _("The sales cannot be read just now. Nothing of them was deleted.")


def _ways(_: Words) -> tuple[Button, ...]:
    return (
        Button(AGAIN, _("Try again"), "accent"),
        Button(SAVE, _("Save to a stick")),
        Button(OFF, _("Switch off")),
    )


def starting(_: Words) -> Page:
    """The till is started again."""
    return Page(_("The till starts again"), (_("This takes up to a minute."),))


def ending(_: Words) -> Page:
    """The box is switched off."""
    return Page(_("The box switches off"), (_("Wait until the screen is dark."),))


def copying(_: Words, thousandths: int) -> Page:
    """Everything goes to the stick."""
    done = _("Leave the stick in. Written so far: {percent} %", percent=thousandths // 10)
    return Page(_("Saving to the stick"), (done,))


def saved(_: Words, result: Saved) -> Page:
    """What became of that."""
    back = Button(BACK, _("Back"))
    retry = (Button(SAVE, _("Try again"), "accent"), back)
    if result.code == "":
        what = _("{count} files are in the folder {folder}, each read back and equal.", count=result.files,
                 folder=result.folder)  # fmt: skip
        return Page(
            _("Everything is on the stick"), (what,), _("The stick may be taken out."), buttons=(back,)
        )
    if result.code == "no_stick":
        what = _("Put a USB stick in, wait a few seconds, and try again.")
        return Page(_("There is no stick"), (what,), buttons=retry)
    what = _("The stick may be full, damaged or of a kind that cannot be written to. Take another.")
    small = (_("For the technician:"), result.detail)
    return Page(_("It could not be saved"), (what,), small=small, buttons=retry)


def nobody(_: Words, detail: str) -> Page:
    """Nobody does what was asked."""
    what = _("Pull the plug and put it in again. Paid sales stay.")
    return Page(_("The box does not obey"), (what,), small=(_("For the technician:"), detail))
