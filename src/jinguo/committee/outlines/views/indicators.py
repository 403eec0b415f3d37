"""The catalogue of indicators, one with its definition and all its values, and where its definition changed."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.listing import listing
from jinguo.committee.outlines import services
from jinguo.committee.outlines.forms import VersionForm
from jinguo.committee.outlines.models import Indicator, IndicatorVersion, OutlineTarget
from jinguo.committee.outlines.permissions import may_import
from jinguo.committee.outlines.places import highest_place, places_around
from jinguo.committee.outlines.queries import catalogue_for, periods_of
from jinguo.committee.outlines.tables import IndicatorConditions, IndicatorGrid
from jinguo.committee.outlines.views.gates import chosen_region, for_readers, observations_of
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def catalogue(request: StaffRequest) -> HttpResponse:
    """All indicators with how many values there are of each."""
    rows = catalogue_for(request.user)
    shown = listing(request, rows, table=IndicatorGrid, conditions=IndicatorConditions)
    return render(request, "outlines/catalogue.html", {"listing": shown, "to_import": may_import(request.user)})


@for_readers
@require_GET
def indicator(request: StaffRequest, code: str) -> HttpResponse:
    """One indicator: what it counts, its values by year, and which outlines ask for it."""
    row = get_object_or_404(Indicator, code=code)
    targets = OutlineTarget.objects.visible_to(request.user).filter(indicator=row).select_related("outline")
    values = observations_of(request).filter(indicator=row)
    place = chosen_region(request) or highest_place(values)
    context = {
        "row": row,
        "place": place,
        "places": places_around(place, None, values) if place else [],
        "periods": periods_of(request.user, row, place),
        "targets": targets.order_by("-outline__first", "pk"),
        "versions": row.versions.select_related("set_by"),
        "to_add": may_import(request.user),
    }
    return render(request, "outlines/indicator.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def add_version(request: StaffRequest, code: str) -> HttpResponse:
    """Say from which year on it is counted otherwise."""
    row = get_object_or_404(Indicator, code=code)
    demand(may_import(request.user))
    form = VersionForm(posted(request), instance=IndicatorVersion(indicator=row))
    if carried_out(form, lambda: services.add_version(row, by=request.user, **form.cleaned_data)):
        return done(request, "已登记口径变化", row)
    crumbs = [("指标目录", "/indicators/"), (str(row), row.get_absolute_url())]
    return form_page(request, form, f"登记口径变化　{row}", "保存口径变化", crumbs)


@for_readers
@require_POST
def remove_version(request: StaffRequest, pk: int) -> HttpResponse:
    """Take back what was said by mistake."""
    row = get_object_or_404(IndicatorVersion.objects.select_related("indicator"), pk=pk)
    services.remove_version(row, by=request.user)
    return done(request, "已删去这条口径变化", row.indicator)
