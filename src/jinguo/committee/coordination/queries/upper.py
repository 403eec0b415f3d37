"""Inspections received from above: entries of the ledger 上级督导, with what each demanded and how that is answered."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet, Value

from jinguo.base.files.models import StoredFile
from jinguo.committee.coordination.models import Demand, UpperAnswer
from jinguo.cycle.bookkeeping.models import CustomEntry
from jinguo.org.structure.models import Staff, Unit

LEDGER = "inspections"


@dataclass(frozen=True, slots=True)
class Visit:
    """An inspection as its entry tells it."""

    entry: CustomEntry

    def told(self, field: str) -> str:
        """One of the ledger's own columns; empty where it was left out."""
        return str(self.entry.texts.get(field) or "")

    @property
    def authority(self) -> str:
        """Who sent it."""
        return self.told("authority")

    @property
    def days(self) -> tuple[date, date]:
        """From when to when."""
        last = self.told("last_day")
        return self.entry.day, date.fromisoformat(last) if last else self.entry.day

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What the page says of it, without what is empty."""
        labels = {"level": "级别", "people": "来人", "paper": "文号", "topic": "督导内容", "result": "评价"}
        return [(label, self.told(name)) for name, label in labels.items() if self.told(name)]


def visits_of(committee: Unit, reader: Staff) -> QuerySet[CustomEntry]:
    """The inspections that the organs of the committee's own region entered, within reach, the newest first."""
    answered = Count("demands", filter=Q(demands__answers__isnull=False), distinct=True)
    rows = entries_of(committee, reader, LEDGER)
    return rows.annotate(asked=Count("demands", distinct=True), answered=answered, of_committee=Value(committee.pk))


def entries_of(committee: Unit, reader: Staff, ledger: str) -> QuerySet[CustomEntry]:
    """What stands in a ledger of the organs of the committee's own region, within reach, the newest first."""
    organs = Unit.objects.filter(kind="federation", region=committee.region_id).values("path")
    rows = CustomEntry.objects.visible_to(reader).filter(ledger_row__code=ledger, unit__organ_path__in=organs)
    taken_back = CustomEntry.objects.filter(sign=-1).exclude(state="void").values("reverses")
    standing = rows.filter(sign=1).exclude(state="void").exclude(pk__in=taken_back)
    return standing.select_related("unit", "ledger_row").order_by("-day", "-pk")


def demands_of(entry: CustomEntry, committee: Unit) -> QuerySet[Demand]:
    """What one demanded, each with its task, its reports and its answers; four queries."""
    rows = Demand.objects.filter(entry=entry, committee=committee).select_related("unit", "task", "committee")
    return rows.prefetch_related("task__reports", Prefetch("answers", UpperAnswer.objects.select_related("entered_by")))


def papers_of(demands: Iterable[Demand]) -> dict[str, list[StoredFile]]:
    """The files of their answers, by the answer's key as text; one query."""
    keys = [str(made.pk) for one in demands for made in one.answers.all()]
    found: dict[str, list[StoredFile]] = defaultdict(list)
    for stored in StoredFile.objects.filter(owner_type=UpperAnswer._meta.label_lower, owner_id__in=keys).order_by("pk"):
        found[stored.owner_id].append(stored)
    return found


def unanswered(committee: Unit) -> list[Demand]:
    """The demands that nobody has answered, the longest due first."""
    rows = Demand.objects.filter(committee=committee, answers=None).select_related("unit", "entry", "committee")
    return list(rows.prefetch_related("answers").order_by("due", "pk"))
