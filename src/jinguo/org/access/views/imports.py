"""Importing units and staff: try the file, see what is wrong at which cell, write it, take it back."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import clock, sheets
from jinguo.base.moves import demand
from jinguo.base.sheets import importing, pending
from jinguo.base.sheets.importers import Importer, find
from jinguo.base.sheets.models import ImportBatch
from jinguo.org.structure.requests import StaffRequest

KINDS = ("units", "staff")
SHOWN_ERRORS = 200
SHOWN_BATCHES = 10
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GONE = "这个文件已写入或已过期，请重新上传。"


class UploadForm(forms.Form):
    """A workbook."""

    file = forms.FileField(label="Excel 文件", help_text="用本页下载的表格填写；现有的也在里面，改好再导入就是更正。")


@require_http_methods(["GET", "POST"])
def panel(request: StaffRequest, kind: str) -> HttpResponse:
    """The import page; a posted file is tried and nothing is written."""
    importer = _importer(request, kind)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if not (form.is_bound and form.is_valid()):
        return _draw(request, importer, form)
    content, name = form.cleaned_data["file"].read(), form.cleaned_data["file"].name
    reading = importing.dry_run(importer, content, by=request.user)
    token = pending.keep(content, request.user.number)
    return _draw(request, importer, UploadForm(), reading=reading, token=token, name=name)


@require_GET
def download(request: StaffRequest, kind: str) -> HttpResponse:
    """What there is now, as the workbook that can be filled in and imported."""
    importer = _importer(request, kind)
    content = sheets.template(importer.sheet, importer.rows(by=request.user))
    return _attachment(content, f"{importer.sheet.title}{clock.today():%Y%m%d}.xlsx")


@require_POST
def write(request: StaffRequest, kind: str, token: UUID) -> HttpResponse:
    """Write the file that was tried, whole or not at all."""
    importer = _importer(request, kind)
    content, name = _fetched(request, token), request.POST.get("name", "")[:200]
    try:
        batch = importing.commit(importer, content, by=request.user, name=name)
    except importing.NotWritten as problem:
        return _draw(request, importer, UploadForm(), reading=problem.reading, token=token, name=name)
    pending.drop(token, request.user.number)
    messages.success(request, f"已写入 {batch.rows} 行。")
    return redirect("access:import", kind)


@require_POST
def drop(request: StaffRequest, kind: str, token: UUID) -> HttpResponse:
    """Forget a file that was tried."""
    _importer(request, kind)
    pending.drop(token, request.user.number)
    return redirect("access:import", kind)


@require_GET
def marked_up(request: StaffRequest, kind: str, token: UUID) -> HttpResponse:
    """The user's own file back, with each complaint at its cell."""
    importer, content = _importer(request, kind), _fetched(request, token)
    reading = importing.dry_run(importer, content, by=request.user)
    try:
        marked = sheets.marked_up(importer.sheet, content, reading.errors)
    except sheets.SheetError as problem:
        raise Http404 from problem
    return _attachment(marked, f"{importer.sheet.title}待改.xlsx")


@require_POST
def undo(request: StaffRequest, kind: str, pk: int) -> HttpResponse:
    """Take one import back."""
    _importer(request, kind)
    batch = get_object_or_404(ImportBatch, pk=pk, kind=kind, by_number=request.user.number)
    importing.undo(batch, by=request.user)
    messages.success(request, f"已撤销“{batch.file_name}”写入的 {batch.rows} 行。")
    return redirect("access:import", kind)


def _importer(request: StaffRequest, kind: str) -> Importer:
    """The importer of one of our kinds, for who may use it."""
    if kind not in KINDS:
        raise Http404
    importer = find(kind)
    demand(importer.may_import(request.user))
    return importer


def _fetched(request: StaffRequest, token: UUID) -> bytes:
    content = pending.fetch(token, request.user.number)
    if content is None:
        raise ValidationError(GONE)
    return content


def _attachment(content: bytes, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": disposition})


def _draw(request: StaffRequest, importer: Importer, form: UploadForm, **result: Any) -> HttpResponse:
    errors = result["reading"].errors if result else []
    context = {
        "title": importer.sheet.title,
        "kind": importer.kind,
        "form": form,
        "errors": errors[:SHOWN_ERRORS],
        "columns": importer.sheet.columns,
        "batches": ImportBatch.objects.filter(kind=importer.kind, by_number=request.user.number)[:SHOWN_BATCHES],
    }
    return render(request, "access/import.html", {**context, **result}, status=422 if errors or form.errors else 200)
