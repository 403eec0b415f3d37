"""Protections from dismissal on screen: entered, ended, voided."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from jinguo.base import clock
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.office.conduct import services
from jinguo.office.conduct.forms import EndForm, ProtectionForm
from jinguo.office.conduct.models import Protection
from jinguo.office.conduct.permissions import may_end_protection
from jinguo.office.conduct.views.entering import HOME, for_keepers, page_of, person_named, step_view, voiding
from jinguo.office.conduct.views.grounds import ground_of
from jinguo.org.structure.requests import StaffRequest


@for_keepers
@require_http_methods(["GET", "POST"])
def enter(request: StaffRequest) -> HttpResponse:
    """Enter why somebody must not be dismissed."""
    form = ProtectionForm(posted(request), initial={"first_day": clock.today(), **ground_of(request).initial})
    if row := carried_out(
        form, lambda: services.enter_protection(person_named(request, form), by=request.user, **form.told)
    ):
        return done(request, f"已登记{row.staff}的辞退保护", page_of(row))
    sub = "产假按请假、哺乳期按哺乳时间自动算，不用在这里登记（《公务员法》第八十九条）"
    return form_page(request, form, "登记辞退保护", "登记", [HOME], sub=sub)


end = step_view(
    Protection,
    may_end_protection,
    EndForm,
    services.end_protection,
    ("终止日", "登记终止日", "已登记终止日"),
    first=lambda row: {"last_day": row.last_day or clock.today()},
)
void = voiding(Protection, services.void_protection, "这条辞退保护")
