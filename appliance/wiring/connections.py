"""The accounting systems that days and orders go to alike, with the shop's own way in."""

from pathlib import Path

from appliance.config.books import Books
from appliance.config.keys import files
from appliance.config.mail import Mail
from appliance.config.sms import Sms
from appliance.integrations.accounting import dinero
from appliance.integrations.accounting.office24 import Access
from appliance.integrations.accounting.office24.access import Connection
from appliance.integrations.http import Conversation


def office24_access(section: Books) -> Access:
    """How 24SevenOffice knows the shop."""
    return Access(
        section.client_id,
        secret(section),
        section.organisation,
        section.transaction_type,
        department_dimension=section.department_dimension,
        project_dimension=section.project_dimension,
        object_dimension=section.object_dimension,
        api=section.api,
        token_url=section.login,
    )


def office24_connection(section: Books) -> Connection:
    """24SevenOffice over REST."""
    return Connection(office24_access(section), Conversation())


def dinero_connection(section: Books) -> dinero.Connection:
    """The shop's own organisation at Dinero."""
    access = dinero.Access(
        section.client_id,
        secret(section),
        section.organisation,
        api_key=secret(section, "api_key"),
        tenant=section.tenant,
        api=section.api,
        login=section.login,
    )
    return dinero.Connection(access, Conversation())


def secret(section: Books | Sms | Mail, name: str = "secret") -> str:
    """A section's secret, as till.toml has it or as it stands in a file of its own; empty: there is neither.

    Raises:
        OSError: Its file is not there, or is another user's.
    """
    written, file = getattr(section, name), getattr(section, files(section)[name])
    return written or (Path(file).read_text().strip() if file else "")
