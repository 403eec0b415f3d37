"""Importing into a ledger: try a file or a pasted block, see what is wrong at which cell, write it, take it back."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import sheets
from jinguo.base.moves import demand
from jinguo.base.sheets import importing, pending
from jinguo.base.sheets.columns import Reading, SheetError
from jinguo.base.sheets.models import ImportBatch
from jinguo.cycle.bookkeeping.exporting import READ_ONLY
from jinguo.cycle.bookkeeping.importing import LedgerImporter, pasted
from jinguo.cycle.bookkeeping.kinds import LedgerKind
from jinguo.cycle.bookkeeping.views.files import attachment
from jinguo.cycle.bookkeeping.views.gates import for_readers, ledger_or_404, posted
from jinguo.cycle.bookkeeping.views.lists import records

SHOWN_ERRORS = 200
SHOWN_BATCHES = 10
GONE = "这个文件已写入或已过期，请重新上传"


class UploadForm(forms.Form):
    """A file, or a block of cells."""

    file = forms.FileField(label="Excel 文件", required=False)
    text = forms.CharField(
        label="从 Excel 粘贴",
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 5}),
        help_text="在 Excel 里选中几行复制，贴到这里；可带表头，行号从表头算起",
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        if not self.cleaned_data.get("file") and not (self.cleaned_data.get("text") or "").strip():
            self.add_error("file", "没有选文件，也没有粘贴内容，请选一样")
        return self.cleaned_data


@for_readers
@require_http_methods(["GET", "POST"])
def panel(request: HttpRequest, code: str) -> HttpResponse:
    """The import page; a posted file is tried and nothing is written."""
    kind = ledger_or_404(request, code)
    demand(records(request.user))  # type: ignore[arg-type]
    form = UploadForm(posted(request), request.FILES or None)
    if not (form.is_bound and form.is_valid()):
        return _draw(request, kind, form, 422 if form.is_bound else 200)
    source, name, content = _sent(kind, form.cleaned_data)
    reading = importing.dry_run(LedgerImporter(kind, source), content, by=request.user)
    token = pending.keep(content, request.user.number)  # type: ignore[union-attr]
    return _draw(request, kind, UploadForm(), token=token, name=name, source=source, **_told(reading))


@for_readers
@require_POST
def write(request: HttpRequest, code: str, token: UUID) -> HttpResponse:
    """写入 N 行: the file that was tried, whole or not at all."""
    kind = ledger_or_404(request, code)
    by: Any = request.user
    importer = LedgerImporter(kind, "paste" if request.POST.get("source") == "paste" else "import")
    try:
        batch = importing.commit(importer, _fetched(token, by.number), by=by, name=request.POST.get("name", "")[:200])
    except importing.NotWritten as problem:
        return _draw(request, kind, UploadForm(), 422, token=token, **_told(problem.reading))
    pending.drop(token, by.number)
    messages.success(request, f"已写入 {batch.rows} 行，确认后计入统计。写错了可在导入页撤销")
    return redirect("bookkeeping:list", kind.code)


@for_readers
@require_POST
def drop(request: HttpRequest, code: str, token: UUID) -> HttpResponse:
    """Forget a file that was tried."""
    pending.drop(token, request.user.number)  # type: ignore[union-attr]
    return redirect("bookkeeping:import", ledger_or_404(request, code).code)


@for_readers
@require_GET
def errors(request: HttpRequest, code: str, token: UUID) -> HttpResponse:
    """The user's own file back, with each complaint at its cell."""
    kind = ledger_or_404(request, code)
    by: Any = request.user
    content, importer = _fetched(token, by.number), LedgerImporter(kind)
    reading = importing.dry_run(importer, content, by=by)
    try:
        marked = sheets.marked_up(importer.sheet, content, reading.errors)
    except SheetError as problem:
        raise Http404 from problem
    return attachment(marked, f"{kind.title}待改.xlsx")


@for_readers
@require_POST
def undo(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """撤销 of one import."""
    kind = ledger_or_404(request, code)
    by: Any = request.user
    batch = get_object_or_404(ImportBatch, pk=pk, kind=kind.code, by_number=by.number)
    importing.undo(batch, by=by)
    messages.success(request, f"已撤销“{batch.file_name}”写入的 {batch.rows} 行")
    return redirect("bookkeeping:import", kind.code)


def _sent(kind: LedgerKind, cleaned: dict[str, Any]) -> tuple[str, str, bytes]:
    """Where it came from, what it is called, and its bytes."""
    if cleaned["file"]:
        return "import", cleaned["file"].name, cleaned["file"].read()
    return "paste", "粘贴", pasted(LedgerImporter(kind).sheet, cleaned["text"])


def _fetched(token: UUID, number: str) -> bytes:
    content = pending.fetch(token, number)
    if content is None:
        raise forms.ValidationError(GONE)
    return content


def _told(reading: Reading) -> dict[str, Any]:
    """A reading with as many of its complaints as a page holds; that number and state are absent is no news."""
    needless = tuple(f"没有“{header}”列" for header in READ_ONLY.values())
    notes = [note for note in reading.notes if not note.startswith(needless)]
    return {"reading": reading, "notes": notes, "errors": reading.errors[:SHOWN_ERRORS]}


def _draw(request: HttpRequest, kind: LedgerKind, form: UploadForm, status: int = 200, **result: Any) -> HttpResponse:
    by: Any = request.user
    batches = ImportBatch.objects.filter(kind=kind.code, by_number=by.number)[:SHOWN_BATCHES]
    context = {"kind": kind, "form": form, "batches": batches, **result}
    return render(request, "bookkeeping/import.html", context, status=status)
