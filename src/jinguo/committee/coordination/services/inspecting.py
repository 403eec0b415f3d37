"""The year's inspection is planned, and its rounds are arranged as inspections of the cycle."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import demand, locked
from jinguo.committee.coordination.models import InspectionRound, YearInspection
from jinguo.committee.coordination.models.rounds import STAGES
from jinguo.committee.coordination.permissions import may_open_round
from jinguo.committee.coordination.queries.following import demanded_of, rounds_of
from jinguo.committee.coordination.queries.lateness import watched_units
from jinguo.committee.coordination.services.keeping import demand_keeping, demand_watched
from jinguo.cycle.inspections import services as inspections
from jinguo.cycle.inspections.services import Item, Site
from jinguo.org.structure.models import Staff, Unit

FOLLOWING = "上一轮督查要求的整改落实情况"


@transaction.atomic
def plan_year(
    committee: Unit, *, by: Staff, year: int, title: str, units: Iterable[Unit], paper: str = "", focus: str = ""
) -> YearInspection:
    """Plan the year's inspection (制定年度督查方案): which counties and member units, what it looks at.

    Raises Refused; ValidationError by field: a second plan of the year, no unit, a unit that is not watched over.
    """
    demand_keeping(by, committee, "yearinspection.plan")
    subjects = list(dict.fromkeys(units))
    if not subjects:
        raise ValidationError({"units": "还没有选受检单位，请勾选县（市、区）和成员单位。"})
    watched = set(watched_units(committee, date(year, 12, 31)).values_list("pk", flat=True))
    for unit in subjects:
        demand_watched(unit, watched, "units")
    row = YearInspection(committee=committee, year=year, title=title.strip(), paper=paper.strip(), focus=focus.strip())
    row.planned_by = by
    row.full_clean()
    row.save()
    row.units.set(subjects)
    audit.record("yearinspection.plan", row, by=by, note=f"{len(subjects)} 个单位")
    return row


@transaction.atomic
def open_round(
    year: YearInspection,
    *,
    by: Staff,
    stage: str,
    day: date,
    lead: Staff,
    items: Sequence[Item],
    units: Iterable[Unit],
    members: Iterable[Staff] = (),
) -> InspectionRound:
    """Arrange a round (安排督查) at some units of the plan; it goes on as an inspection of the cycle.

    A later round looks besides at what the earlier ones demanded. Raises Refused; ValidationError by field: a unit
    outside the plan, another year, the round has been arranged.
    """
    row = locked(year)
    demand(may_open_round(by, row), act="inspectionround.open", row=row)
    giver = demand_keeping(by, row.committee, "inspectionround.open")
    if day.year != row.year:
        raise ValidationError({"day": f"这是{row.year}年的督查，请选{row.year}年的日子。"})
    subjects = list(dict.fromkeys(units))
    _demand_planned(row, subjects)
    title, asked = f"{row.year}年{STAGES.get(stage, '督查')}", [*items, *_following(row, subjects)]
    who: dict[str, Any] = {"unit": giver, "lead": lead, "members": members, "by": by}
    what: dict[str, Any] = {"day": day, "detail": "\n".join(row.focuses), "items": asked}
    made = inspections.plan("site_check", title, sites=[Site(unit) for unit in subjects], **who, **what)
    found = InspectionRound(of=row, stage=stage, inspection=made)
    found.full_clean()
    found.save()
    audit.record("inspectionround.open", found, by=by, note=f"{len(subjects)} 个单位")
    return found


def _demand_planned(year: YearInspection, subjects: list[Unit]) -> None:
    if not subjects:
        raise ValidationError({"units": "还没有选受检单位，请从方案里勾选。"})
    planned = set(year.units.values_list("pk", flat=True))
    outside = [unit.label for unit in subjects if unit.pk not in planned]
    if outside:
        raise ValidationError({"units": f"{'、'.join(outside)}不在年度督查方案里，请另选。"})


def _following(year: YearInspection, subjects: list[Unit]) -> list[Item]:
    """One more item where an earlier round demanded something of one of the units."""
    asked = demanded_of(rounds_of(year))
    return [Item(FOLLOWING)] if any(asked.get(unit.pk) for unit in subjects) else []
