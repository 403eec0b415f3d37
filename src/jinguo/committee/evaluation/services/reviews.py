"""A report is looked at: the groups say what they think, the office lets it pass or sends it back."""

from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked, move
from jinguo.committee.evaluation.models import GroupReview, RoundParticipant
from jinguo.committee.evaluation.people import seats_of
from jinguo.committee.evaluation.permissions import may_review
from jinguo.org.structure.models import Staff


@transaction.atomic
def review(
    participant: RoundParticipant, *, by: Staff, advice: str, comment: str, group: str = "", reviewer: str = ""
) -> GroupReview:
    """Say what a group thinks of a report (写审核意见).

    Who sits in one group speaks for it; the office enters for `group` what `reviewer`, who has no account, has said.
    Raises Refused, ValidationError.
    """
    row = locked(participant)
    demand(may_review(by, row), act="groupreview.review", row=row)
    seats = seats_of(by, row.round.committee)
    spoken = GroupReview(participant=row, advice=advice, comment=comment.strip(), by=by, on=clock.today())
    spoken.group = group or next((one for one in ("expert", "statistics") if one in seats), "office")
    spoken.reviewer = reviewer.strip() or by.name
    spoken.full_clean()
    spoken.save()
    audit.record("groupreview.review", spoken, by=by, note=spoken.get_advice_display())
    return spoken


@transaction.atomic
def send_back(participant: RoundParticipant, *, by: Staff, reason: str) -> RoundParticipant:
    """Send a report back with a reason (退回); its unit is told. Raises Refused."""
    row, reason = locked(participant), reason.strip()
    return move(participant, "send_back", by=by, reason=reason, returned_because=reason, version=row.version + 1)


@transaction.atomic
def accept(participant: RoundParticipant, *, by: Staff) -> RoundParticipant:
    """Let a report pass (审核通过). Raises Refused."""
    row = locked(participant)
    return move(participant, "accept", by=by, accepted_on=clock.today(), version=row.version + 1)
