"""What is asked of tasks."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db import models
from django.db.models import Q, QuerySet

from jinguo.base import clock
from jinguo.base.files.models import StoredFile
from jinguo.base.moves.subjects import subject_key
from jinguo.cycle.inbox.owing import Asked
from jinguo.cycle.tasks import sides
from jinguo.cycle.tasks.models import Task, TaskReport
from jinguo.org.structure.models import Staff, Unit

AHEAD = timedelta(days=60)  # what lies further away is no work of these days


def with_people(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Tasks with all that a row of a list shows, whatever the reader may do with it."""
    return tasks.select_related("unit", "staff", "giver", "assigned_by", "submitted_by")


def with_reports(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Tasks with their reports, the last one at the end."""
    return with_people(tasks).prefetch_related(models.Prefetch("reports", TaskReport.objects.order_by("number")))


def of_subject(obj: models.Model) -> QuerySet[Task]:
    """The tasks that belong to a row, by their days; called-off ones among them."""
    return with_people(Task.objects.filter(**subject_key(obj)))


def listed(reader: Staff) -> QuerySet[Task]:
    """The tasks within reach: what is open first, the nearest day first."""
    done = models.Case(models.When(state__in=("accepted", "cancelled"), then=1), default=0)
    return with_people(Task.objects.visible_to(reader)).order_by(done, "due", "pk")


def to_do(reader: Staff) -> QuerySet[Task]:
    """What she has to report these days, the nearest day first."""
    near = Q(due__lte=clock.today() + AHEAD)
    return with_people(Task.objects.visible_to(reader).filter(sides.mine(reader), near, state="open"))


def to_review(reader: Staff) -> QuerySet[Task]:
    """The reports that wait for her, the longest waiting first."""
    waiting = Task.objects.visible_to(reader).filter(sides.waiting_for(reader))
    return with_people(waiting).order_by("submitted_on", "pk")


def due_until(day: date) -> QuerySet[Task]:
    """All open tasks whose day comes until `day`, whoever reads: for reminders."""
    return with_people(Task.objects.filter(state="open", due__lte=day))


def of_units(asked: Asked) -> QuerySet[Task]:
    """The tasks that count of some units: due within the days asked for, and what is open from before them."""
    due = Q(due__range=(asked.first, asked.last)) | Q(due__lt=asked.first, state="open")
    return with_people(Task.objects.counting().filter(due, unit__in=asked.units))


def files_of_reports(reports: Iterable[TaskReport]) -> dict[str, list[StoredFile]]:
    """The files of each report, by its number as text; one query."""
    owners = [str(one.pk) for one in reports]
    found: dict[str, list[StoredFile]] = defaultdict(list)
    for stored in StoredFile.objects.filter(owner_type=TaskReport._meta.label_lower, owner_id__in=owners):
        found[stored.owner_id].append(stored)
    return found


def units_to_give_to(actor: Staff) -> QuerySet[Unit]:
    """The standing units to which she may give something, each after its parent."""
    standing = Unit.objects.filter(sides.units_given_to(actor)).standing_on(clock.today())
    return standing.select_related("parent").order_by("path")
