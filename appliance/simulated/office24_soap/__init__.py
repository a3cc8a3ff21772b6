"""A 24SevenOffice on this machine, over SOAP: its books, how it words its answers, its way in, its page."""
