"""A quarter's reviews and appraisals begun."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked
from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.office.quarter.models import QuarterReview, RegularAppraisal
from jinguo.office.quarter.permissions import may_open_quarter
from jinguo.office.quarter.queries import members
from jinguo.office.quarter.telling import tell_begun
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.periods import Period
from jinguo.rules.quarter_sheets import review_due
from jinguo.rules.verdict import YES


@dataclass(frozen=True, slots=True)
class Opened:
    """What was begun."""

    reviews: list[QuarterReview]
    appraisals: list[RegularAppraisal]


@transaction.atomic
def open_quarter(organ: Unit, quarter: Period, *, by: Staff | None) -> Opened:
    """Begin a quarter (发起): a review for each sheet asked for, an appraisal for everybody who takes part.

    Those that exist are left alone, so that it may be done again for who came later; returns the new ones, with those
    told who have to do something first. Raises Refused, or ValidationError for a period that is no quarter or has not
    begun.
    """
    organ = locked(organ)
    demand(may_open_quarter(by, organ) if by else YES, act="quarterreview.open_quarter", row=organ)
    if quarter.kind != "quarter" or quarter.first > clock.today():
        raise ValidationError({"quarter": f"{quarter.label}不是已经开始的季度，请另选。"})
    due = review_due(quarter, clock.today(), work_calendar())
    opened = Opened(_reviews(organ, quarter, due), _appraisals(organ, quarter, due))
    note = f"{quarter.label}：部室 {len(opened.reviews)} 份，人员 {len(opened.appraisals)} 人"
    audit.record("quarterreview.open_quarter", organ, by=by, note=note)
    tell_begun(opened.reviews, opened.appraisals, by=by)
    return opened


def _reviews(organ: Unit, quarter: Period, due: date) -> list[QuarterReview]:
    sheets = QuarterSheet.objects.filter(plan__unit__organ_path=organ.organ_path, period=quarter.code, review=None)
    ordered = sheets.select_related("unit", "plan__unit").order_by("unit__order", "unit__path", "pk")
    return QuarterReview.objects.bulk_create(QuarterReview(sheet=sheet, rate_by=due) for sheet in ordered)


def _appraisals(organ: Unit, quarter: Period, due: date) -> list[RegularAppraisal]:
    known = set(RegularAppraisal.objects.filter(period=quarter.code).values_list("staff", flat=True))
    new = [one for one in members(organ, quarter) if one.verdict and one.staff.pk not in known]
    return RegularAppraisal.objects.bulk_create(_appraisal(one.staff, one.unit, quarter, due) for one in new)


def _appraisal(staff: Staff, unit: Unit, quarter: Period, due: date) -> RegularAppraisal:
    return RegularAppraisal(staff=staff, unit=unit, period=quarter.code, due=due)
