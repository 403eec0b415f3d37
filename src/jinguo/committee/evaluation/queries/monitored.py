"""What monitoring says of a participant's targets in the round's year, beside which she evaluates herself."""

from jinguo.committee.evaluation.models import RoundParticipant
from jinguo.committee.outlines.evaluating import Asked, evaluate_all
from jinguo.committee.outlines.models import Observation
from jinguo.org.structure.models import Staff
from jinguo.rules.progress import Attainment


def monitored(participant: RoundParticipant, reader: Staff) -> dict[int, Attainment]:
    """The verdicts on her targets that have a value within reach, by the target's key; a fixed number of queries.

    A county is looked at by itself, a member unit speaks of the committee's region.
    """
    region = participant.region or participant.round.committee.region
    if region is None:
        return {}
    values = Observation.objects.visible_to(reader)
    outlines = list(participant.round.outlines.select_related("region"))
    found = evaluate_all(
        outlines, Asked(year=participant.round.year, region=region), observations=values, reader=reader
    )
    return {line.target.pk: line.verdict for one in found for line in one.lines if line.published and not line.is_near}
