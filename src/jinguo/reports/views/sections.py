"""The words of one section, changed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRefresh

from jinguo.base.moves import demand
from jinguo.base.web.drawing import draw_part, form_status
from jinguo.base.web.gates import posted
from jinguo.org.structure.requests import StaffRequest
from jinguo.reports import services
from jinguo.reports.answers import ask
from jinguo.reports.forms import SectionForm
from jinguo.reports.models import Report, ReportSection
from jinguo.reports.permissions import may_edit
from jinguo.reports.sayings import speak
from jinguo.reports.views.gates import for_readers, report_or_404


@for_readers
@require_http_methods(["GET", "POST"])
def section(request: StaffRequest, pk: int, order: int) -> HttpResponse:
    """The form that changes a section; a form drawn from an older version is refused, naming who changed it."""
    report = report_or_404(request, pk)
    reader = request.user
    demand(may_edit(reader, report))
    row = get_object_or_404(report.sections, order=order)
    form = SectionForm(posted(request), instance=row, initial={"seen": report.version})
    if form.is_bound and form.is_valid() and _saved(request, form, row):
        return _back(request, report, row)
    return _draw(request, report, form)


def _saved(request: StaffRequest, form: SectionForm, row: ReportSection) -> bool:
    """Save; False when the form must be drawn again."""
    by = request.user
    try:
        services.edit_section(ReportSection.objects.get(pk=row.pk), by=by, **form.cleaned_data)
    except ValidationError as problem:
        form.add_error(None, problem)
        return False
    messages.success(request, f"已保存“{row.heading}”")
    return True


def _back(request: StaffRequest, report: Report, row: ReportSection) -> HttpResponse:
    """The report again, whole: other headings may have new numbers, and the list of figures others."""
    if request.htmx:
        return HttpResponseClientRefresh()
    return redirect(f"{reverse('reports:report', args=[report.pk])}#s{row.order}")


def _draw(request: StaffRequest, report: Report, form: SectionForm) -> HttpResponse:
    """The form, as a page or in the place of the section, with what each name would say now."""
    bindings = report.outline.bindings
    answers = ask([one.measure for one in bindings], report.question)
    context = {
        "report": report,
        "form": form,
        "section": form.instance,
        "names": [speak(one, answers.get(one.measure)) for one in bindings],
    }
    return draw_part(request, "reports/section.html", "form", context, status=form_status(form))
