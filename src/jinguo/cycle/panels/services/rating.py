"""Giving points, by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import demand, locked
from jinguo.cycle.panels.kinds import RATING
from jinguo.cycle.panels.models import Panel, Participant, Rating
from jinguo.cycle.panels.permissions import may_fill
from jinguo.cycle.panels.queries import participant, subjects_for
from jinguo.org.structure.models import Staff
from jinguo.rules.ratings import check_points

Place = tuple[int, int]  # the keys of a subject and a criterion


@dataclass(frozen=True, slots=True)
class Mark:
    """The points for a criterion, and why where that is said."""

    points: Decimal
    note: str = ""


@transaction.atomic
def rate(panel: Panel, marks: Mapping[Place, Mark | None], *, by: Staff) -> int:
    """Give points (评分) by subject and criterion; returns how many marks are still missing.

    A rater changes hers until the last day; None takes one back. Raises Refused; ValidationError by `points_S_C`, and
    for a subject that is not hers to rate.
    """
    row = locked(panel)
    demand(may_fill(by, row), act="panel.rate", row=row)
    rater = participant(row, by)
    if rater is None:  # may_fill has found her
        raise LookupError(f"participant {by.pk} of panel {row.pk}")
    places = _places(row, rater)
    _demand_sound(places, marks)
    _write(rater, marks)
    missing = len(places) - rater.ratings.count()
    Participant.objects.filter(pk=rater.pk).update(has_answered=not missing)
    audit.record("panel.rate", row, by=by, note=f"评了 {sum(mark is not None for mark in marks.values())} 项")
    return missing


def _places(panel: Panel, rater: Participant) -> dict[Place, Decimal]:
    """The marks that a rater owes, each with its full points."""
    if panel.kind != RATING:
        raise ValueError(f"panel {panel.pk} is a {panel.kind}")
    subjects = subjects_for(rater, panel.subjects.all(), RATING)
    return {(one.pk, criterion.pk): criterion.points for one in subjects for criterion in panel.criteria.all()}


def _demand_sound(places: Mapping[Place, Decimal], marks: Mapping[Place, Mark | None]) -> None:
    if set(marks) - set(places):
        raise ValidationError("有的对象不归您评，请刷新页面再填。")
    verdicts = {place: check_points(mark.points, places[place]) for place, mark in marks.items() if mark}
    wrong = {f"points_{one}_{two}": f"{said.reason}。" for (one, two), said in verdicts.items() if not said}
    if wrong:
        raise ValidationError(wrong)


def _write(rater: Participant, marks: Mapping[Place, Mark | None]) -> None:
    for (subject, criterion), mark in marks.items():
        place: dict[str, Any] = {"rater": rater, "subject_id": subject, "criterion_id": criterion}
        if mark is None:
            Rating.objects.filter(**place).delete()
            continue
        Rating.objects.update_or_create(**place, defaults={"points": mark.points, "note": mark.note})
