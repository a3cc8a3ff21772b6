"""The public key on paper, for the product declaration (RF-1348) and for who checks the journal."""

from appliance.domain.problems import refuse
from appliance.storage import journal
from appliance.storage.journal import Fact, Stored
from appliance.till.needs import needs_earnest, needs_operator
from appliance.till.till import PRINT_JOB, Till, store


def print_key(till: Till) -> Stored:
    """Print the key that seals now (13018): what its entry ``key_made`` says of it.

    Raises:
        Refused: ``not_logged_in``; ``training_only_sells``; ``key_missing`` where the country seals nothing.
    """
    needs_operator(till)
    needs_earnest(till)
    made = journal.last_of(till.database, "key_made")
    if not made:
        raise refuse("key_missing", version="0", detail=till.rules.country)
    body = {name: made[1].data[name] for name in ("version", "algorithm", "public")}
    (stored,) = store(till, Fact("key_printed", body, (PRINT_JOB,)))
    return stored
