"""Words of what became of the day's turnover on its way to the owner's phone: what is so, what to do."""

from appliance.problem_words.mark import N_

_BY_ITSELF = N_("It goes by itself when it can")

TOLD: dict[str, tuple[str, str]] = {
    "sms_none": (N_("Nobody is told the turnover by SMS"), ""),
    "sms_ready": (N_("The turnover goes to {to} when the day is closed"), ""),
    "sms_sent": (N_("Z {z} of {date} was sent to {to} at {time}"), ""),
    "sms_network": (N_("Z {z} of {date} is not sent yet: there is no network"), _BY_ITSELF),
    "sms_busy": (N_("Z {z} of {date} is not sent yet: {service} has too much to do"), _BY_ITSELF),
    "sms_stranger": (
        N_("Z {z} of {date} is not sent yet: {service} does not let the shop in"),
        N_("Call the technician: user or secret of [sms] in till.toml is not right"),
    ),
    "sms_refused": (
        N_("Z {z} of {date} was not sent. {service} says: {said}"),
        N_("Put right what it names, then send it again"),
    ),
    "sms_doubt": (
        N_("Nobody knows whether Z {z} of {date} was sent"),
        N_("Look at the phone {to}: did it come?"),
    ),
}
