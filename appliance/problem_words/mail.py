"""Words of problems with receipts by e-mail, and of what a look at the mailbox finds (`health`)."""

from appliance.problem_words.mark import N_

MAIL: dict[str, tuple[str, str, str]] = {
    "mail_wrong": (
        N_("{address} is no e-mail address"),
        N_("Nothing was sent"),
        N_("Ask the customer once more, letter by letter"),
    ),
    "mail_off": (
        N_("This till has no mailbox to send from"),
        N_("Nothing was sent"),
        N_("Set one up under More, Settings"),
    ),
    "mail_busy": (
        N_("A receipt is on its way by e-mail"),
        N_("This one was not sent"),
        N_("Try again in half a minute"),
    ),
}
FOUND: dict[str, tuple[str, str]] = {
    "mail_none": (N_("No mailbox is set up: receipts are printed"), ""),
    "mail_fine": (N_("It lets the till in"), ""),
    "mail_refused": (
        N_("It does not let the till in"),
        N_("Look at user name and password under Settings; the password may have been changed"),
    ),
    "mail_unreached": (
        N_("It cannot be reached; receipts are printed meanwhile"),
        N_("Look at the network, and at its name under Settings"),
    ),
    "mail_test_sent": (N_("A test was sent to {to}: look whether it came, among the junk mail too"), ""),
    "mail_test_failed": (
        N_("It lets the till in and takes no e-mail: {detail}"),
        N_("Look at the address that it is sent from"),
    ),
    "mail_test_doubt": (N_("Nobody knows whether it was sent to {to}"), N_("Look whether it came")),
}
