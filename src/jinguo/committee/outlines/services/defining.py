"""From which year on an indicator is counted otherwise (口径变化)."""

from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import demand
from jinguo.committee.outlines.models import Indicator, IndicatorVersion
from jinguo.committee.outlines.permissions import may_import
from jinguo.org.structure.models import Staff


@transaction.atomic
def add_version(
    indicator: Indicator, *, by: Staff, year: int, change: str, source: str, breaks: bool
) -> IndicatorVersion:
    """Say what changed from a year on, and whether values before and after may be compared.

    Raises Refused, ValidationError.
    """
    demand(may_import(by), act="indicatorversion.add", row=indicator)
    row = IndicatorVersion(indicator=indicator, year=year, change=change, source=source, breaks=breaks, set_by=by)
    row.full_clean()
    row.save()
    audit.record("indicatorversion.add", row, by=by, note=row.change)
    return row


@transaction.atomic
def remove_version(row: IndicatorVersion, *, by: Staff) -> None:
    """Take back what was said by mistake (删去). Raises Refused."""
    demand(may_import(by), act="indicatorversion.remove", row=row)
    audit.record("indicatorversion.remove", row, by=by, note=row.change)
    row.delete()
