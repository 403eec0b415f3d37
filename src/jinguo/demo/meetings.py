"""The meetings that hand the year's goals down: documents studied, everybody mobilised, the heads trained (A15)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from django.utils import timezone

from jinguo.base import clock
from jinguo.cycle.meetings import services
from jinguo.cycle.meetings.models import Meeting
from jinguo.cycle.meetings.services.coming import Line
from jinguo.cycle.meetings.services.planning import Point
from jinguo.cycle.plans.services import hand_down
from jinguo.demo.plan import OFFICE, the_plan
from jinguo.demo.world import World
from jinguo.demo.year import Happening
from jinguo.org.structure.models import Appointment, Staff
from jinguo.org.structure.work_calendar import work_calendar

CHAIR = "领导班子/主席"
RECORDER = "办公室/部长"
NOTICE = timedelta(days=4)
NINE = time(9)


@dataclass(frozen=True)
class Sitting:
    """A meeting of the year: its day, what was on its agenda, who came late or not, what its minutes say."""

    day: date
    kind: str
    title: str
    minutes: int
    agenda: tuple[str, ...]
    text: str
    heads_only: bool = False
    hands_down: bool = False


SITTINGS = (
    Sitting(
        date(2026, 3, 16),
        "study",
        "学习机关绩效管理文件",
        90,
        ("学习市机关效能建设领导小组文件", "讨论本会年度绩效目标"),
        "全体人员学习了绩效管理文件，明确三月底前制定年度绩效目标和实施方案，由办公室汇总各部室意见。",
    ),
    Sitting(
        date(2026, 4, 17),
        "mobilisation",
        "绩效管理工作动员会",
        60,
        ("通报年度绩效目标批复情况", "部署目标分解和时间节点", "主席动员讲话"),
        "会议部署了年度绩效目标：目标分解到部室、到人，按季度考评，各部室负责人签订责任书，按时间节点报送材料。",
        hands_down=True,
    ),
    Sitting(
        date(2026, 4, 30),
        "training",
        "部室负责人绩效管理培训",
        120,
        ("时间节点细化表和季度报表填报", "考评办法和异议程序"),
        "培训了时间节点、季度报表和考评办法，答复了部室提出的问题。",
        heads_only=True,
    ),
)


def happenings() -> Iterator[Happening]:
    """Each meeting called four days before, held on its day, its minutes issued on the next work day."""
    days = work_calendar()
    for sitting in SITTINGS:
        yield Happening(days.on_or_before(sitting.day - NOTICE), f"通知会议 {sitting.title}", partial(_call, sitting))
        yield Happening(sitting.day, f"召开会议 {sitting.title}", partial(_hold, sitting))
        yield Happening(days.next_workday(sitting.day), f"签发纪要 {sitting.title}", partial(_issue, sitting))


def _call(sitting: Sitting, world: World) -> None:
    start = datetime.combine(sitting.day, NINE, tzinfo=timezone.get_current_timezone())
    services.plan(
        sitting.title,
        sitting.kind,
        unit=world.city,
        starts=start,
        place="三楼会议室",
        by=world.staff[RECORDER],
        minutes=sitting.minutes,
        chair=world.staff[CHAIR],
        people=_asked(sitting, world),
        agenda=[Point(title) for title in sitting.agenda],
    )


def _hold(sitting: Sitting, world: World) -> None:
    """Everybody came but the last one on the list, who was on leave."""
    meeting, by = _meeting(sitting), world.staff[RECORDER]
    *present, away = meeting.attendances.order_by("pk")
    lines = {row.pk: Line("present") for row in present} | {away.pk: Line("leave", "公差")}
    services.enter_attendance(meeting, by=by, lines=lines)
    services.hold(meeting, by=by)


def _issue(sitting: Sitting, world: World) -> None:
    meeting = _meeting(sitting)
    written = services.write_minutes(meeting, by=world.staff[RECORDER], seen=meeting.version, text=sitting.text)
    services.issue(written, by=world.staff[CHAIR])
    if sitting.hands_down:
        hand_down(the_plan(), meeting=written, by=world.staff[OFFICE])


def _asked(sitting: Sitting, world: World) -> list[Staff]:
    """Everybody who works in the organ on the day, or the heads of its departments."""
    running = Appointment.objects.running(clock.today()).filter(unit__organ_path=world.city.organ_path)
    people = Staff.objects.filter(appointments__in=running.exclude(post=None)).distinct().order_by("number")
    heads = {one.pk for part, one in world.staff.items() if part.endswith("/部长")}
    return [one for one in people if one.pk in heads or not sitting.heads_only]


def _meeting(sitting: Sitting) -> Meeting:
    return Meeting.objects.get(title=sitting.title, day=sitting.day)
