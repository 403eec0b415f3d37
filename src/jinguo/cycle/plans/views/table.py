"""The goal table in Excel: taken away, brought in, taken back."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET

from jinguo.base import audit, clock, sheets
from jinguo.base.moves import demand
from jinguo.base.sheets.importers import Importer
from jinguo.base.web.downloads import attachment
from jinguo.base.web.imports import ImportScreens
from jinguo.cycle.plans.importing import GoalImporter
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.permissions import may_edit, may_read
from jinguo.cycle.plans.views.gates import for_readers, plan_or_404
from jinguo.org.structure.requests import StaffRequest


class GoalImports(ImportScreens[StaffRequest]):
    """The import pages of a plan, for whose hands it is in."""

    space, key, template = "plans", "plan", "plans/import.html"

    def importer(self, request: StaffRequest, word: str, source: str = "import") -> Importer:  # noqa: ARG002
        """The goal table of a plan that may be edited."""
        demand(may_read(request.user))
        plan = get_object_or_404(Plan.objects.visible_to(request.user).select_related("unit", "staff"), pk=word)
        demand(may_edit(request.user, plan))
        return GoalImporter(plan)

    def word(self, importer: Importer) -> str:
        """The plan's key."""
        plan = importer.plan if isinstance(importer, GoalImporter) else None
        return str(plan.pk) if plan else ""

    def after(self, word: str) -> str:
        """The plan, whose checks say what the new goals add up to."""
        return reverse("plans:plan", args=[word])


screens = GoalImports()


@for_readers
@require_GET
def export(request: StaffRequest, plan: int) -> HttpResponse:
    """The goals of a plan as they stand; the file can be changed and imported again."""
    found = plan_or_404(request, plan)
    importer = GoalImporter(found)
    rows = list(importer.rows(by=request.user))
    with transaction.atomic():
        audit.record("goal.export", found, by=request.user, note=f"{len(rows)} 行")
    return attachment(sheets.template(importer.sheet, rows), f"{found.title}目标表{clock.today():%Y%m%d}.xlsx")


@for_readers
@require_GET
def template(request: StaffRequest, plan: int) -> HttpResponse:
    """The empty table."""
    found = plan_or_404(request, plan)
    return attachment(sheets.template(GoalImporter(found).sheet), f"{found.title}目标表模板.xlsx")
