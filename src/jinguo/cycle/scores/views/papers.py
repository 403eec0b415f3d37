"""Results as Word and Excel files."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from jinguo.base.moves import demand
from jinguo.base.papers.gbt9704 import to_docx
from jinguo.base.sheets import template
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.cycle.scores.papers import SHEET, circular_paper, sheet_rows
from jinguo.cycle.scores.permissions import may_see_all
from jinguo.cycle.scores.queries import ranked
from jinguo.cycle.scores.views.gates import assessment_or_404, for_readers
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def circular_word(request: StaffRequest, pk: int) -> HttpResponse:
    """The circular of the results."""
    found = assessment_or_404(request, pk)
    demand(may_see_all(request.user, found))
    return attachment(to_docx(circular_paper(found, ranked(found, request.user))), f"{found}结果通报.docx", DOCX)


@for_readers
@require_GET
def scores_excel(request: StaffRequest, pk: int) -> HttpResponse:
    """The scores as a workbook."""
    found = assessment_or_404(request, pk)
    demand(may_see_all(request.user, found))
    return attachment(template(SHEET, sheet_rows(ranked(found, request.user))), f"{found}得分.xlsx")
