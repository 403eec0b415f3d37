"""Importing observations, the table to be filled in for it, and what there is as such a table."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from jinguo.base import audit, clock, sheets
from jinguo.base.moves import demand
from jinguo.base.sheets.importers import Importer
from jinguo.base.web.downloads import attachment
from jinguo.base.web.imports import ImportScreens
from jinguo.committee.outlines.importing import ObservationImporter
from jinguo.committee.outlines.permissions import may_import
from jinguo.committee.outlines.views.gates import for_readers
from jinguo.org.structure.requests import StaffRequest


class ObservationImports(ImportScreens[StaffRequest]):
    """The import pages of observations."""

    space, key, template = "outlines", "kind", "outlines/import.html"

    def importer(self, request: StaffRequest, word: str, source: str = "import") -> Importer:  # noqa: ARG002
        """The importer of observations, for who keeps the outlines."""
        if word != ObservationImporter.kind:
            raise Http404
        demand(may_import(request.user))
        return ObservationImporter()

    def context(self, request: StaffRequest, importer: Importer) -> dict[str, Any]:  # noqa: ARG002
        """What the table to fill in is called."""
        return {"kind": importer.kind}


screens = ObservationImports()


@for_readers
@require_GET
def template(request: StaffRequest) -> HttpResponse:  # noqa: ARG001
    """The empty table."""
    return attachment(sheets.template(ObservationImporter().sheet), "监测值模板.xlsx")


@for_readers
@require_GET
def export(request: StaffRequest) -> HttpResponse:
    """The values within reach; the file can be changed and imported again."""
    importer = ObservationImporter()
    rows = list(importer.rows(by=request.user))
    with transaction.atomic():
        audit.record("observation.export", by=request.user, label=f"{len(rows)} 行")
    return attachment(sheets.template(importer.sheet, rows), f"监测值{clock.today():%Y%m%d}.xlsx")
