"""An organ sets its own figures."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import demand
from jinguo.office.quarter.models import ReviewFigure
from jinguo.office.quarter.permissions import may_set_figures
from jinguo.org.structure.models import Staff, Unit


@transaction.atomic
def set_figure(organ: Unit, *, by: Staff, name: str, value: Decimal, first_day: date, clause: str) -> ReviewFigure:
    """Set a figure of the organ's own from a day on (设定考评标准). Raises Refused, ValidationError by field."""
    demand(may_set_figures(by, organ), act="reviewfigure.set", row=organ)
    row = ReviewFigure(unit=organ, name=name, value=value, first_day=first_day, clause=clause.strip())
    row.full_clean()
    row.save()
    audit.record("reviewfigure.set", row, by=by, note=f"{value:f}，{row.clause}")
    return row
