"""Words of what became of the day's turnover on its way to the owner's phone: what is so, what to do."""

from appliance.problem_words.mark import N_

_NUMBERS = N_("Look at the numbers")
_BY_ITSELF = N_("It goes by itself when it can")

TOLD: dict[str, tuple[str, str]] = {
    "sms_none": (N_("Nobody is told the turnover by SMS"), ""),
    "sms_ready": (N_("The turnover goes to {to} when the day is closed"), ""),
    "sms_sent": (N_("Z {z} of {date} was sent to {to} at {time}"), ""),
    "sms_network": (N_("Z {z} of {date} is not sent yet: there is no network"), _BY_ITSELF),
    "sms_busy": (N_("Z {z} of {date} is not sent yet: {service} has too much to do"), _BY_ITSELF),
    "sms_stranger": (
        N_("Z {z} of {date} is not sent yet: {service} does not let the shop in"),
        N_("Look at its user name and password under Settings"),
    ),
    "sms_refused": (
        N_("Z {z} of {date} was not sent. {service} says: {said}"),
        N_("Put right what it names, then send it again"),
    ),
    "sms_test_sent": (N_("A test is on its way to {to}: look at the phone"), ""),
    "sms_test_some": (N_("A test is on its way, but not to all. {service} says: {said}"), _NUMBERS),
    "sms_test_stranger": (
        N_("{service} does not let the shop in"),
        N_("Look at the user name and the password, letter by letter"),
    ),
    "sms_test_refused": (N_("Nothing was sent. {service} says: {said}"), N_("Put right what it names")),
    "sms_test_busy": (N_("Nothing was sent: {service} has too much to do"), N_("Try again in some minutes")),
    "sms_test_network": (
        N_("Nothing was sent: there is no way to {service} just now. What you typed is kept"),
        N_("Try again when the network is there"),
    ),
    "sms_test_doubt": (N_("Nobody knows whether it was sent to {to}"), N_("Look at the phone: did it come?")),
    "sms_doubt": (
        N_("Nobody knows whether Z {z} of {date} was sent"),
        N_("Look at the phone {to}: did it come?"),
    ),
}
