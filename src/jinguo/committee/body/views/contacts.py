"""The people of a member unit on screen: named, corrected, relieved."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.committee.body import services
from jinguo.committee.body.forms import ContactForm, EditContactForm, EndForm
from jinguo.committee.body.permissions import (
    may_edit_contact,
    may_end_contact,
    may_enter_contacts,
    may_void_contact,
)
from jinguo.committee.body.views.common import contact_or_404, draw_form, for_readers, member_or_404, voiding
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.committee_body import ROLES, limit_words


@for_readers
@require_http_methods(["GET", "POST"])
def enter(request: StaffRequest, pk: int) -> HttpResponse:
    """Name somebody in a role."""
    found, today = member_or_404(request, pk), clock.today()
    demand(may_enter_contacts(request.user, found))
    asked = request.GET.get("role", "")
    first = {"role": asked if asked in ROLES else "liaison", "first_day": today, "reported": today}
    form = ContactForm(posted(request), initial=first, unit=found.unit)
    if row := carried_out(form, lambda: services.enter_contact(found, by=request.user, **form.cleaned_data)):
        return done(request, f"已登记{found.unit}的{row.get_role_display()}", row)
    sub = f"分管领导、联络员变动，{limit_words(today)}报告妇儿工委办"
    return draw_form(request, form, f"{found.unit}　登记联系人", "登记", found.get_absolute_url(), found.unit.name, sub)


@for_readers
@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Correct how somebody is reached."""
    found = contact_or_404(request, pk)
    demand(may_edit_contact(request.user, found))
    form = EditContactForm(posted(request), contact=found)
    if carried_out(form, lambda: services.edit_contact(found, by=request.user, **form.cleaned_data)):
        return done(request, f"已更正{found.get_role_display()}的联系方式", found)
    title = f"更正　{found.get_role_display()}{found.person}"
    sub = "日期、角色登记错了的，作废后重新登记；换了人的，不在这里改：回到单位页点“登记联系人”，原任自动到前一天为止"
    return draw_form(request, form, title, "保存", found.get_absolute_url(), found.membership.unit.name, sub)


@for_readers
@require_http_methods(["GET", "POST"])
def end(request: StaffRequest, pk: int) -> HttpResponse:
    """Say when somebody left; from then the month runs."""
    found = contact_or_404(request, pk)
    demand(may_end_contact(request.user, found))
    form = EndForm(posted(request), initial={"last_day": clock.today()})
    if carried_out(form, lambda: services.end_contact(found, by=request.user, **form.cleaned_data)):
        return done(request, f"已登记{found.get_role_display()}离任", found)
    title = f"离任　{found.get_role_display()}{found.person}"
    sub = f"已经定了接任的，直接登记新的联系人就行；还没有定的，{limit_words(clock.today())}另报"
    return draw_form(request, form, title, "登记离任", found.get_absolute_url(), found.membership.unit.name, sub)


@for_readers
@require_http_methods(["GET", "POST"])
def void(request: StaffRequest, pk: int) -> HttpResponse:
    """Say that somebody was entered by mistake."""
    found = contact_or_404(request, pk)
    what = f"{found.get_role_display()}{found.person}"
    return voiding(request, found, may_void_contact, services.void_contact, what, found.membership.unit.name)
