"""A return as a workbook: taken away, brought in, taken back."""

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from jinguo.base import audit, sheets
from jinguo.base.moves import demand
from jinguo.base.sheets.importers import Importer
from jinguo.base.web.downloads import attachment
from jinguo.base.web.imports import ImportScreens
from jinguo.committee.collection.importing import ReturnImporter, sheet_rows
from jinguo.committee.collection.permissions import may_fill, may_read
from jinguo.committee.collection.views.gates import for_readers, sheet_or_404
from jinguo.org.structure.requests import StaffRequest


class ReturnImports(ImportScreens[StaffRequest]):
    """The import pages of a return, for who fills it in."""

    space, key, template = "collection", "sheet", "collection/import.html"

    def importer(self, request: StaffRequest, word: str, source: str = "import") -> Importer:  # noqa: ARG002
        """The table of a return that the reader fills in."""
        demand(may_read(request.user))
        found = sheet_or_404(request, int(word))
        demand(may_fill(request.user, found))
        return ReturnImporter(found)

    def word(self, importer: Importer) -> str:
        """The return's key."""
        bound = importer.bound if isinstance(importer, ReturnImporter) else None
        return str(bound.pk) if bound else ""

    def after(self, word: str) -> str:
        """The return, which says what is still open."""
        return reverse("collection:return", args=[word])


screens = ReturnImports()


@for_readers
@require_GET
def excel(request: StaffRequest, pk: int) -> HttpResponse:
    """The return as a table with its indicators and definitions; it can be filled in and imported."""
    found = sheet_or_404(request, pk)
    rows = list(sheet_rows(found))
    with transaction.atomic():
        audit.record("return.export", found, by=request.user, note=f"{len(rows)} 行")
    return attachment(sheets.template(ReturnImporter(found).sheet, rows), f"{found}.xlsx")
