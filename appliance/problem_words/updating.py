"""Words of what can keep an update from the box, of a box that went back, of a system that cannot start."""

from appliance.problem_words.mark import N_

_AGAIN = N_("Fetch the update file again")
_OTHER = N_("Take the update file that is made for this box")
_SELLS_ON = N_("Nothing was changed; this box sells on as it is")

UPDATING: dict[str, tuple[str, str, str]] = {
    "update_missing": (
        N_("There is no update on any stick"),
        _SELLS_ON,
        N_("Put tillbox-….update on a USB stick and put the stick in"),
    ),
    "update_out_of_reach": (
        N_("The update could not be fetched: {detail}"),
        _SELLS_ON,
        N_("It goes on where it stopped when it is asked for again"),
    ),
    "update_damaged": (N_("The update file is damaged: {detail}"), _SELLS_ON, _AGAIN),
    "update_unsigned": (
        N_("The update is not signed by this box's supplier"),
        _SELLS_ON,
        N_("Do not use this file; tell the supplier where it came from"),
    ),
    "update_older": (
        N_("The update is older than this box: {version}, and here is {here}"),
        _SELLS_ON,
        N_("Whoever really wants that says so with --older"),
    ),
    "update_other_board": (N_("The update is for another board than {here}"), _SELLS_ON, _OTHER),
    "update_other_country": (N_("The update is for another country: {country}"), _SELLS_ON, _OTHER),
    "update_too_large": (
        N_("The update does not fit: {image} needs {needed} MB and has {room} MB"),
        _SELLS_ON,
        N_("This update needs a newly flashed card"),
    ),
    "update_not_read_back": (
        N_("The card does not keep what is written to it: {image}"),
        _SELLS_ON,
        N_("Change the card soon: put in a new one with the last backup"),
    ),
    "update_no_slots": (
        N_("Nothing here can take an update: {detail}"),
        _SELLS_ON,
        N_("On a desk, a new program is installed instead"),
    ),
    "update_unproven": (
        N_("The last update has not shown yet that it sells"),
        _SELLS_ON,
        N_("Wait until the till is open, or start the box again"),
    ),
    "update_under_way": (N_("An update is being written"), _SELLS_ON, N_("Wait until it is done")),
    "went_back": (
        N_("The update to {version} did not start well; the box went back"),
        N_("Every sale is there; selling goes on as before"),
        N_("Tell the technician; the update can be tried once more"),
    ),
    "slot_broken": (
        N_("One of the two systems on the card does not start: {version}; the other one runs"),
        N_("Every sale is there; selling goes on as before"),
        N_("Tell the technician: an update writes it anew, and the card may be worn out"),
    ),
}
