"""Reminding of what is due: higher apps say what is open, the rules say whom to tell today, each level once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models, transaction

from jinguo.base import clock
from jinguo.cycle.inbox.kinds import OVERDUE, REMINDER
from jinguo.cycle.inbox.models import Reminded
from jinguo.cycle.inbox.services.telling import Word, tell_each
from jinguo.org.structure.models import Staff
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.calendar import WorkCalendar
from jinguo.rules.reminders import LATE_LEVELS, USUAL, Reminder, ReminderPlan, due_words, reminders_due

CATCH_UP = timedelta(days=10)  # a longest holiday and a machine that was off around it
Key = tuple[str, str, date, str]


@dataclass(frozen=True, slots=True)
class Due:
    """An open matter with its last day (`due`, included), who answers for it, and to whom it goes when it stays open.

    `noun` says what several of the kind are called: 3 项*任务*明天到期. `personal` as in `Word`.
    """

    subject: models.Model
    title: str
    due: date
    people: tuple[Staff, ...]
    heads: tuple[Staff, ...] = ()
    leaders: tuple[Staff, ...] = ()
    plan: ReminderPlan = USUAL
    noun: str = "事项"
    personal: bool = False

    def key(self, aspect: str) -> Key:
        """What its reminders are told apart by: the matter, its day, and a level or a listener."""
        return self.subject._meta.label_lower, str(self.subject.pk), self.due, aspect


Source = Callable[[date], Iterable[Due]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Let open matters be reminded of, from an app's `ready()`; `source(today)` asks a fixed number of queries."""
    if source not in _sources:
        _sources.append(source)


@transaction.atomic
def remind() -> str:
    """Remind of everything that is due, set by set, and say in Chinese how much it was; nothing on a rest day.

    Safe to run again: a level that was reminded of is not told twice. After days on which nobody looked each listener
    hears the latest level that was missed; the earlier ones are passed over.
    """
    today, calendar = clock.today(), work_calendar()
    if not calendar.is_workday(today):
        return "今天休息，不提醒"
    coming = _coming(today, calendar)
    known = _known({matter.due for matter, _ in coming})
    fresh = [(matter, one) for matter, one in coming if matter.key(one.level) not in known]
    Reminded.objects.bulk_create([_kept(matter, one, today) for matter, one in fresh], batch_size=500)
    told = {matter.key(one.to): (matter, one) for matter, one in fresh}
    tell_each(_word(matter, one, today, calendar) for matter, one in told.values())
    return f"提醒 {len(told)} 项"


def _coming(today: date, calendar: WorkCalendar) -> list[tuple[Due, Reminder]]:
    """What the sources hold open and the rules remind of today, each matter's reminders in the order of their days."""
    matters = (matter for source in _sources for matter in source(today))
    since = today - CATCH_UP
    return [
        (matter, one)
        for matter in matters
        for one in reminders_due(matter.due, today, calendar, matter.plan, since=since)
    ]


def _known(days: set[date]) -> set[Key]:
    """What was reminded of already, of all matters due on one of the days; one query."""
    return set(Reminded.objects.filter(due__in=days).values_list("subject_type", "subject_id", "due", "level"))


def _kept(matter: Due, one: Reminder, today: date) -> Reminded:
    subject_type, subject_id, due, level = matter.key(one.level)
    return Reminded(subject_type=subject_type, subject_id=subject_id, due=due, level=level, day=today)


def _word(matter: Due, one: Reminder, today: date, calendar: WorkCalendar) -> Word:
    """What its listener is told; above the people themselves also who answers for it."""
    words = due_words(matter.due, today, calendar)
    names = "、".join(person.name for person in matter.people)
    listeners = {"people": matter.people, "heads": matter.heads, "leaders": matter.leaders}[one.to]
    return Word(
        people=listeners,
        title=f"{matter.title}：{words}",
        kind=OVERDUE if one.level in LATE_LEVELS else REMINDER,
        about=matter.subject,
        detail=one.because if one.to == "people" else f"{one.because}，办理人：{names}",
        bundle=f"{matter.noun}{words}",
        personal=matter.personal,
    )
