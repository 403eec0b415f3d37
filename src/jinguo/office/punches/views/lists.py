"""Punches as a list within reach, a month of one's own, and signing in."""

from collections import defaultdict
from datetime import date

import django_filters
import django_tables2
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from jinguo.base import clock
from jinguo.base.audit.middleware import request_ip
from jinguo.base.web.filters import Conditions
from jinguo.base.web.listing import listing
from jinguo.base.web.periods import month_asked
from jinguo.base.web.tables import DayColumn, Grid
from jinguo.office.punches import services
from jinguo.office.punches.models import SOURCES, CorrectionRequest, Punch
from jinguo.office.punches.permissions import may_keep, may_sign
from jinguo.office.punches.queries import listed
from jinguo.office.punches.views.gates import for_readers
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.calendar import WEEKDAY_NAMES
from jinguo.rules.periods import month_of


class PunchGrid(Grid):
    """The list's columns."""

    staff = django_tables2.Column("人员", empty_values=(), orderable=False, attrs={"td": {"class": "bar-cell"}})
    day = DayColumn("日期")
    minute = django_tables2.Column("时间", attrs={"td": {"data-label": "时间"}})
    source = django_tables2.Column("来源", orderable=False, attrs={"td": {"data-label": "来源"}})

    class Meta:
        attrs = {"class": "grid cards"}

    def render_staff(self, record: Punch) -> str:
        """Who; a number that nobody is known by yet as it stands."""
        return str(record.staff) if record.staff else f"考勤号 {record.pin}（未匹配）"

    def render_minute(self, record: Punch) -> str:
        """When."""
        return record.clock

    def render_source(self, record: Punch) -> str:
        """Where it came from, who entered it, and whether it counts no more."""
        return record.source_words


class PunchConditions(Conditions):
    """What the list is narrowed by."""

    name = django_filters.CharFilter(label="姓名", field_name="staff__name", lookup_expr="contains")
    first = django_filters.DateFilter(label="从", field_name="day", lookup_expr="gte")
    last = django_filters.DateFilter(label="到", field_name="day", lookup_expr="lte")
    source = django_filters.ChoiceFilter(label="来源", choices=list(SOURCES.items()))


@for_readers
@require_GET
def punch_list(request: StaffRequest) -> HttpResponse:
    """The punches within reach: her own, or the organ's for the office."""
    context = {
        "listing": listing(request, listed(request.user), table=PunchGrid, conditions=PunchConditions),
        "to_keep": asked_of_own(request.user, may_keep),
    }
    return render(request, "punches/list.html", context)


@for_readers
@require_GET
def mine(request: StaffRequest) -> HttpResponse:
    """A month of her own: each day's raw punches, and what was asked to be made up for."""
    month = month_asked(request)
    span = {"staff": request.user, "day__range": (month.first, month.last)}
    made: dict[date, list[Punch]] = defaultdict(list)
    asked: dict[date, list[CorrectionRequest]] = defaultdict(list)
    for punch in Punch.objects.filter(**span).select_related("entered_by").order_by("day", "minute"):
        made[punch.day].append(punch)
    for one in CorrectionRequest.objects.filter(**span).select_related("staff").order_by("minute"):
        asked[one.day].append(one)
    days = sorted({*made, *asked}, reverse=True)
    context = {
        "month": month,
        "days": [(day, WEEKDAY_NAMES[day.weekday()], made[day], asked[day]) for day in days],
        "before": month.previous(),
        "after": month.following(),
        "to_sign": may_sign(request.user, request_ip()),
        "is_now": month == month_of(clock.today()),
    }
    return render(request, "punches/mine.html", context)


@for_readers
@require_POST
def sign(request: StaffRequest) -> HttpResponse:
    """签到, 签退."""
    row = services.sign(by=request.user, address=request_ip())
    messages.success(request, f"已打卡 {row.clock}")
    return redirect("/")
