"""A 24SevenOffice on this machine, over REST: ledger and rules, sales side, way in, page."""
