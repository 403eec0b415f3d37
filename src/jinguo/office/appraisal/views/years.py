"""A year on screen: the list of years, one year with its people and its quota, and what is done with all of them."""

import django_tables2
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.listing import listing
from jinguo.base.web.tables import DayColumn, Grid, LightColumn, NumberColumn
from jinguo.office.appraisal import services
from jinguo.office.appraisal.forms import (
    AgreementForm,
    BallotForm,
    BecauseForm,
    BeginForm,
    DecideForm,
    FileForm,
    PutUpForm,
)
from jinguo.office.appraisal.overview import overview
from jinguo.office.appraisal.permissions import (
    may_begin,
    may_decide,
    may_file,
    may_put_up,
    may_reopen,
    may_run,
)
from jinguo.office.appraisal.queries import own_latest, years_listed
from jinguo.office.appraisal.views.gates import HOME, button, for_readers, step_view, year_or_404
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest, own_organ

TONES = {"running": "doing", "decided": "near", "public": "near", "telling": "near", "filed": "ok"}
CUT_OFF = {"month": 12, "day": 18}  # the usual day up to which figures count


class YearGrid(Grid):
    """The list's columns."""

    year = django_tables2.Column(
        "年度考核", linkify=lambda record: record.get_absolute_url(), attrs={"td": {"class": "bar-cell"}}
    )
    size = NumberColumn("人数", orderable=False)
    cut_off = DayColumn("数据截止日")
    state = LightColumn("状态", tone=TONES.__getitem__, orderable=False)

    class Meta:
        attrs = {"class": "grid cards"}

    def render_year(self, record: object) -> str:
        """What it is called."""
        return str(record)


@for_readers
@require_GET
def year_list(request: StaffRequest) -> HttpResponse:
    """The years within reach."""
    context = {
        "listing": listing(request, years_listed(request.user), table=YearGrid, conditions=Conditions),
        "to_begin": asked_of_own(request.user, may_begin),
        "own": own_latest(request.user),
    }
    return render(request, "appraisal/years.html", context)


@for_readers
@require_GET
def mine(request: StaffRequest) -> HttpResponse:
    """One's own appraisal of the latest year; the list of years where there is none."""
    own = own_latest(request.user)
    return redirect(own if own else "appraisal:years")


@for_readers
@require_http_methods(["GET", "POST"])
def begin(request: StaffRequest) -> HttpResponse:
    """发起年度考核."""
    demand(asked_of_own(request.user, may_begin))
    today = clock.today()
    form = BeginForm(posted(request), initial={"year": today.year, "cut_off": today.replace(**CUT_OFF)})
    row = carried_out(form, lambda: services.begin(own_organ(request), by=request.user, **form.cleaned_data))
    if row:
        return done(request, f"已发起{row}，名单 {row.people.count()} 人", row)
    return form_page(request, form, "发起年度考核", "按在册人员生成名单", [HOME])


@for_readers
@require_GET
def year(request: StaffRequest, pk: int) -> HttpResponse:
    """A year: how far it is, what comes next, the quota, the people."""
    return render(request, "appraisal/year.html", overview(year_or_404(request, pk), request.user))


agreement = step_view(
    year_or_404,
    may_run,
    AgreementForm,
    services.record_agreement,
    ("优秀比例", "保存", "已登记优秀比例的依据"),
)
ballot = step_view(
    year_or_404,
    may_run,
    BallotForm,
    services.call_ballot,
    ("发起民主测评", "开始投票", "民主测评已开始，参评人已收到通知"),
    leads_to=lambda _row, panel: panel,
)
decide = step_view(
    year_or_404, may_decide, DecideForm, services.decide, ("确定等次", "确定等次", "等次已确定，依据已留存")
)
reopen = step_view(
    year_or_404, may_reopen, BecauseForm, services.reopen, ("重新研究", "撤销已定的等次，重新研究", "等次重新研究")
)
put_up = step_view(
    year_or_404,
    may_put_up,
    PutUpForm,
    services.put_up,
    ("公示优秀等次", "发布公示", "优秀等次已公示"),
    leads_to=lambda _row, notice: notice,
)
file = step_view(year_or_404, may_file, FileForm, services.file_year, ("备案", "登记备案", "已备案"))


@for_readers
@require_POST
def notify(request: StaffRequest, pk: int) -> HttpResponse:
    """书面通知."""
    row = year_or_404(request, pk)
    count = services.notify(row, by=request.user)
    messages.success(request, f"已书面通知 {count} 人")
    return redirect(row)


renew = button(year_or_404, services.renew_list, "名单已按在册人员更新")
check_roll = button(year_or_404, services.check_roll, "已核对在册名单")
take_ballot = button(year_or_404, services.take_ballot, "已登记民主测评", leads_to=lambda row, _found: row)
skip = button(year_or_404, services.skip_publicity, "没有优秀等次，可以书面通知")
