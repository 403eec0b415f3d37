"""What the screens have in common: who is let in, which committee, which day, how a mistake is voided."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404

from jinguo.base import clock
from jinguo.base.web.gates import View, gate
from jinguo.base.web.steps import Find, StepPages
from jinguo.committee.body.forms import VoidForm
from jinguo.committee.body.models import Membership, UnitContact
from jinguo.committee.body.permissions import may_read
from jinguo.committee.body.queries import body_on, committees_within
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.committee_body import FOUNDED
from jinguo.rules.verdict import Verdict

for_readers = gate(may_read)
HOME = ("妇儿工委", "/committee/")
VOID = "登记错了才作废：作废后仍列在下面，注明原因，不再计入任何名单；离任、离组、退出照实登记，不作废"
FIELDS = ("committee__region", "unit", "came_by", "went_by")


def committee_or_404(request: StaffRequest, pk: int) -> Unit:
    """A committee within reach."""
    return get_object_or_404(committees_within(request.user), pk=pk)


def member_or_404(request: StaffRequest, pk: int) -> Membership:
    """A member unit of a committee within reach."""
    return get_object_or_404(Membership.objects.visible_to(request.user).select_related(*FIELDS), pk=pk)


def contact_or_404(request: StaffRequest, pk: int) -> UnitContact:
    """A person of a member unit within reach."""
    joined = [f"membership__{name}" for name in FIELDS]
    return get_object_or_404(UnitContact.objects.visible_to(request.user).select_related("staff", *joined), pk=pk)


def day_asked(request: StaffRequest) -> date:
    """The day as of which a page is drawn: the one in the address, today where it names none. Raises BadRequest."""
    text = request.GET.get("day", "")
    if not text:
        return clock.today()
    try:
        day = date.fromisoformat(text)
    except ValueError as problem:
        raise BadRequest("地址里的日期不对，请从页面上方重新选日期。") from problem
    if day < FOUNDED:
        raise BadRequest(f"妇儿工委的情况可以从 {FOUNDED.year} 年看起，请重新选日期。")
    return day


def heading(committee: Unit, day: date, here: str) -> dict[str, Any]:
    """What every page of a committee says at its top."""
    today = clock.today()
    return {
        "committee": committee,
        "body": body_on(committee, day),
        "day": day,
        "is_past": day != today,
        "here": here,
    }


def crumbs_of(name: str, url: str) -> list[tuple[str, str]]:
    """The way back to a page of a committee."""
    return [HOME, (name, url)]


def voiding(pages: StepPages, find: Find, may_void: Callable[[Staff, Any], Verdict], void: Callable[..., Any]) -> View:
    """The view on which a row entered by mistake is voided."""
    return pages.view(
        find, may_void, VoidForm, void, ("作废", "作废", "已作废{row}"), beside=lambda _request, _row: {"sub": VOID}
    )
