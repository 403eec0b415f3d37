"""Punches as a list, signing in, and the batches they came in."""

import hashlib

import django_filters
import django_tables2
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.audit.middleware import request_ip
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_status
from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import take_errors
from jinguo.base.web.gates import gate, posted
from jinguo.base.web.listing import listing
from jinguo.base.web.tables import DayColumn, Grid
from jinguo.office.punches import services
from jinguo.office.punches.forms import FileForm, MatchForm, SheetForm
from jinguo.office.punches.importing import read_lines
from jinguo.office.punches.models import OUTCOMES, SOURCES, Punch, PunchBatch
from jinguo.office.punches.permissions import may_keep, may_read, may_sign
from jinguo.office.punches.queries import listed, unmatched
from jinguo.org.structure.models import Unit
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest

for_readers = gate(may_read)


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
        """The time."""
        return record.clock

    def render_source(self, record: Punch) -> str:
        """Where it came from, and who entered it."""
        words = SOURCES[record.source]
        return f"{words}（{record.entered_by}）" if record.entered_by else words


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
        "to_sign": may_sign(request.user, request_ip()),
        "to_keep": asked_of_own(request.user, may_keep),
    }
    return render(request, "punches/list.html", context)


@for_readers
@require_POST
def sign(request: StaffRequest) -> HttpResponse:
    """签到, 签退."""
    row = services.sign(by=request.user, address=request_ip())
    messages.success(request, f"已打卡 {row.clock}")
    return redirect("/")


@for_readers
@require_http_methods(["GET", "POST"])
def take_in(request: StaffRequest) -> HttpResponse:
    """Take a file in; the page of its batch accounts for every line."""
    demand(asked_of_own(request.user, may_keep))
    form = FileForm(posted(request), request.FILES if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        upload = form.cleaned_data["file"]
        content = upload.read()
        facts = {"name": upload.name[:120], "sha256": hashlib.sha256(content).hexdigest()}
        try:
            taken = services.take_in(organ_of(request), read_lines(content), by=request.user, **facts)
        except ValidationError as problem:
            take_errors(form, problem)
        else:
            return done(request, f"已导入“{taken.batch}”", taken.batch)
    return _form(request, form, "导入打卡文件", "导入这个文件")


@for_readers
@require_http_methods(["GET", "POST"])
def enter_sheet(request: StaffRequest) -> HttpResponse:
    """Enter a line of the office's sign-in sheet."""
    demand(asked_of_own(request.user, may_keep))
    form = SheetForm(posted(request), actor=request.user, initial={"day": clock.today()})
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            rows = {given["staff"]: given["times"]}
            count = services.enter_sheet(organ_of(request), given["day"], rows, by=request.user)
        except ValidationError as problem:
            take_errors(form, problem)
        else:
            messages.success(request, f"已代录 {given['staff']} 的打卡 {count} 次")
            return redirect("punches:enter_sheet")
    return _form(request, form, "代录签到表", "保存打卡")


@for_readers
@require_http_methods(["GET", "POST"])
def match(request: StaffRequest) -> HttpResponse:
    """The numbers that nobody is known by, and whose one is."""
    demand(asked_of_own(request.user, may_keep))
    form = MatchForm(posted(request), actor=request.user)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            count = services.match_pin(organ_of(request), given["pin"], given["staff"], by=request.user)
        except ValidationError as problem:
            take_errors(form, problem)
        else:
            messages.success(request, f"考勤号 {given['pin']} 已归 {given['staff']}，{count} 次打卡")
            return redirect("punches:match")
    context = {"form": form, "rows": list(unmatched(request.user)), "title": "未匹配的考勤号", "label": "保存匹配"}
    return render(request, "punches/match.html", context, status=form_status(form))


@for_readers
@require_GET
def batch(request: StaffRequest, pk: int) -> HttpResponse:
    """A batch: what became of each of its lines."""
    found = get_object_or_404(PunchBatch.objects.visible_to(request.user), pk=pk)
    lines = [
        (OUTCOMES[name], found.counts[name], found.examples.get(name, [])) for name in OUTCOMES if name in found.counts
    ]
    return render(request, "punches/batch.html", {"batch": found, "lines": lines})


def _form(request: StaffRequest, form: FileForm | SheetForm, title: str, label: str) -> HttpResponse:
    context = {"form": form, "title": title, "label": label}
    return render(request, "punches/form.html", context, status=form_status(form))


def organ_of(request: StaffRequest) -> Unit:
    """The organ she works in; the gate has seen to it that there is one."""
    department = request.user.department_on(clock.today())
    return Unit.objects.get(path=department.organ_path if department else "")
