"""A plan as a Word file."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from jinguo.base.papers.gbt9704 import to_docx
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.cycle.plans.papers import plan_paper
from jinguo.cycle.plans.views.gates import for_readers, plan_or_404
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def plan_word(request: StaffRequest, pk: int) -> HttpResponse:
    """The plan with its table of goals."""
    plan = plan_or_404(request, pk)
    return attachment(to_docx(plan_paper(plan)), f"{plan.title}.docx", DOCX)
