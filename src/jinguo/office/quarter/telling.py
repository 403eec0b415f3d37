"""What is told of a quarter beside the steps of its ways: that it begins, that a department has proposed."""

from collections.abc import Sequence

from jinguo.base.web import words
from jinguo.cycle.inbox import kinds
from jinguo.cycle.inbox.services.telling import Word, tell, tell_each
from jinguo.cycle.tasks.people import IN_CHARGE
from jinguo.office.quarter.models import QuarterReview, RegularAppraisal
from jinguo.org.structure.models import Appointment, Staff

BEGUN = kinds.register("quarter", "季度考评").code


def tell_begun(reviews: Sequence[QuarterReview], appraisals: Sequence[RegularAppraisal], *, by: Staff | None) -> None:
    """Tell each department's head of its review, and each person of her appraisal; one query and the telling."""
    heads = in_charge_by_unit({one.sheet.unit_id for one in reviews})
    day = words.day
    told = [
        Word(tuple(heads.get(one.sheet.unit_id, ())), f"请自评：{one}（{day(one.rate_by)}止）", BEGUN, one, by)
        for one in reviews
    ]
    hers = [
        Word((one.staff,), f"请写{one.span.label}平时考核小结（{day(one.due)}止）", BEGUN, one, by)
        for one in appraisals
    ]
    tell_each([*told, *hers])


def tell_proposed(row: RegularAppraisal, *, by: Staff | None) -> None:
    """Tell the leaders, once a department has proposed for all its people, that they have to decide: not one by one."""
    rows = RegularAppraisal.objects.filter(unit=row.unit_id, period=row.period)
    if rows.filter(state__in=("summary", "propose")).exists():
        return
    count = rows.filter(state="decide").count()
    title = f"请审定等次：{row.unit.label}{row.span.label} {count} 人"
    tell([one for one in row.deciders() if one != by], title, kind=BEGUN, about=row, by=by)


def in_charge_by_unit(units: set[int]) -> dict[int, list[Staff]]:
    """Who answers for each unit today, where it has nobody everybody who works there; one query."""
    heads: dict[int, list[Staff]] = {}
    everybody: dict[int, list[Staff]] = {}
    running = Appointment.objects.running().filter(unit__in=units, staff__is_active=True)
    for row in running.select_related("staff").order_by("pk"):
        everybody.setdefault(row.unit_id, []).append(row.staff)
        if row.role in IN_CHARGE:
            heads.setdefault(row.unit_id, []).append(row.staff)
    return everybody | heads
