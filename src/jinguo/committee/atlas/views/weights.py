"""How the index of an outline is made."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted, seen_in
from jinguo.committee.atlas import services
from jinguo.committee.atlas.forms import IndexForm
from jinguo.committee.atlas.models import IndexSetting
from jinguo.committee.atlas.weights import weighing_of
from jinguo.committee.outlines.permissions import may_set
from jinguo.committee.outlines.views.gates import for_readers, outline_or_404
from jinguo.org.structure.requests import StaffRequest

TOLD = "权数没有公布的标准，由本级确定；1 是等权，0 是不参加。领域的权数在领域之间比，目标的权数在领域里面比。"


@for_readers
@require_http_methods(["GET", "POST"])
def weights(request: StaffRequest, code: str) -> HttpResponse:
    """Set policy and weights."""
    outline = outline_or_404(request, code)
    demand(may_set(request.user, outline))
    rows = outline.targets.select_related("outline", "indicator")
    form = IndexForm(posted(request), targets=rows, audience=outline.audience, weighing=weighing_of(outline))
    table = reverse("atlas:heat", args=[code])
    if request.method == "POST":
        seen = seen_in(request.POST, "综合指数页面")
        if carried_out(form, lambda: services.set_index(outline, by=request.user, seen=seen, **form.facts)):
            return done(request, "已设定，综合指数和位次按新的权数计算", table)
    setting = IndexSetting.objects.filter(outline=outline).first()
    crumbs = [("监测", "/outlines/"), (str(outline), outline.get_absolute_url()), ("各地区对照", table)]
    version = setting.version if setting else 0
    return form_page(request, form, "综合指数的权数", "保存权数", crumbs, seen=version, told=TOLD)
