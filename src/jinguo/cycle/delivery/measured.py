"""Actuals out of the books: the measure of each goal, asked for whoever answers, where and when."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import cast

from jinguo.cycle.bookkeeping.measures import Figure, Measure, Question, measures
from jinguo.cycle.bookkeeping.measures.many import name_all
from jinguo.cycle.bookkeeping.views.pages import figure_url
from jinguo.cycle.delivery.actual import Actual
from jinguo.cycle.plans.models import Goal, Target
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.masking import SMALL_COUNT
from jinguo.rules.periods import Period
from jinguo.rules.units_of_measure import convert

GONE = "目标的取数统计项已停用，请绩效办改选取数，或改为报送"
HIDDEN = f"件数少于 {SMALL_COUNT}，为保护当事人不显示具体数"


def measured(targets: Iterable[Target], as_of: date) -> dict[int, Actual]:
    """The actuals of targets whose goals have a source; every measure is asked once for all its targets."""
    asked: dict[str, dict[Question, list[Target]]] = defaultdict(lambda: defaultdict(list))
    for those in _alike(targets):
        asked[those[0].goal.source][question_of(those[0], as_of)] += those
    known, found = measures(asked), dict[int, Actual]()
    name_all([question for code in known for question in asked[code]])
    for code, questions in asked.items():
        found |= _answered(known.get(code), questions)
    return found


def _alike(targets: Iterable[Target]) -> Iterable[list[Target]]:
    """The targets that ask the same of the same measure, as far as their columns tell."""
    held: dict[Hashable, list[Target]] = defaultdict(list)
    ways: dict[int, Hashable] = {}
    for one in targets:
        way = ways.get(one.goal_id) or ways.setdefault(one.goal_id, _way(one.goal))
        held[way, one.period, one.unit_id, one.staff_id, one.region_id].append(one)
    return held.values()


def _way(goal: Goal) -> Hashable:
    return goal.plan_id, goal.source, goal.over_units == "assign", goal.over_time == "last"


def question_of(target: Target, as_of: date) -> Question:
    """What a target asks its goal's measure.

    Where all answer for one value (`assign`) it is that of the plan's own unit. A level reached by the end of a period
    (`last`) is counted from the plan's first day; an increment, and what each period must reach, within the period.
    """
    goal = target.goal
    holder = goal.plan.unit if goal.over_units == "assign" else target.unit or cast(Staff, target.staff)
    span = target.span
    first = goal.plan.span.first if goal.over_time == "last" else span.first
    period = span if span.first <= first else Period(first, span.last)
    return Question(holder, period, target.region, as_of)


def _answered(measure: Measure | None, questions: Mapping[Question, list[Target]]) -> dict[int, Actual]:
    """What the targets of each question get, by their numbers."""
    if measure is None:
        return {one.pk: Actual.none(GONE, one.goal.unit_of_measure) for those in questions.values() for one in those}
    figures, found = measure.of_many(list(questions)), dict[int, Actual]()
    for question, those in questions.items():
        units = {pk: goal.unit_of_measure for pk, goal in {one.goal_id: one.goal for one in those}.items()}
        answers = {unit: _actual(unit, measure, question, figures[question]) for unit in set(units.values())}
        found |= {one.pk: answers[units[one.goal_id]] for one in those}
    return found


def _actual(unit: str, measure: Measure, question: Question, figure: Figure) -> Actual:
    """What a question gets in a unit of measure."""
    opens = partial(_url, measure, question)
    if figure.value is None:
        return Actual(None, unit, "none", figure.because, opens)
    value, how = convert(figure.value, figure.unit, unit)
    if value is None:
        return Actual(None, unit, "none", f"{how}：请改目标的计量单位，或另选取数", opens)
    is_hidden = measure.is_sensitive and 0 < figure.value < SMALL_COUNT
    because = HIDDEN if is_hidden else f"{figure.because}（{how}）" if how else figure.because
    return Actual(value, unit or figure.unit, "measure", because, opens, is_hidden)


def _url(measure: Measure, question: Question) -> str:
    """The figure's page, with the very question that was asked."""
    holder, as_of = question.holder, question.as_of
    return figure_url(
        measure.code,
        holder=holder.code if isinstance(holder, Unit) else holder.number,
        region=question.region.code if question.region else "",
        period=question.period.code,
        as_of=as_of.isoformat() if as_of else "",
    )
