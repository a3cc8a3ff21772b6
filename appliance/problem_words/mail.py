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
        N_("Your technician can set one up: [mail] in till.toml"),
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
        N_("Look at mail.user and mail.secret in till.toml; the password may have been changed"),
    ),
    "mail_unreached": (
        N_("It cannot be reached; receipts are printed meanwhile"),
        N_("Look at the network; mail.host and mail.port in till.toml say where it is"),
    ),
}
