"""Importing units, staff and holiday notices, and the tables to be filled in for it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from jinguo.base import clock, sheets
from jinguo.base.moves import demand
from jinguo.base.sheets.importers import Importer, find
from jinguo.base.web.downloads import attachment
from jinguo.base.web.imports import ImportScreens
from jinguo.org.structure.requests import StaffRequest

KINDS = {"units": "单位", "staff": "人员", "holidays": "放假通知"}


class OrganisationImports(ImportScreens[StaffRequest]):
    """The import pages of what the system administrator keeps for the whole house."""

    space, key, template = "access", "kind", "access/import.html"

    def context(self, request: StaffRequest, importer: Importer) -> dict[str, Any]:  # noqa: ARG002
        """The kinds, as tabs."""
        return {"kinds": KINDS}

    def importer(self, request: StaffRequest, word: str, source: str = "import") -> Importer:  # noqa: ARG002
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
