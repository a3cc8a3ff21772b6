"""How a text that stands as data is marked for the catalogues."""


def N_(message: str) -> str:  # noqa: N802  (gettext's own name for "mark, translate later")
    """Mark a text where it stands as data; `Words` translates it later."""
    return message
