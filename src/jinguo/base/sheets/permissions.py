"""Who may take an import back."""

from typing import Any

from jinguo.base.sheets import importers
from jinguo.base.sheets.models import ImportBatch
from jinguo.rules.verdict import Verdict


def may_undo(actor: Any, batch: ImportBatch) -> Verdict:
    """What the importer of that kind says."""
    return importers.find(batch.kind).may_undo(actor, batch.by_number)
