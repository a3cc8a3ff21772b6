"""The accounting systems that days and orders go to alike, with the shop's own way in."""

from pathlib import Path

from appliance.config.books import Books
from appliance.integrations.accounting import dinero
from appliance.integrations.accounting.office24 import Access
from appliance.integrations.accounting.office24.access import Connection
from appliance.integrations.http import Conversation


def office24_access(section: Books) -> Access:
    """How 24SevenOffice knows the shop."""
    return Access(
        section.client_id,
        secret(section.secret, section.secret_file),
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
        secret(section.secret, section.secret_file),
        section.organisation,
        api_key=secret(section.api_key, section.key_file),
        tenant=section.tenant,
        api=section.api,
        login=section.login,
    )
    return dinero.Connection(access, Conversation())


def secret(written: str, file: str) -> str:
    """A secret as till.toml has it, or as it stands in a file of its own; empty where there is neither."""
    return written or (Path(file).read_text().strip() if file else "")
