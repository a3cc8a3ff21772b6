"""What people decided about deliveries, acted on once.

============  ==============================================================================
``resend``    send it again: after a refusal, in doubt, or once it is gone from the books
``there``     it is in the books, under the number they gave
``redate``    its period is closed: send it under the date they gave
``keep``      it may stand as it is: booked with other figures, or gone and left out; a draft that only
              people see may be gone as well
``wait``      a draft is known to wait; it is said again later
============  ==============================================================================
"""

from collections.abc import Mapping

from appliance.domain.voucher import CLOSED, is_date
from appliance.storage.delivery import Delivery, State
from appliance.storage.vouchers import Said
from appliance.upload.round import NO_LOOK_UP, Round


def hear(round_: Round, row: Delivery, said: Said, answered: Mapping[str, int]) -> None:
    """Act on the last answer about a delivery, if it has not been acted on."""
    deliveries = round_.deliveries
    if row.state == State.ACCEPTED:
        _hear_after(round_, row, said, answered)
    elif said.answer == "there":
        deliveries.take(row.id, said.reference or said.delivery, round_.now())
    elif said.at == row.answered:
        return
    elif said.answer == "redate":
        _redate(round_, row, said, answered)
    elif said.answer == "keep" and row.code == "kept_out":
        deliveries.keep_out(row.id, said.at, round_.now())
    elif said.answer != "resend" or row.state == State.QUEUED or said.at <= (row.tried_at or 0):
        # nothing to decide, or about an earlier try than the last
        deliveries.hear(row.id, said.at)
    elif row.needs_person or row.code in NO_LOOK_UP:
        deliveries.resend(row, round_.target.name, round_.now(), answered)
    # else it is unknown and the look-up has not had its say: the answer stands until it has


def _redate(round_: Round, row: Delivery, said: Said, answered: Mapping[str, int]) -> None:
    asked = row.state == State.REFUSED and row.code in CLOSED and said.at > (row.tried_at or 0)
    if asked and is_date(said.reference):
        round_.deliveries.resend(row, round_.target.name, round_.now(), answered, said.reference)
    else:
        round_.deliveries.hear(row.id, said.at)


def _hear_after(round_: Round, row: Delivery, said: Said, answered: Mapping[str, int]) -> None:
    """About what became of an accepted day; an answer that is older than that is about something else."""
    if row.ended or not row.stage or said.at == row.heard:
        return
    newer = row.since is not None and said.at > row.since
    if newer and said.answer == "keep" and (row.needs_person or row.unseen):
        round_.deliveries.leave(row.id, said.at, end=True)
    elif newer and row.stage == "gone" and said.answer == "resend":
        round_.deliveries.resend(row, round_.target.name, round_.now(), answered)
    else:
        round_.deliveries.leave(row.id, said.at, end=False)
