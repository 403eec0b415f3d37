"""The secret ballot of a year (民主测评): called for those who have reported, taken over once it is closed."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import demand, locked
from jinguo.base.moves.subjects import subject_key
from jinguo.cycle.panels import services as panels
from jinguo.cycle.panels.kinds import BALLOT
from jinguo.cycle.panels.models import Panel
from jinguo.office.appraisal.facts import judged_of
from jinguo.office.appraisal.models import AnnualAssessment
from jinguo.office.appraisal.permissions import may_run
from jinguo.office.appraisal.services.steps import take_all
from jinguo.org.structure.models import Staff

FORM = "grades"


def ballots_of(assessment: AnnualAssessment) -> list[Panel]:
    """The ballots that were held for a year, the last first; those called off are left out."""
    held = Panel.objects.filter(**subject_key(assessment), kind=BALLOT)
    return list(held.exclude(state="cancelled").order_by("-pk"))


@transaction.atomic
def call_ballot(assessment: AnnualAssessment, *, by: Staff, last_day: date) -> Panel:
    """Call the ballot (发起民主测评): on everybody who is appraised here and has reported, by everybody on the list.

    Raises Refused, also while a ballot runs or heads of departments have not reported; ValidationError by field.
    """
    row = locked(assessment)
    demand(may_run(by, row), act="annualassessment.call_ballot", row=row)
    if any(one.state in ("draft", "open") for one in ballots_of(row)):
        raise ValidationError("已有一次民主测评在进行，结束以后再发起。")
    subjects = [one.appraisee.staff for one in judged_of(row) if one.is_gradable and "report" in one.appraisee.done]
    if not subjects:
        raise ValidationError("还没有人提交述职，述职以后再测评。")
    voters = [one.staff for one in row.people.select_related("staff")]
    panel = panels.begin(
        BALLOT, f"{row.year}年度考核民主测评", unit=row.unit, last_day=last_day, by=by, about=row, scheme=FORM
    )
    panel = panels.name_subjects(panel, by=by, seen=panel.version, staff=subjects)
    panel = panels.name_participants(panel, dict.fromkeys(voters, ""), by=by, seen=panel.version)
    return panels.open_panel(panel, by=by)


@transaction.atomic
def take_ballot(assessment: AnnualAssessment, *, by: Staff) -> Panel:
    """Take over a ballot that is closed (登记测评结果): its day is that of the step. Raises Refused."""
    row = locked(assessment)
    demand(may_run(by, row), act="annualassessment.take_ballot", row=row)
    closed = [one for one in ballots_of(row) if one.has_results]
    if not closed:
        raise ValidationError("还没有结束的民主测评，结束以后再登记。")
    panel = closed[0]
    voted = panel.subjects.exclude(staff=None).values("staff")
    people = row.people.filter(staff__in=voted).exclude(steps__step="ballot").select_related("staff")
    found = list(people.prefetch_related("steps"))
    take_all(found, "ballot", by=by, on=panel.closed_on)
    audit.record("annualassessment.take_ballot", row, by=by, note=f"{panel}：{len(found)} 人")
    return panel
