"""What decides about each person's grade, gathered for a whole year at once, and the grade that follows from it.

A fixed number of statements however many people there are. `sources` say in words where each fact stands, and lead to
it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import cast

from django.urls import reverse

from jinguo.office.appraisal.models import AnnualAssessment, Appraisee
from jinguo.office.conduct.queries import ConductYear, facts_of_year
from jinguo.office.slips.queries import calendar_days, days_by_kind
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.grading.away import Away, graded_elsewhere
from jinguo.rules.grading.grades import Grade, GradeResult, YearFacts, grade_of

HALF_YEAR_KINDS = ("sick", "personal")
Source = tuple[str, str]  # words, and the address where the fact stands (empty where it has no page)


@dataclass(frozen=True)
class Judged:
    """One person: what is known of her year, the grade that follows, and where each fact stands.

    `is_confidential` says that sanctions or conduct are among the facts: they are not for every reader.
    """

    appraisee: Appraisee
    facts: YearFacts
    result: GradeResult
    sources: tuple[Source, ...]
    is_confidential: bool

    @property
    def is_gradable(self) -> bool:
        """Whether a grade is to be decided here."""
        return self.result.outcome in ("graded", "open")


class YearOfPeople:
    """The facts of all people of a year."""

    def __init__(self, assessment: AnnualAssessment, people: Sequence[Appraisee]) -> None:
        self.assessment, self.people = assessment, people

    def judged(self) -> list[Judged]:
        """Everybody, in the order given."""
        return [self.of(one) for one in self.people]

    def of(self, one: Appraisee) -> Judged:
        """One of them."""
        conduct = self._conduct[one.staff_id]
        where, elsewhere = self._graded_by(one)
        facts = YearFacts(
            self.assessment.year,
            graded_by=where,
            is_on_probation=bool(one.probation_until and one.probation_until > self.assessment.span.last),
            has_open_case=conduct.has_open_case,
            away=self._away(one),
            sanctions=conduct.sanctions,
            refuses=one.refuses,
            admonitions=conduct.admonitions,
            warnings=conduct.warnings,
            proposal=cast(Grade, one.proposal) if one.proposal else None,
        )
        sources = (*elsewhere, *self._away_sources(one), *conduct.sources, *_typed(one))
        told = bool(conduct.sources or conduct.has_open_case or conduct.admonitions or conduct.warnings)
        return Judged(one, facts, grade_of(facts), sources, told)

    @cached_property
    def _ids(self) -> list[int]:
        return [one.staff_id for one in self.people]

    @cached_property
    def _conduct(self) -> dict[int, ConductYear]:
        return facts_of_year([one.staff for one in self.people], self.assessment.year, self.assessment.last)

    @cached_property
    def _leave(self) -> dict[int, Counter[str]]:
        return days_by_kind(self.assessment.span.first, self.assessment.last, self._ids)

    def _away(self, one: Appraisee) -> Away | None:
        halves = self._half_days(one)
        return Away(halves, self._due_halves, self._calendar_days.get(one.staff_id, 0)) if halves else None

    @cached_property
    def _due_halves(self) -> int:
        """The half days of work of the whole year: half of them is the limit, whatever the cut-off."""
        span = self.assessment.span
        return 2 * len(work_calendar().workdays_between(span.first, span.last))

    @cached_property
    def _calendar_days(self) -> dict[int, int]:
        return calendar_days(self.assessment.span.first, self.assessment.last, HALF_YEAR_KINDS, self._ids)

    def _half_days(self, one: Appraisee) -> int:
        found = self._leave.get(one.staff_id, Counter())
        return sum(found[kind] for kind in HALF_YEAR_KINDS)

    def _away_sources(self, one: Appraisee) -> Iterable[Source]:
        halves = self._half_days(one)
        if halves:
            address = f"{reverse('slips:leaves')}?name={one.staff.name}"
            yield f"病假、事假 {halves / 2:g} 天（截至{_day(self.assessment.last)}）", address

    def _graded_by(self, one: Appraisee) -> tuple[str, tuple[Source, ...]]:
        if one.graded_by or not one.seconded_to:
            return one.graded_by, ()
        span = self.assessment.span
        verdict = graded_elsewhere(one.seconded_days, (span.last - span.first).days + 1)
        return one.seconded_to if verdict else "", ((verdict.reason, ""),)


def judged_of(assessment: AnnualAssessment, people: Iterable[Appraisee] | None = None) -> list[Judged]:
    """Everybody of a year, or those given, with their facts and the grade that follows."""
    rows = assessment.people.select_related("staff", "unit") if people is None else people
    return YearOfPeople(assessment, list(rows)).judged()


def _typed(one: Appraisee) -> Iterable[Source]:
    """What people entered of her, in words."""
    if one.probation_until:
        yield f"试用期至{_day(one.probation_until)}", ""
    if one.remark:
        yield one.remark, ""


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"
