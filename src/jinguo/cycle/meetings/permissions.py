"""Who may do what with meetings."""

from django.utils import timezone

from jinguo.base import clock
from jinguo.cycle.meetings.models import Attendance, Meeting
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import grants_reading
from jinguo.rules import meetings as rules
from jinguo.rules.verdict import Verdict, all_of

RUNNING = "召集人、主持人、记录人、召集单位负责人或绩效办"
OPEN = ("planned", "held")


def may_read(actor: Staff) -> Verdict:
    """Who may open meetings at all: whose role reads the common work, which no administrator's seat does."""
    reads = grants_reading(actor, WORK, clock.today())
    return all_of((reads, "您的岗位不查看会议；工作需要的，请系统管理员申请权限"))


def may_plan(actor: Staff, unit: Unit) -> Verdict:
    """Who may call a meeting of a unit: whoever works in its organ."""
    grants = grants_reading(actor, WORK, clock.today())
    inside = any(grant.unit.organ_path == unit.organ_path for grant in grants)
    return all_of((inside, f"请{unit.label}的人员召集"))


def may_run(actor: Staff, meeting: Meeting) -> Verdict:
    """Who prepares and records a meeting: who calls, leads or records it, heads the unit, or the performance office."""
    return all_of((runs(actor, meeting), f"请{RUNNING}办理"))


def may_prepare(actor: Staff, meeting: Meeting) -> Verdict:
    """Who may change time, place, agenda and who is asked: who runs it, before it is held."""
    return all_of((meeting.state == "planned", f"会议{meeting.get_state_display()}，不再更改"), may_run(actor, meeting))


def may_record(actor: Staff, meeting: Meeting) -> Verdict:
    """Who may enter who came and what was said: who runs it, from its day on until the minutes are issued."""
    return all_of(
        (meeting.state in OPEN, f"会议{meeting.get_state_display()}，不再登记"),
        (meeting.day <= clock.today(), f"会议在 {meeting.day.month}月{meeting.day.day}日，当天起才能登记"),
        may_run(actor, meeting),
    )


def may_hold(actor: Staff, meeting: Meeting) -> Verdict:
    """Who may say that it was held, and when: on its day or later."""
    return may_record(actor, meeting)


def may_cancel(actor: Staff, meeting: Meeting) -> Verdict:
    """Who may call it off: who runs it."""
    return may_run(actor, meeting)


def may_issue(actor: Staff, meeting: Meeting) -> Verdict:
    """Who may issue the minutes: who led the meeting or heads the unit that called it, once there are words."""
    leads = _stands_for(actor, {meeting.chair_id}) or actor.heads(meeting.unit)
    return all_of((leads, "请主持人或召集单位负责人签发"), (meeting.text, "还没有起草纪要，请先写纪要"))


def may_attach(actor: Staff, meeting: Meeting) -> Verdict:
    """Who may put files to a meeting or take them away: who runs it, until the minutes are issued."""
    return all_of((meeting.state in OPEN, f"会议{meeting.get_state_display()}，材料不再变动"), may_run(actor, meeting))


def may_sign_in(actor: Staff, row: Attendance) -> Verdict:
    """Whether somebody signs in herself now; never for anybody else, not even whom she stands in for."""
    now = timezone.localtime(clock.now())
    return all_of(
        (row.staff_id == actor.pk, "请本人签到"),
        (row.meeting.state in OPEN, f"会议{row.meeting.get_state_display()}，不用签到"),
        (row.state == "expected", f"已登记为“{row.get_state_display()}”，要更正请找记录人"),
        rules.may_sign_in(now, row.meeting.local_start),
    )


def may_ask_leave(actor: Staff, row: Attendance) -> Verdict:
    """Whether somebody still asks for leave from a meeting: she herself, before it begins."""
    now = timezone.localtime(clock.now())
    return all_of(
        (row.staff_id == actor.pk, "请本人请假"),
        (row.meeting.state == "planned", f"会议{row.meeting.get_state_display()}，不用请假"),
        (row.state == "expected", f"已登记为“{row.get_state_display()}”"),
        (now < row.meeting.local_start, "会议已经开始，请假请找记录人代录"),
    )


def runs(actor: Staff, meeting: Meeting) -> bool:
    """Whether she runs it, or stands in for somebody who does."""
    leading = {meeting.called_by_id, meeting.chair_id, meeting.recorder_id}
    return _stands_for(actor, leading) or actor.heads(meeting.unit) or actor.holds(meeting.unit, "performance_office")


def _stands_for(actor: Staff, people: set[int | None]) -> bool:
    grants = grants_reading(actor, WORK, clock.today())
    return any(grant.staff_id in people for grant in grants)
