"""A year begins: its list is drawn from the roll, circumstances and the agreement to a higher share are entered."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import act, demand, locked
from jinguo.office.appraisal.models import AnnualAssessment, Appraisee, DutyReport
from jinguo.office.appraisal.permissions import may_begin, may_check_roll, may_run
from jinguo.office.appraisal.roll import HIGHER, OnRoll, changes_of, on_roll
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.periods import parse_period

CIRCUMSTANCES = ("graded_by", "probation_until", "seconded_to", "seconded_days", "refuses", "remark")


@transaction.atomic
def begin(organ: Unit, *, by: Staff, year: int, cut_off: date) -> AnnualAssessment:
    """Begin the annual appraisal of an organ (发起年度考核): everybody on the roll of its last day is listed.

    Raises Refused; ValidationError for a year begun already, a cut-off outside of it, or nobody on the roll.
    """
    demand(may_begin(by, organ), act="annualassessment.begin", row=organ)
    assessment = AnnualAssessment(unit=organ, year=year, cut_off=cut_off, begun_by=by, begun_on=clock.today())
    _demand_cut_off(year, cut_off)
    assessment.full_clean()
    assessment.save()
    people = on_roll(organ, assessment.span.last)
    if not people:
        raise ValidationError("这个单位没有在册人员，请先登记任职。")
    for one in people:
        _list(assessment, one)
    audit.record("annualassessment.begin", assessment, by=by, note=f"{len(people)} 人")
    return assessment


@transaction.atomic
def renew_list(assessment: AnnualAssessment, *, by: Staff) -> AnnualAssessment:
    """Bring the list to the roll as it is now: who came is added, who left goes, who moved changes her department.

    Raises Refused, also where somebody who left has begun her appraisal.
    """
    row = locked(assessment)
    demand(may_run(by, row), act="annualassessment.renew", row=row)
    changes = changes_of(row)
    for one in changes.came:
        _list(row, one)
    for one in changes.moved:
        row.people.filter(staff=one.staff).update(unit=one.unit, is_head=one.is_head)
    _strike(row, changes.left)
    note = f"增加 {len(changes.came)} 人，减少 {len(changes.left)} 人，换部室 {len(changes.moved)} 人"
    audit.record("annualassessment.renew", row, by=by, note=note)
    return row


@transaction.atomic
def check_roll(assessment: AnnualAssessment, *, by: Staff) -> AnnualAssessment:
    """Say that the list was held against the roll of 31 December (核对在册名单). Raises Refused while they differ."""
    row = locked(assessment)
    verdict = may_check_roll(by, row)
    demand(verdict, act="annualassessment.check_roll", row=row)
    if changes_of(row):
        raise ValidationError("名单和 12月31日 在册人员不一致，请先按页面列出的差异处理。")
    today = clock.today()
    return act(
        "annualassessment.check_roll",
        assessment,
        by=by,
        verdict=verdict,
        roll_checked_on=today,
        version=row.version + 1,
    )


@transaction.atomic
def set_circumstances(appraisee: Appraisee, *, by: Staff, seen: int | None = None, **fields: Any) -> Appraisee:
    """Enter what only people know of somebody's year (登记考核情况), by fields of `CIRCUMSTANCES`.

    Raises Refused, Stale, ValidationError by field.
    """
    row = locked(appraisee, seen)
    verdict = may_run(by, row.assessment)
    for name, value in fields.items():
        setattr(row, name, value)
    row.full_clean()
    return act("appraisee.circumstances", appraisee, by=by, verdict=verdict, version=row.version + 1, **fields)


@transaction.atomic
def record_agreement(
    assessment: AnnualAssessment,
    *,
    by: Staff,
    seen: int | None = None,
    agreement_number: str,
    agreement_day: date | None,
    has_least_one: bool = False,
) -> AnnualAssessment:
    """Record the authority's agreement to the higher share (登记提高比例的同意).

    Raises Refused, Stale, ValidationError.
    """
    row = locked(assessment, seen)
    fields: dict[str, Any] = {
        "agreement_number": agreement_number.strip(),
        "agreement_day": agreement_day,
        "has_least_one": has_least_one,
    }
    for name, value in fields.items():
        setattr(row, name, value)
    row.full_clean()
    verdict = may_run(by, row)
    return act("annualassessment.agree", assessment, by=by, verdict=verdict, version=row.version + 1, **fields)


def _list(assessment: AnnualAssessment, one: OnRoll) -> None:
    """Put a person on the list; a leader is appraised by the higher body (rule 19)."""
    graded_by = HIGHER if one.is_leader else ""
    row = Appraisee(assessment=assessment, staff=one.staff, unit=one.unit, is_head=one.is_head, graded_by=graded_by)
    row.full_clean()
    row.save()
    DutyReport.objects.create(appraisee=row)


def _strike(assessment: AnnualAssessment, people: tuple[Staff, ...]) -> None:
    for row in assessment.people.filter(staff__in=people).select_related("staff"):
        if row.steps.exists() or row.inquiries.exists():
            raise ValidationError(f"{row.staff}已经开始考核，不能从名单上移去；请在“考核情况”里写明由哪里考核。")
        row.report.delete()
        row.delete()


def _demand_cut_off(year: int, cut_off: date) -> None:
    span = parse_period(str(year))
    if not span.first <= cut_off <= span.last:
        raise ValidationError({"cut_off": f"数据截止日要在 {year} 年之内。"})
