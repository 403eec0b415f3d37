"""A round of evaluation is drafted: what is evaluated, when, by which weights, and who takes part."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import demand, locked
from jinguo.committee.evaluation.models import EvaluationRound, RoundParticipant, RoundPhase, RoundWeight
from jinguo.committee.evaluation.permissions import may_change, may_keep
from jinguo.committee.outlines.models import Outline
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.evaluation_round import PARTS, PHASES, USUAL_POINTS


class Span(NamedTuple):
    """From when to when, both days included."""

    first: date
    last: date


@transaction.atomic
def draft(committee: Unit, *, by: Staff, kind: str, title: str, year: int, **facts: Any) -> EvaluationRound:
    """Begin a round (起草评估方案) with the usual weights. Raises Refused, ValidationError."""
    demand(may_keep(by, committee), act="evaluationround.draft", row=committee)
    row = EvaluationRound(committee=committee, kind=kind, title=title.strip(), year=year, drafted_by=by, **facts)
    row.full_clean()
    row.save()
    weights = [RoundWeight(round=row, code=code, points=Decimal(points)) for code, points in USUAL_POINTS.items()]
    RoundWeight.objects.bulk_create(weights)
    audit.record("evaluationround.draft", row, by=by)
    return row


@transaction.atomic
def change(
    row: EvaluationRound,
    *,
    by: Staff,
    seen: int,
    outlines: Iterable[Outline],
    phases: Mapping[str, Span],
    weights: Mapping[str, Decimal],
    **facts: Any,
) -> EvaluationRound:
    """Change the plan: outlines, days of the phases, weights, and its other fields by name.

    Raises Refused, Stale, ValidationError by field.
    """
    found = locked(row, seen)
    demand(may_change(by, found), act="evaluationround.change", row=found)
    changes = {name: (getattr(found, name), value) for name, value in facts.items() if getattr(found, name) != value}
    for name, value in facts.items():
        setattr(found, name, value)
    found.version += 1
    found.full_clean()
    found.save()
    found.outlines.set(outlines)
    _put_phases(found, phases)
    _put_weights(found, weights)
    told = "、".join(f"{PARTS[code]} {points}" for code, points in weights.items())
    audit.record("evaluationround.change", found, by=by, changes=changes, note=f"权重：{told}")
    return found


@transaction.atomic
def name_participants(
    row: EvaluationRound, *, by: Staff, counties: Sequence[Unit], members: Sequence[Unit], visited: Iterable[Unit] = ()
) -> EvaluationRound:
    """Say anew who takes part, and whom the groups visit; until the participants begin. Raises Refused."""
    found = locked(row)
    demand(may_change(by, found), act="evaluationround.participants", row=found)
    if found.state not in ("draft", "preparing"):
        raise ValidationError("自评已经开始，参评单位不再更改。")
    to_visit = {unit.pk for unit in visited}
    RoundParticipant.objects.filter(round=found).delete()
    kinds = [("county", unit) for unit in counties] + [("member", unit) for unit in members]
    RoundParticipant.objects.bulk_create(
        RoundParticipant(round=found, kind=kind, unit=unit, order=order, is_visited=unit.pk in to_visit)
        for order, (kind, unit) in enumerate(kinds, 1)
    )
    note = f"县（市、区）{len(counties)} 个，成员单位 {len(members)} 个，实地核查 {len(to_visit)} 个"
    audit.record("evaluationround.participants", found, by=by, note=note)
    return found


@transaction.atomic
def set_visited(row: RoundParticipant, *, by: Staff, is_visited: bool) -> RoundParticipant:
    """Say whether a participant is visited; also after the participants began. Raises Refused."""
    found = locked(row)
    demand(may_change(by, found.round), act="roundparticipant.visit", row=found)
    found.is_visited, found.version = is_visited, found.version + 1
    found.save(update_fields=["is_visited", "version"])
    audit.record("roundparticipant.visit", found, by=by, changes={"is_visited": (not is_visited, is_visited)})
    return found


def _put_phases(row: EvaluationRound, phases: Mapping[str, Span]) -> None:
    row.phases.all().delete()
    before: Span | None = None
    for order, code in enumerate(PHASES, 1):
        span = phases.get(code)
        if span is None:
            continue
        if before and span.first < before.first:
            raise ValidationError({f"{code}_first": f"“{PHASES[code]}”不能早于前一阶段开始。"})
        phase = RoundPhase(round=row, code=code, order=order, first_day=span.first, last_day=span.last)
        if span.last < span.first:
            raise ValidationError({f"{code}_last": f"“{PHASES[code]}”的截止日不能早于起始日。"})
        phase.save()
        before = span


def _put_weights(row: EvaluationRound, weights: Mapping[str, Decimal]) -> None:
    if not any(weights.values()):
        raise ValidationError({"targets": "至少一项要有分值。"})
    row.weights.all().delete()
    RoundWeight.objects.bulk_create(
        RoundWeight(round=row, code=code, points=weights[code]) for code in PARTS if weights.get(code)
    )
