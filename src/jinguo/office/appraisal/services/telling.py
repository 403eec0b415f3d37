"""The excellent stand under publicity; everybody is told in writing; each signs her opinion."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import act, demand, locked, move
from jinguo.base.moves.subjects import subject_of
from jinguo.cycle.inbox import kinds
from jinguo.cycle.inbox.services import tell
from jinguo.cycle.publicity import ending
from jinguo.cycle.publicity import services as publicity
from jinguo.cycle.publicity.models import PublicNotice
from jinguo.cycle.publicity.snapshots import Snapshot
from jinguo.office.appraisal.models import AnnualAssessment, Appraisee
from jinguo.office.appraisal.models.people import NO_COURSE
from jinguo.office.appraisal.notices import KIND, notices_of
from jinguo.office.appraisal.permissions import may_notify, may_sign
from jinguo.office.appraisal.services.steps import take, take_all
from jinguo.org.structure.models import Staff
from jinguo.rules.wording import date_words

HEADS = ("部室", "姓名", "考核等次")
TOLD = kinds.register("appraisal", "年度考核").code


@transaction.atomic
def put_up(assessment: AnnualAssessment, *, by: Staff, reception: str, phone: str) -> PublicNotice:
    """Put the list of the excellent up inside the organ for the days of the rule (公示优秀等次). Raises Refused."""
    row = locked(assessment)
    people = list(row.people.filter(grade="excellent").select_related("staff", "unit").prefetch_related("steps"))
    move(assessment, "put_up", by=by, version=row.version + 1)
    table = Snapshot.of(HEADS, [(one.unit.label, one.staff.name, one.get_grade_display()) for one in people])
    notice = publicity.draft(
        f"{row.year}年度考核优秀等次人员公示",
        KIND,
        unit=row.unit,
        body=_words(row, len(people)),
        by=by,
        reception=reception,
        phone=phone,
        table=table,
        about=row,
    )
    take_all(people, "publicity", by=by)
    return publicity.publish(notice, by=by)


@transaction.atomic
def skip_publicity(assessment: AnnualAssessment, *, by: Staff) -> AnnualAssessment:
    """Go on without publicity where nobody is excellent. Raises Refused."""
    row = locked(assessment)
    return move(assessment, "skip_publicity", by=by, version=row.version + 1)


@transaction.atomic
def notify(assessment: AnnualAssessment, *, by: Staff) -> int:
    """Tell everybody her result in writing (书面通知); returns how many. Raises Refused while the publicity runs."""
    row = locked(assessment)
    demand(may_notify(by, row), act="annualassessment.notify", row=row)
    listed = row.people.exclude(outcome__in=NO_COURSE).exclude(steps__step="notice")
    people = list(listed.select_related("staff").prefetch_related("steps"))
    take_all(people, "notice", by=by, publicity_ended=_publicity_ended(row))
    for one in people:
        tell([one.staff], f"{one}结果：{one.result_words}", kind=TOLD, about=one, by=by, detail="请签署意见")
    audit.record("annualassessment.notify", row, by=by, note=f"{len(people)} 人")
    return len(people)


@transaction.atomic
def sign(appraisee: Appraisee, *, by: Staff, opinion: str, opinion_words: str = "") -> Appraisee:
    """Sign an opinion on one's result (签署意见). Raises Refused, ValidationError by field."""
    row = locked(appraisee)
    if opinion == "differ" and not opinion_words.strip():
        raise ValidationError({"opinion_words": "有不同意见的，请写明意见。"})
    fields: dict[str, Any] = {"opinion": opinion, "opinion_words": opinion_words.strip(), "version": row.version + 1}
    appraisee = act("appraisee.sign", appraisee, by=by, verdict=may_sign(by, row), **fields)
    take(row, "opinion", by=by)
    return appraisee


def hang_up() -> None:
    """Go on when a notice of the excellent is concluded, from the app's `ready()`."""
    ending.on_conclude(KIND, _go_on)


def _go_on(notice: PublicNotice, _by: Staff | None) -> None:
    assessment = subject_of(notice)
    if isinstance(assessment, AnnualAssessment) and assessment.state == "public":
        move(assessment, "end_publicity", by=None, version=assessment.version + 1)


def _publicity_ended(assessment: AnnualAssessment) -> date | None:
    """The last day on which the excellent stood under publicity."""
    last = notices_of(assessment).filter(state="concluded").order_by("-pk").first()
    return last.last_day if last else None


def _words(assessment: AnnualAssessment, count: int) -> str:
    day = date_words(assessment.decided_on or clock.today(), clock.today())
    cut_off = date_words(assessment.cut_off, clock.today())
    return (
        f"按照公务员考核的规定，经总结述职、民主测评、了解核实、审核评鉴，{day}由{assessment.decided_at}研究，"
        f"确定{assessment.year}年度考核优秀等次 {count} 名，现予公示。出勤和任务完成数据截至{cut_off}；"
        f"{assessment.year}年12月31日在册情况，次年1月再作核对。"
    )
