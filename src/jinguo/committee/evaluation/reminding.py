"""What is reminded of: a self-evaluation that has not been handed in, first its unit, then the committee's office."""

from collections.abc import Iterator
from datetime import date

from jinguo.committee.evaluation.models import EvaluationRound, RoundParticipant, RoundPhase
from jinguo.committee.evaluation.people import answering_each, office_of
from jinguo.cycle.inbox.reminding import Due

NOUN = "评估自评"
RUNNING = ("self_evaluation", "field", "writing", "follow_up")


def open_reports(today: date) -> Iterator[Due]:  # noqa: ARG001 - what is open is open on any day
    """Every report of a running round that is still to come; a fixed number of queries a round."""
    for row in EvaluationRound.objects.filter(state__in=RUNNING).select_related("committee__region"):
        phase = RoundPhase.objects.filter(round=row, code="self_evaluation").first()
        waiting = list(row.participants.filter(state__in=("open", "returned")).select_related("unit__region"))
        if phase and waiting:
            yield from _dues(row, waiting, phase.last_day)


def _dues(row: EvaluationRound, waiting: list[RoundParticipant], last_day: date) -> Iterator[Due]:
    office, people = tuple(office_of(row.committee)), answering_each(one.unit_id for one in waiting)
    for one in waiting:
        word = "退回后没有重新报送" if one.state == "returned" else "还没有报送"
        asked = people.get(one.unit_id) or office
        yield Due(one, f"{row}：{one}{word}", last_day, asked, office, office, noun=NOUN)
