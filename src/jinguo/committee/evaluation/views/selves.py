"""A self-evaluation: read by whoever may, written by its unit, handed in as a whole."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import clock, files
from jinguo.base.moves import demand, possible
from jinguo.base.web.drawing import done, form_status
from jinguo.base.web.forms import given, take_errors
from jinguo.base.web.gates import posted, seen_in
from jinguo.base.web.steps import StepPages
from jinguo.committee.evaluation import services
from jinguo.committee.evaluation.display import figures_of
from jinguo.committee.evaluation.forms import FilesForm, ReportForm, TargetForm, target_forms
from jinguo.committee.evaluation.permissions import may_change, may_fill, may_keep, may_order, may_review
from jinguo.committee.evaluation.queries.monitored import monitored
from jinguo.committee.evaluation.queries.results import rows_of
from jinguo.committee.evaluation.views.gates import crumbs_of_self, for_readers, participant_or_404
from jinguo.org.structure.requests import StaffRequest

pages = StepPages(for_readers, crumbs_of_self, named=lambda row: row.title)
report = pages.view(
    participant_or_404,
    may_fill,
    ReportForm,
    services.write_sections,
    ("自评报告", "保存", "已保存自评报告，报送以前都可以改"),
    needs=lambda _request, row: {"sections": row.sections.all()},
    beside=lambda _request, _row: {"told": "可以先写一部分保存，写完再报送。"},
)
submit = pages.button(participant_or_404, services.submit, "已报送，妇儿工委办和评估组会审核")


@for_readers
@require_GET
def page(request: StaffRequest, pk: int) -> HttpResponse:
    """The report with what it lacks, its targets, evidence, reviews and score."""
    row = participant_or_404(request, pk)
    (known,) = rows_of(row.round, [row])
    reader = request.user
    targets = list(row.targets.select_related("target__outline", "target__indicator", "task"))
    context = {
        "row": row,
        "known": known,
        "figures": figures_of([known])[-1:],
        "sections": row.sections.all(),
        "targets": targets,
        "plans": list(dict.fromkeys(one.basis[1:].partition("》")[0] for one in targets if one.basis != one.part)),
        "files": files.of(row),
        "reviews": row.reviews.select_related("by"),
        "steps": {step.verb: (step, verdict) for step, verdict in possible(row, reader)},
        "to_fill": may_fill(reader, row),
        "to_review": may_review(reader, row),
        "to_order": may_order(reader, row),
        "to_keep": may_keep(reader, row.round.committee),
        "to_visit": may_change(reader, row.round),
        "upload": FilesForm(),
        "today": clock.today(),
    }
    return render(request, "evaluation/self.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def targets(request: StaffRequest, pk: int) -> HttpResponse:
    """A word on each target, all on one page."""
    row = participant_or_404(request, pk)
    demand(may_fill(request.user, row))
    found = list(target_forms(posted(request), row, monitored(row, request.user)))
    complaint = ""
    if request.method == "POST" and all(form.is_valid() for form in found):
        seen = seen_in(request.POST, "自评页面")
        said = {form.row.pk: form.cleaned_data for form in found}
        try:
            services.state_targets(row, by=request.user, seen=seen, said=said)
        except ValidationError as problem:
            complaint = _place_errors(found, problem)
        else:
            return done(request, "已保存目标自评", row)
    context = {"row": row, "forms": found, "complaint": complaint}
    return render(request, "evaluation/targets.html", context, status=form_status(found[0]) if found else 200)


@for_readers
@require_POST
def attach(request: StaffRequest, pk: int) -> HttpResponse:
    """Add evidence."""
    row = participant_or_404(request, pk)
    demand(may_fill(request.user, row))
    papers = given(FilesForm(request.POST, request.FILES))["papers"]
    for paper in papers:
        services.attach(row, by=request.user, upload=paper)
    return done(request, f"已上传 {len(papers)} 份佐证材料", row)


@for_readers
@require_POST
def detach(request: StaffRequest, pk: int, file: int) -> HttpResponse:
    """Take evidence away."""
    row = participant_or_404(request, pk)
    services.detach(row, by=request.user, stored=get_object_or_404(files.of(row), pk=file))
    return done(request, "已移除这份材料", row)


def _place_errors(found: list[TargetForm], problem: ValidationError) -> str:
    """Each complaint at the field of its target; what concerns none of them is returned."""
    by_key = {f"due_{form.row.pk}": form for form in found}
    complaints = problem.message_dict if hasattr(problem, "error_dict") else {"": problem.messages}
    for name, messages in complaints.items():
        if name in by_key:
            take_errors(by_key[name], ValidationError({"due": messages}))
    return "；".join(word for name, words in complaints.items() if name not in by_key for word in words)
