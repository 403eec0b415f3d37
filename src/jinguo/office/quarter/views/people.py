"""The table of people of a quarter, with grades typed in, and the live count of 好."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.web.drawing import form_status
from jinguo.base.web.gates import posted
from jinguo.office.quarter import services
from jinguo.office.quarter.forms import GradesForm
from jinguo.office.quarter.models import RegularAppraisal
from jinguo.office.quarter.people import KEEPERS, LEADERS, heads_by_unit
from jinguo.office.quarter.permissions import may_decide, may_open_quarter, may_propose
from jinguo.office.quarter.queries import Member, appraisals_of, good_count, members
from jinguo.office.quarter.views.gates import following, for_readers, quarter_asked
from jinguo.org.structure.models import Staff
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest, own_organ
from jinguo.rules.periods import Period

TONES = {"summary": "near", "propose": "doing", "decide": "doing", "feedback": "doing", "done": "ok"}


@dataclass(frozen=True)
class Line:
    """A person's row, with the fields that the reader may fill in; `shows` whether she sees what is proposed."""

    row: RegularAppraisal
    cells: dict[str, BoundField | None]
    shows: bool

    @property
    def tone(self) -> str:
        """The tone of its state."""
        return TONES[self.row.state]


@for_readers
@require_http_methods(["GET", "POST"])
def people(request: StaffRequest) -> HttpResponse:
    """A quarter's people within reach: who has what grade, and the grades that the reader may give; flat in queries."""
    quarter = quarter_asked(request)
    rows = _rows(request, quarter)
    form = _form(request, quarter, rows)
    if form.is_bound and form.is_valid():
        given = services.grade_all(form.proposals, form.decisions, by=request.user)
        messages.success(request, f"已保存 {given} 人" if given else "没有选等次，什么都没有改")
        return redirect(f"{reverse('quarter:people')}?period={quarter.code}")
    context = {
        "quarter": quarter,
        "before": quarter.previous(),
        "after": following(quarter),
        "lines": [Line(one, form.cells_of(one), one.is_decided or one.staff_id != request.user.pk) for one in rows],
        "form": form,
        "is_open": bool(form.fields),
        "left_out": _left_out(request, quarter),
        "to_open": asked_of_own(request.user, may_open_quarter),
    }
    return render(request, "quarter/people.html", context, status=form_status(form))


@for_readers
@require_POST
def count(request: StaffRequest) -> HttpResponse:
    """The count of 好 as the table stands, before it is saved."""
    quarter = quarter_asked(request)
    form = _form(request, quarter, _rows(request, quarter))
    form.is_valid()
    return render(request, "quarter/count.html", {"form": form})


def _rows(request: StaffRequest, quarter: Period) -> list[RegularAppraisal]:
    """Those of her own organ: the share of 好 is counted there."""
    return list(appraisals_of(own_organ(request), quarter).visible_to(request.user).select_related("staff", "unit"))


def _form(request: StaffRequest, quarter: Period, rows: Sequence[RegularAppraisal]) -> GradesForm:
    """The fields of those rows that wait for the reader."""
    heads = heads_by_unit({one.unit_id for one in rows})
    to_propose = [one for one in rows if one.state == "propose" and _proposes(request.user, one, heads[one.unit_id])]
    to_decide = [one for one in rows if one.state == "decide" and may_decide(request.user, one)]
    return GradesForm(to_propose, to_decide, good_count(own_organ(request), quarter), posted(request))


def _proposes(reader: Staff, row: RegularAppraisal, heads: Sequence[Staff]) -> bool:
    """Whether the table asks her: where a head is there, a leader is not asked in her place."""
    hers = {grant.staff_id for grant in reader.grants_on(clock.today())}
    others = [one for one in heads if one.pk != row.staff_id]
    return bool(may_propose(reader, row)) and (not others or any(one.pk in hers for one in others))


def _left_out(request: StaffRequest, quarter: Period) -> list[Member]:
    """Who of the organ does not take part, for those who look after all of it."""
    organ = own_organ(request)
    sees_all = request.user.holds(organ, *LEADERS, *KEEPERS)
    return [one for one in members(organ, quarter) if not one.verdict] if sees_all else []
