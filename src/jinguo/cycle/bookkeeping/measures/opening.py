"""Opening a figure: the rows that make it, as far as the reader's reach goes."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from jinguo.cycle.bookkeeping.measures.base import Figure, Measure, Question
from jinguo.org.structure.models import Staff
from jinguo.org.structure.scope import reach_of


@dataclass(frozen=True)
class Opened:
    """A figure with the rows that the reader may see, and how many she may not."""

    figure: Figure
    rows: QuerySet
    outside: int

    @property
    def note(self) -> str:
        """What the page says about the rows outside the reader's reach; empty when she sees them all."""
        return f"另有 {self.outside} 条记录在您的权限范围之外，已计入这个数。" if self.outside else ""


def open_figure(measure: Measure, question: Question, reader: Staff, today: date) -> Opened:
    """The figure and its rows for a reader; the value is the holder's whole figure whoever reads."""
    rows = measure.rows(question)
    seen = rows.filter(reach_of(rows.model, reader, today))
    return Opened(measure.of(question), seen, _count(rows) - _count(seen))


def _count(rows: QuerySet) -> int:
    """How many entries; one that names several people is still one."""
    return rows.order_by().values("pk").distinct().count()
