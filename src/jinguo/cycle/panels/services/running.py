"""A panel begins, is put off, ends, is called off, is published."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import clock
from jinguo.base.moves import act, demand, locked, move
from jinguo.base.web import words
from jinguo.cycle.inbox.services import tell
from jinguo.cycle.panels.kinds import BALLOT, INVITED, SURVEY
from jinguo.cycle.panels.models import BallotBox, Panel
from jinguo.cycle.panels.permissions import enough, is_over, may_extend
from jinguo.cycle.panels.readiness import ready
from jinguo.org.structure.models import Staff
from jinguo.rules.ballots import SCHEMES, Pile
from jinguo.rules.verdict import YES, all_of


@transaction.atomic
def open_panel(panel: Panel, *, by: Staff | None) -> Panel:
    """Let it begin (开始): empty boxes are set up, those who are asked are told. Raises Refused."""
    row = locked(panel)
    if row.state == "draft":
        demand(ready(row), act="panel.open", row=row)
    panel = move(panel, "open", by=by, opened_on=clock.today(), version=row.version + 1)
    _set_up_boxes(panel)
    people = [one.staff for one in panel.participants.select_related("staff")]
    title = f"请参加{panel.get_kind_display()}：{panel}"
    until = f"{words.day(panel.last_day)} 截止"
    tell(people, title, about=panel, kind=INVITED, by=by, detail=until, bundle="评议请您参加")
    return panel


@transaction.atomic
def close(panel: Panel, *, by: Staff | None) -> Panel:
    """End it (结束): nothing is taken any more, results may be seen. Raises Refused before its time."""
    row = locked(panel)
    if by is None and row.state == "open":
        demand(all_of((is_over(row), "还没有到截止日")), act="panel.close", row=row)
    return move(panel, "close", by=by, closed_on=clock.today(), version=row.version + 1)


def close_over() -> str:
    """End every panel whose last day is over, and say in Chinese how many; the daily duty."""
    over = list(Panel.objects.filter(state="open", last_day__lt=clock.today()))
    for panel in over:
        close(panel, by=None)
    return f"结束 {len(over)} 次评议"


@transaction.atomic
def publish(panel: Panel, *, by: Staff | None) -> Panel:
    """Let each subject see her own result (公布结果). Raises Refused where too few have voted."""
    row = locked(panel)
    demand(enough(row), act="panel.publish", row=row)
    panel = move(panel, "publish", by=by, published_on=clock.today(), version=row.version + 1)
    subjects = panel.subjects.select_related("staff").exclude(staff=None)
    people = [one.staff for one in subjects if one.staff]
    tell(people, f"评议结果已公布：{panel}", about=panel, kind=INVITED, by=by, bundle="评议结果已公布")
    return panel


@transaction.atomic
def cancel(panel: Panel, *, by: Staff | None, reason: str) -> Panel:
    """Call it off (取消); what was voted and answered is destroyed. Raises Refused."""
    panel = move(panel, "cancel", by=by, reason=reason.strip(), version=locked(panel).version + 1)
    panel.boxes.all().delete()
    return panel


@transaction.atomic
def extend(panel: Panel, *, by: Staff | None, last_day: date) -> Panel:
    """Put its last day off (延期). Raises Refused, ValidationError when the day is not later."""
    row = locked(panel)
    verdict = may_extend(by, row) if by else YES
    demand(verdict, act="panel.put_off", row=row)
    if last_day <= row.last_day or last_day < clock.today():
        raise ValidationError({"last_day": f"新的截止日要晚于 {words.day(row.last_day)}，也不早于今天。"})
    return act("panel.put_off", panel, by=by, verdict=YES, last_day=last_day, version=row.version + 1)


def _set_up_boxes(panel: Panel) -> None:
    """One box for each subject of a ballot, for each question of a questionnaire; none for a rating, which is named."""
    if panel.kind == BALLOT:
        empty = Pile.of(len(SCHEMES[panel.scheme].options)).written()
        for subject in panel.subjects.all():
            BallotBox.objects.create(panel=panel, subject=subject, counts=empty)
    if panel.kind == SURVEY:
        for question in panel.questions.all():
            empty = Pile.of(len(question.choices)).written()
            BallotBox.objects.create(panel=panel, question=question, counts=empty)
