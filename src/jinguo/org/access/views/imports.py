"""Importing units and staff, and the tables to be filled in for it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jinguo.base import clock, sheets
from jinguo.base.moves import demand
from jinguo.base.sheets.importers import Importer, find
from jinguo.base.web.downloads import attachment
from jinguo.base.web.imports import ImportScreens
from jinguo.org.structure.requests import StaffRequest

KINDS = ("units", "staff")


class OrganisationImports(ImportScreens):
    """The import pages of units and staff."""

    space, key, template = "access", "kind", "access/import.html"

    def importer(self, request: HttpRequest, word: str, source: str = "import") -> Importer:  # noqa: ARG002
        """The importer of one of our kinds, for who may use it."""
        if word not in KINDS:
            raise Http404
        importer = find(word)
        demand(importer.may_import(request.user))
        return importer


screens = OrganisationImports()


@require_GET
def download(request: StaffRequest, kind: str) -> HttpResponse:
    """What there is now, as the workbook that can be filled in and imported."""
    importer = screens.importer(request, kind)
    content = sheets.template(importer.sheet, importer.rows(by=request.user))
    return attachment(content, f"{importer.sheet.title}{clock.today():%Y%m%d}.xlsx")
