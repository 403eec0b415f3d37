"""The scores of a round's participants, composed anew from their parts; what was published stays as it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jinguo.base import clock
from jinguo.base.moves.subjects import subject_key
from jinguo.committee.evaluation.models import EvaluationRound, RoundParticipant
from jinguo.committee.evaluation.queries.checks import Quality, quality_by_unit
from jinguo.committee.evaluation.queries.facts import counts_of, facts_of
from jinguo.cycle.panels.models import Panel
from jinguo.cycle.panels.results import rated
from jinguo.rules.evaluation_round import (
    Composed,
    Facts,
    Part,
    achieved,
    checked,
    complete,
    composed,
    plain,
    reviewed,
    timely,
)

NOT_HANDED_IN = Composed(None, (), "没有报送自评，不评分")


@dataclass(frozen=True)
class Scored:
    """A participant with what is known of her and her score."""

    participant: RoundParticipant
    facts: Facts
    score: Composed

    @property
    def kept(self) -> list[dict[str, Any]]:
        """The parts as they are published."""
        return [
            {
                "title": one.part.title,
                "most": plain(one.most),
                "points": plain(one.points),
                "because": one.part.because,
            }
            for one in self.score.parts
        ]


def participants_of(row: EvaluationRound) -> list[RoundParticipant]:
    """The participants of a round, counties first, each knowing its round."""
    found = list(row.participants.select_related("unit__region", "result").order_by("kind", "order", "pk"))
    for one in found:
        one.round = row
    return found


def scores_of(row: EvaluationRound, participants: Sequence[RoundParticipant] | None = None) -> list[Scored]:
    """Every participant with her score as it stands now."""
    rows = participants_of(row) if participants is None else participants
    weights = {one.code: one.points for one in row.weights.all()}
    facts, counts = facts_of(rows, clock.today()), counts_of(rows)
    panel, quality = panel_scores(row), quality_by_unit(row)
    return [
        Scored(
            one,
            facts[one.pk],
            composed(
                [*_parts(facts[one.pk], counts[one.pk], panel.get(one.unit_id), quality.get(one.unit_id), weights)]
            )
            if facts[one.pk].is_handed_in
            else NOT_HANDED_IN,
        )
        for one in rows
    ]


def panel_of(row: EvaluationRound) -> Panel | None:
    """The rating held for a round; None where none was begun."""
    return Panel.objects.filter(**subject_key(row)).exclude(state="cancelled").order_by("-pk").first()


def panel_scores(row: EvaluationRound) -> dict[int, tuple[Decimal, Decimal]]:
    """What the ended panel gave each unit, with the full points; empty before it has ended."""
    panel = panel_of(row)
    if panel is None or not panel.has_results:
        return {}
    most = sum((one.points for one in panel.criteria.all()), Decimal(0))
    return {
        one.subject.unit_id: (one.score, most)
        for one in rated(panel)
        if one.subject and one.subject.unit_id and one.score is not None
    }


def _checked(quality: Quality | None, weight: Decimal) -> Part:
    return checked(quality.score, quality.because, weight) if quality else checked(None, "", weight)


def _parts(
    facts: Facts,
    counts: dict[str, int],
    panel: tuple[Decimal, Decimal] | None,
    quality: Quality | None,
    weights: dict[str, Decimal],
) -> list[Part]:
    score, most = panel or (None, Decimal(0))
    found = {
        "timely": lambda weight: timely(facts.due, facts.submitted_on, weight),
        "complete": lambda weight: complete(facts, weight),
        "targets": lambda weight: achieved(counts, weight),
        "review": lambda weight: reviewed(score, most, weight),
        "site": lambda weight: _checked(quality, weight),
    }
    return [found[code](weight) for code, weight in weights.items()]
