"""Where each person of an organ stands in a year: what was given, the ladder, what is suggested and warned of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from jinguo.base.web.components import Light
from jinguo.office.conduct.queries.days import Counted, RemarkableDay, remarkable_days
from jinguo.office.conduct.queries.facts import ConductYear, facts_of_year
from jinguo.office.conduct.queries.protections import protections_on
from jinguo.office.conduct.queries.suggestions import (
    Answered,
    Suggestion,
    checked_in,
    suggested_by_check,
    suggested_by_days,
)
from jinguo.office.slips.queries import days_by_kind
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import posts_in
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.attendance.dismissal import Standing, dismissal
from jinguo.rules.attendance.ladder import Rung, rung
from jinguo.rules.attendance.warnings import Counters, Reminder, reminders
from jinguo.rules.grading.sanctions import EFFECTS, WEIGHTS, Effect, Weighed, weigh
from jinguo.rules.periods import month_of, year_of

GRAVE = ("comment_only", "no_grade", "unfit")
OPEN_CASE = "立案调查尚未结案，参加年度考核，不写评语，不确定等次（公务员考核规定（二手来源））"


@dataclass(frozen=True, slots=True)
class PersonStanding:
    """What a year says of one person; `protections` by code, each with what says so."""

    staff: Staff
    facts: ConductYear
    rung: Rung
    weighed: Weighed
    suggestions: tuple[Suggestion, ...]
    dismissal: Standing
    protections: dict[str, str]
    reminders: tuple[Reminder, ...]
    days: tuple[RemarkableDay, ...]

    @property
    def is_remarkable(self) -> bool:
        """Whether there is anything to be said of her."""
        return bool(self.facts.sources) or self.is_warned

    @property
    def is_warned(self) -> bool:
        """Whether attendance or a check says something of her."""
        return bool(self.suggestions or self.reminders) or self.dismissal.level != "none"

    @property
    def light(self) -> Light:
        """What matters most, in a tone and words: a limit of the grade, then what only warns."""
        if self.dismissal.level == "reached":
            return Light("bad", "缺勤超过界限")
        limit = max(self.weighed.effect, self.rung.limit, key=WEIGHTS.index)
        if limit in GRAVE:
            return Light("bad", EFFECTS[limit])
        if self.facts.has_open_case:
            return Light("doing", "立案调查中")
        words = [words for holds, words in self._near(limit) if holds]
        return Light("near", words[0]) if words else Light("ok", "没有记录")

    def _near(self, limit: Effect) -> tuple[tuple[bool, str], ...]:
        return (
            (bool(self.suggestions), "应予处理"),
            (limit != "", EFFECTS[limit]),
            (self.dismissal.level == "near", "接近缺勤界限"),
            (bool(self.reminders), "考勤提醒"),
            (self.dismissal.level == "protected", "缺勤超过界限，受保护"),
            (bool(self.facts.sources), "有记录"),
        )

    @property
    def counts(self) -> str:
        """How many of the ladder's two there are, as counted up."""
        given = (("诫勉教育", self.rung.admonitions), ("效能告诫", self.rung.warnings))
        return "，".join(f"{words} {number} 次" for words, number in given if number)

    @property
    def follows(self) -> tuple[str, ...]:
        """What limits the year's grade and what else follows, line by line with its clause."""
        case = (OPEN_CASE,) if self.facts.has_open_case else ()
        return (*self.weighed.because, *case, *self.rung.because)


def people_of(organ: Unit, year: int) -> QuerySet[Staff]:
    """Whoever had a post in an organ in a year, by number."""
    span = year_of(year)
    return Staff.objects.filter(pk__in=posts_in(organ, span.first, span.last).values("staff")).order_by("number")


def standings(people: Sequence[Staff], year: int, today: date) -> list[PersonStanding]:
    """Where each person stands in a year as it is known today; the same number of queries for any number of people."""
    gathered = _Gathered(people, year, today)
    return [gathered.standing_of(one) for one in people]


def remarkable(people: Iterable[Staff], year: int, today: date) -> list[PersonStanding]:
    """Those of whom there is anything to be said, the gravest first."""
    order = ("bad", "doing", "near")
    found = [one for one in standings(list(people), year, today) if one.is_remarkable]
    return sorted(found, key=lambda one: (order.index(one.light.tone), one.staff.number))


class _Gathered:
    """All that decides about some people in a year, fetched once."""

    def __init__(self, people: Sequence[Staff], year: int, today: date) -> None:
        span, keys = year_of(year), [one.pk for one in people]
        self.year, self.span, self.on = year, span, min(today, span.last)
        self.facts = facts_of_year(people, year, today)
        self.days = remarkable_days(keys, year_of(year - 1).first, self.on)
        self.leave = days_by_kind(span.first, self.on, keys)
        self.protected = protections_on(keys, today)
        self.checked, self.answered = checked_in(keys, span.first, self.on), Answered(keys)
        self.calendar = work_calendar()

    def standing_of(self, staff: Staff) -> PersonStanding:
        """One of them."""
        facts, days = self.facts[staff.pk], tuple(one for one in self.days[staff.pk] if one.day in self.span)
        absent = {one.day: one.absent for one in self.days[staff.pk]}
        return PersonStanding(
            staff=staff,
            facts=facts,
            rung=rung(facts.admonitions, facts.warnings, self.on),
            weighed=weigh(facts.sanctions, self.year),
            suggestions=tuple(self._suggested(staff, days)),
            dismissal=dismissal(absent, self.year, self.calendar, self.protected[staff.pk]),
            protections=self.protected[staff.pk],
            reminders=tuple(reminders(self._counters(staff, days), self.on)),
            days=days,
        )

    def _suggested(self, staff: Staff, days: Sequence[RemarkableDay]) -> Iterator[Suggestion]:
        yield from suggested_by_days(staff.pk, days, self.on, self.answered)
        for line in self.checked[staff.pk]:
            yield from suggested_by_check(line, self.answered)

    def _counters(self, staff: Staff, days: Sequence[RemarkableDay]) -> Counters:
        """What is counted up to the last day, lateness in its month."""
        month = month_of(self.on)
        late = Counted.of(one for one in days if one.day in month).late_or_early
        personal = self.leave[staff.pk]["personal"] if staff.pk in self.leave else 0
        return Counters(Counted.of(days).absent_halves, personal, late)
