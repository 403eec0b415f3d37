"""What happened to a row, as the page of the row tells it."""

from django.db.models import Model
from django.utils.timezone import localtime

from jinguo.base.audit.models import AuditRow
from jinguo.base.audit.queries import changes_of
from jinguo.base.web import words
from jinguo.base.web.components import Event
from jinguo.org.access import acts

TOLD = 60  # lines of the trail


def events_of(row: Model) -> list[Event]:
    """The newest changes of a row as the trail has them, the last one last."""
    return [_event(one) for one in reversed(changes_of(row)[:TOLD])]


def _event(row: AuditRow) -> Event:
    """A line of the trail; where the business day is not the stamp's own (a replay), the day alone."""
    when = row.at if localtime(row.at).date() == row.business_day else words.day(row.business_day)
    return Event(when, row.actor_name, acts.label(row.act).rpartition("：")[2], row.note)
