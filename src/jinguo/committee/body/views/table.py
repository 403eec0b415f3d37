"""The people of all member units as a table: taken away, brought in, taken back."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from jinguo.base import audit, sheets
from jinguo.base.moves import demand
from jinguo.base.sheets.importers import Importer
from jinguo.base.web.downloads import attachment
from jinguo.base.web.imports import ImportScreens
from jinguo.committee.body.importing import ContactImporter, sheet_rows
from jinguo.committee.body.permissions import may_keep, may_read
from jinguo.committee.body.rosters import rosters_on
from jinguo.committee.body.views.common import committee_or_404, day_asked, for_readers
from jinguo.org.structure.requests import StaffRequest


class ContactImports(ImportScreens[StaffRequest]):
    """The import pages of a committee's contacts, for its office."""

    space, key, template = "body", "committee", "body/import.html"

    def importer(self, request: StaffRequest, word: str, source: str = "import") -> Importer:  # noqa: ARG002
        """The contacts of a committee that the reader keeps."""
        demand(may_read(request.user))
        committee = committee_or_404(request, int(word))
        demand(may_keep(request.user, committee))
        return ContactImporter(committee)

    def word(self, importer: Importer) -> str:
        """The committee's key."""
        committee = importer.committee if isinstance(importer, ContactImporter) else None
        return str(committee.pk) if committee else ""

    def after(self, word: str) -> str:
        """The committee, which says what is still missing."""
        return reverse("body:committee", args=[word])


screens = ContactImports()


@for_readers
@require_GET
def excel(request: StaffRequest, pk: int) -> HttpResponse:
    """The people of all member units on a day; today's can be imported again. The trail tells who took it."""
    found, day = committee_or_404(request, pk), day_asked(request)
    demand(may_keep(request.user, found))
    rows: list[Any] = list(sheet_rows(rosters_on(found, day)))
    with transaction.atomic():
        audit.record("membership.print", found, by=request.user, note=f"{len(rows)} 行")
    return attachment(sheets.template(ContactImporter(found).sheet, rows), f"{found.label}成员单位联系人.xlsx")
