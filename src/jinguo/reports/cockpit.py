"""The cockpit (驾驶舱): how a plan stands today, by light, by department, by quarter, and what is behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from jinguo.base.web.charts import dressed, theme
from jinguo.base.web.components import Figure, Light, Tone
from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.cycle.delivery.rollup import GoalStanding, HolderStanding, goal_standings, holder_standings, plan_share
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.queries import with_people
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.pace import Course

TONES = {"all": "全部", "behind": "滞后和逾期", "ok": "正常", "near": "滞后", "bad": "逾期", "none": "未报"}
OVERDUE = 5


@dataclass(frozen=True)
class Department:
    """A line of the departments' table: what a unit has come to, and the light of its worst target."""

    standing: HolderStanding

    @property
    def unit(self) -> Any:
        """The unit."""
        return self.standing.holder

    @property
    def leaders(self) -> str:
        """Who leads its goals, each once."""
        led = (one.target.goal.leader for one in self.standing.standings)
        return "、".join(dict.fromkeys(leader.name for leader in led if leader)) or "—"

    @property
    def tone(self) -> str:
        """The tone of its worst target."""
        return self.standing.worst.pace.tone

    @property
    def word(self) -> str:
        """How many of its targets stand as badly as the worst."""
        same = [one for one in self.standing.standings if one.pace.tone == self.tone]
        return "正常" if self.tone == "ok" else f"{TONES[self.tone]} {len(same)}"


@dataclass(frozen=True)
class Moment:
    """How the plan stood at the end of a quarter, or stands today in the one that runs; shares in per cent."""

    label: str
    day: date
    share: float
    time: float


@dataclass(frozen=True)
class Cockpit:
    """What the cockpit shows of a plan to a reader on a day."""

    plan: Plan
    reader: Staff
    today: date

    @cached_property
    def goals(self) -> list[GoalStanding]:
        """Every goal as it stands."""
        return goal_standings(self.plan, self.today)

    @cached_property
    def share(self) -> float:
        """The share of the whole plan that was reached, in per cent."""
        return float(plan_share(self.goals)[0])

    @property
    def because(self) -> str:
        """How the share was counted."""
        return plan_share(self.goals)[1]

    @property
    def time(self) -> float:
        """The share of the plan's time that has passed, in per cent."""
        return float(Course(self.plan.span, self.today).time_share)

    @cached_property
    def departments(self) -> list[Department]:
        """The units that answer for something, in their own order."""
        found = holder_standings(self.goals)
        return [Department(one) for one in sorted(found, key=lambda one: _place(one.holder))]

    def under(self, tone: str) -> list[GoalStanding]:
        """The goals under a light (a key of `TONES`), the worst first."""
        wanted = {"all": ("bad", "near", "none", "ok"), "behind": ("bad", "near")}.get(tone, (tone,))
        return [one for each in wanted for one in self.goals if one.whole.pace.tone == each]

    @cached_property
    def overdue(self) -> QuerySet[Task]:
        """The tasks within the reader's reach that are over, the longest first."""
        late = Task.objects.visible_to(self.reader).filter(state="open", due__lt=self.today)
        return with_people(late).order_by("due", "pk")

    @cached_property
    def sheets_open(self) -> int:
        """How many quarter sheets of the plan are still to be reported."""
        sheets = QuarterSheet.objects.visible_to(self.reader)
        return sheets.filter(plan=self.plan, state__in=("open", "returned")).count()

    @property
    def figures(self) -> list[Figure]:
        """The headline numbers, each opening what makes it."""
        here = f"{reverse('reports:cockpit')}?plan={self.plan.pk}"
        normal, behind, over = (len(self.under(tone)) for tone in ("ok", "near", "bad"))
        late = self.overdue.count()
        return [
            _figure(
                "绩效目标",
                len(self.goals),
                "项",
                f"{here}&tone=all#goals",
                "ok" if normal else "none",
                f"正常 {normal}",
            ),
            _figure("进度滞后", behind, "项", f"{here}&tone=near#goals", "near" if behind else "ok", "要说明原因"),
            _figure("逾期未完成", over, "项", f"{here}&tone=bad#goals", "bad" if over else "ok", "期限已过"),
            Figure("完成率", f"{self.share:.1f}", "%", f"{here}&tone=all#goals", remark=f"时间进度 {self.time:.1f}%"),
            _figure("逾期任务", late, "件", f"{reverse('tasks:list')}?when=over", "bad" if late else "ok", "未报送"),
            Figure("季度报表", str(self.sheets_open), "份未报", reverse("delivery:sheets"), remark="填报或退回修改中"),
        ]

    @cached_property
    def trend(self) -> list[Moment]:
        """How it stood at the end of each quarter that has begun; the one that runs as it stands today."""
        parts = [part for part in self.plan.span.children if part.first <= self.today]
        return [self._moment(part.label, min(part.last, self.today)) for part in parts]

    def _moment(self, label: str, day: date) -> Moment:
        goals = self.goals if day == self.today else goal_standings(self.plan, day)
        time = Course(self.plan.span, day).time_share
        return Moment(label.removeprefix(f"{day.year}年"), day, float(plan_share(goals)[0]), float(time))

    def finding(self) -> str:
        """What the chart shows, in a sentence."""
        told = "，".join(f"{one.label} {one.share:.1f}%" for one in self.trend)
        return f"全单位目标完成率：{told}；今天时间进度 {self.time:.1f}%"


def chart(moments: Sequence[Moment]) -> dict[str, Any]:
    """The trend as bars, with a tick where time stood."""
    rows = [{"季度": one.label, "完成率": round(one.share, 1), "时间进度": round(one.time, 1)} for one in moments]
    x = {"field": "季度", "type": "nominal", "sort": None, "title": None, "axis": {"labelAngle": 0}}
    scale = {"domain": [0, 100]}
    done = {"field": "完成率", "type": "quantitative", "scale": scale, "title": "%"}
    time = {"field": "时间进度", "type": "quantitative", "scale": scale, "title": "%"}
    told = [
        {"field": name, "type": kind}
        for name, kind in (("季度", "nominal"), ("完成率", "quantitative"), ("时间进度", "quantitative"))
    ]
    color, ink = theme()["range"]["category"][2], theme()["axis"]["titleColor"]
    return dressed(
        {
            "data": {"values": rows},
            "height": 220,
            "width": "container",
            "layer": [
                {"mark": {"type": "bar", "color": color}, "encoding": {"x": x, "y": done, "tooltip": told}},
                {
                    "mark": {"type": "tick", "thickness": 3, "color": ink},
                    "encoding": {"x": x, "y": time, "tooltip": told},
                },
            ],
        }
    )


def _figure(label: str, value: int, unit: str, url: str, tone: Tone, words: str) -> Figure:
    return Figure(label, str(value), unit, url, Light(tone, words))


def _place(holder: Unit | Staff) -> tuple[int, str]:
    return (holder.order, holder.path) if isinstance(holder, Unit) else (0, holder.number)
