"""Importing into a ledger, and pasting."""

from django.urls import reverse

from jinguo.base.moves import demand
from jinguo.base.web.imports import ImportScreens
from jinguo.cycle.bookkeeping.importing import LedgerImporter
from jinguo.cycle.bookkeeping.permissions import may_read
from jinguo.cycle.bookkeeping.views.gates import ledger_or_404
from jinguo.cycle.bookkeeping.views.lists import records
from jinguo.org.structure.requests import StaffRequest


class LedgerImports(ImportScreens[StaffRequest]):
    """The import pages of every ledger, an office's own too."""

    space, key, template = "bookkeeping", "code", "bookkeeping/import.html"
    written = "，确认后计入统计。写错了可在导入页撤销"

    def importer(self, request: StaffRequest, word: str, source: str = "import") -> LedgerImporter:
        """The importer of a ledger, for who may record in it."""
        demand(may_read(request.user))
        kind = ledger_or_404(request, word)
        demand(records(request.user))
        return LedgerImporter(kind, source)

    def after(self, word: str) -> str:
        """The list, where the new rows wait for confirmation."""
        return reverse("bookkeeping:list", args=[word])


screens = LedgerImports()
