"""A review and an appraisal to take along."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from jinguo.base.moves import demand
from jinguo.base.papers.gbt9704 import to_docx
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.office.quarter.papers import appraisal_paper, review_paper
from jinguo.office.quarter.views.gates import appraisal_or_404, for_readers, review_or_404
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.verdict import all_of


@for_readers
@require_GET
def review_word(request: StaffRequest, pk: int) -> HttpResponse:
    """部室季度考评表."""
    found = review_or_404(request, pk)
    return attachment(to_docx(review_paper(found)), f"{found}表.docx", DOCX)


@for_readers
@require_GET
def appraisal_word(request: StaffRequest, pk: int) -> HttpResponse:
    """平时考核登记表; her own once it is decided."""
    row = appraisal_or_404(request, pk)
    demand(all_of((row.is_decided or row.staff_id != request.user.pk, "审定以后才能下载登记表")))
    return attachment(to_docx(appraisal_paper(row)), f"{row}登记表.docx", DOCX)
