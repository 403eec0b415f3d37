"""Importing on screen, the same for every kind: try a file or a pasted block, see what is wrong at which cell, then
write it whole or drop it, and take it back as long as nobody built on it.
"""

from abc import ABC, abstractmethod
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import sheets
from jinguo.base.sheets import importing, pending
from jinguo.base.sheets.importers import Importer
from jinguo.base.sheets.models import ImportBatch
from jinguo.base.sheets.pasting import as_file
from jinguo.base.web.downloads import attachment
from jinguo.base.web.gates import posted
from jinguo.base.web.requests import KnownRequest

SHOWN_ERRORS = 200
SHOWN_BATCHES = 10
Asking = TypeVar("Asking", bound=KnownRequest)
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
        if (
            "file" not in self.errors
            and not self.cleaned_data.get("file")
            and not (self.cleaned_data.get("text") or "").strip()
        ):
            self.add_error("file", "没有选文件，也没有粘贴内容，请选一样")
        return self.cleaned_data


class ImportScreens(ABC, Generic[Asking]):
    """The import pages below one address; the word `key` in it chooses the importer.

    A subclass says which importer a request means (refusing who may not use it), where writing leads to, and what
    stands around the page.
    """

    space: ClassVar[str]
    key: ClassVar[str]
    template: ClassVar[str] = "web/import.html"
    written: ClassVar[str] = ""  # what a receipt adds to the number of rows

    @abstractmethod
    def importer(self, request: Asking, word: str, source: str = "import") -> Importer:
        """The importer that the address means. Raises Http404 or Refused."""

    def word(self, importer: Importer) -> str:
        """The word of the address that means an importer: its kind, unless a page binds it to something."""
        return importer.kind

    def after(self, word: str) -> str:
        """Where somebody goes who has written a file: the import page, unless there is a better place."""
        return self.address("import", word)

    def context(self, request: Asking, importer: Importer) -> dict[str, Any]:  # noqa: ARG002 - for subclasses
        """What a page of one's own adds."""
        return {}

    def urls(self, prefix: str) -> list[URLPattern]:
        """The addresses below `prefix`, which holds `<slug:key>`."""
        return [
            path(f"{prefix}", require_http_methods(["GET", "POST"])(self.panel), name="import"),
            path(f"{prefix}<uuid:token>/write/", require_POST(self.write), name="import_write"),
            path(f"{prefix}<uuid:token>/drop/", require_POST(self.drop), name="import_drop"),
            path(f"{prefix}<uuid:token>/errors/", require_GET(self.errors), name="import_errors"),
            path(f"{prefix}<int:pk>/undo/", require_POST(self.undo), name="import_undo"),
        ]

    def address(self, name: str, word: str, **more: Any) -> str:
        """One of our addresses."""
        return reverse(f"{self.space}:{name}", kwargs={self.key: word, **more})

    def panel(self, request: Asking, **asked: str) -> HttpResponse:
        """The import page; what is posted is tried and nothing is written."""
        importer = self.importer(request, asked[self.key])
        form = UploadForm(posted(request), request.FILES or None)
        if not (form.is_bound and form.is_valid()):
            return self._draw(request, importer, form)
        source, name, content = _sent(importer, form.cleaned_data)
        by = request.user
        reading = importing.dry_run(self.importer(request, asked[self.key], source), content, by=by)
        token = pending.keep(content, by.number)
        return self._draw(request, importer, UploadForm(), reading=reading, token=token, name=name, source=source)

    def write(self, request: Asking, token: UUID, **asked: str) -> HttpResponse:
        """写入 N 行: what was tried, whole or not at all."""
        source, name = request.POST.get("source", ""), request.POST.get("name", "")[:200]
        importer = self.importer(request, asked[self.key], "paste" if source == "paste" else "import")
        by = request.user
        try:
            batch = importing.commit(importer, _fetched(token, by.number), by=by, name=name)
        except importing.NotWritten as problem:
            shown = {"reading": problem.reading, "token": token, "name": name, "source": source}
            return self._draw(request, importer, UploadForm(), **shown)
        pending.drop(token, by.number)
        messages.success(request, f"已写入 {batch.rows} 行{self.written}")
        return redirect(self.after(asked[self.key]))

    def drop(self, request: Asking, token: UUID, **asked: str) -> HttpResponse:
        """Forget what was tried."""
        self.importer(request, asked[self.key])
        pending.drop(token, request.user.number)
        return redirect(self.address("import", asked[self.key]))

    def errors(self, request: Asking, token: UUID, **asked: str) -> HttpResponse:
        """The user's own file back, with each complaint at its cell."""
        importer, by = self.importer(request, asked[self.key]), request.user
        content = _fetched(token, by.number)
        reading = importing.dry_run(importer, content, by=by)
        try:
            marked = sheets.marked_up(importer.sheet, content, reading.errors)
        except sheets.SheetError as problem:
            raise Http404 from problem
        return attachment(marked, f"{importer.sheet.title}待改.xlsx")

    def undo(self, request: Asking, pk: int, **asked: str) -> HttpResponse:
        """Take one import back."""
        importer = self.importer(request, asked[self.key])
        by = request.user
        batch = get_object_or_404(ImportBatch, pk=pk, kind=importer.kind, by_number=by.number)
        importing.undo(batch, by=by)
        messages.success(request, f"已撤销“{batch.file_name}”写入的 {batch.rows} 行")
        return redirect(self.address("import", asked[self.key]))

    def _draw(self, request: Asking, importer: Importer, form: UploadForm, **result: Any) -> HttpResponse:
        """The page; `result` holds the reading of what was tried. 422 where something has to be put right."""
        found = result["reading"].errors if result else []
        own = ImportBatch.objects.filter(kind=importer.kind, by_number=request.user.number)
        word = self.word(importer)
        batches = [(batch, self.address("import_undo", word, pk=batch.pk)) for batch in own[:SHOWN_BATCHES]]
        context = {
            "importer": importer,
            "form": form,
            "errors": found[:SHOWN_ERRORS],
            "batches": batches,
            "steps": self._steps(importer, result),
            **result,
            **self.context(request, importer),
        }
        return render(request, self.template, context, status=422 if found or form.errors else 200)

    def _steps(self, importer: Importer, result: dict[str, Any]) -> dict[str, str]:
        """The addresses of what can be done with a file that was tried."""
        word = self.word(importer)
        names = ("import_write", "import_drop", "import_errors") if result else ()
        steps = {name.removeprefix("import_"): self.address(name, word, token=result["token"]) for name in names}
        return {"panel": self.address("import", word), **steps}


def _sent(importer: Importer, cleaned: dict[str, Any]) -> tuple[str, str, bytes]:
    """Where it came from, what it is called, and its bytes."""
    if cleaned["file"]:
        return "import", cleaned["file"].name, cleaned["file"].read()
    return "paste", "粘贴", as_file(importer, cleaned["text"])


def _fetched(token: UUID, number: str) -> bytes:
    content = pending.fetch(token, number)
    if content is None:
        raise forms.ValidationError(GONE)
    return content
