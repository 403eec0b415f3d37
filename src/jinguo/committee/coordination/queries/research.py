"""The year's topics of research (年度调研课题): entries of the ledger 调研课题 by the committee's office."""

from collections.abc import Sequence

from jinguo.base import clock
from jinguo.committee.coordination.queries.upper import entries_of
from jinguo.cycle.bookkeeping.models import CustomEntry
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.meeting_rhythm import Topics, topics_of

RESEARCH = "research"
FINISHED = "已结题"
OFFICES = ("committee_office", "federation")  # a county's federation does its committee's work itself


def research_of(committee: Unit, reader: Staff, year: int) -> tuple[Topics, Sequence[CustomEntry]]:
    """How a year stands, and the topics within reach; one query."""
    rows = list(entries_of(committee, reader, RESEARCH).filter(day__year=year, unit__kind__in=OFFICES))
    finished = sum(one.texts.get("stage") == FINISHED for one in rows)
    return topics_of(year, len(rows), finished, clock.today()), rows
