"""The people of a member unit on screen: named, corrected, relieved."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.steps import StepPages
from jinguo.committee.body import services
from jinguo.committee.body.forms import ContactForm, EditContactForm, EndForm
from jinguo.committee.body.permissions import (
    may_edit_contact,
    may_end_contact,
    may_enter_contacts,
    may_void_contact,
)
from jinguo.committee.body.views.common import contact_or_404, crumbs_of, for_readers, member_or_404, voiding
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
    crumbs = crumbs_of(found.unit.name, found.get_absolute_url())
    return form_page(request, form, f"登记联系人　{found.unit}", "登记", crumbs, sub=sub)


pages = StepPages(
    for_readers,
    lambda row: crumbs_of(row.membership.unit.name, row.get_absolute_url()),
    named=lambda row: f"{row.get_role_display()}{row.person}",
)
edit = pages.view(
    contact_or_404,
    may_edit_contact,
    EditContactForm,
    services.edit_contact,
    ("更正", "保存", "已更正{row}的联系方式"),
    needs=lambda _request, row: {"contact": row},
    beside=lambda _request, _row: {
        "sub": "日期、角色登记错了的，作废后重新登记；换了人的，不在这里改：回到单位页点“登记联系人”，"
        "原任自动到前一天为止"
    },
)
end = pages.view(
    contact_or_404,
    may_end_contact,
    EndForm,
    services.end_contact,
    ("离任", "登记离任", "已登记{row}离任"),
    first=lambda _row: {"last_day": clock.today()},
    beside=lambda _request, _row: {
        "sub": f"已经定了接任的，直接登记新的联系人就行；还没有定的，{limit_words(clock.today())}另报"
    },
)
void = voiding(pages, contact_or_404, may_void_contact, services.void_contact)
