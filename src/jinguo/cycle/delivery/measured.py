"""Actuals out of the books: the measure of each goal, asked for whoever answers, where and when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import cast

from jinguo.cycle.bookkeeping.measures import Figure, Measure, Question, measures
from jinguo.cycle.bookkeeping.views.pages import figure_url
from jinguo.cycle.delivery.actual import Actual
from jinguo.cycle.plans.models import Target
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.masking import SMALL_COUNT
from jinguo.rules.periods import Period
from jinguo.rules.units_of_measure import convert

GONE = "目标的取数统计项已停用，请绩效办改选取数，或改为报送"
HIDDEN = f"件数少于 {SMALL_COUNT}，为保护当事人不显示具体数"


def measured(targets: Iterable[Target], as_of: date) -> dict[int, Actual]:
    """The actuals of targets whose goals have a source; every measure is asked once for all its targets."""
    asked: dict[str, dict[Target, Question]] = defaultdict(dict)
    for target in targets:
        asked[target.goal.source][target] = question_of(target, as_of)
    known = measures(asked)
    return {
        target.pk: actual
        for code, questions in asked.items()
        for target, actual in _answered(known.get(code), questions).items()
    }


def question_of(target: Target, as_of: date) -> Question:
    """What a target asks its goal's measure.

    Where all answer for one value (`assign`) it is that of the plan's own unit. A level reached by the end of a period
    (`last`) is counted from the plan's first day; an increment, and what each period must reach, within the period.
    """
    goal = target.goal
    holder = goal.plan.unit if goal.over_units == "assign" else target.unit or cast(Staff, target.staff)
    span = target.span
    first = goal.plan.span.first if goal.over_time == "last" else span.first
    return Question(holder, Period(min(first, span.first), span.last), target.region, as_of)


def _answered(measure: Measure | None, questions: Mapping[Target, Question]) -> dict[Target, Actual]:
    if measure is None:
        return {target: Actual.none(GONE, target.goal.unit_of_measure) for target in questions}
    figures = measure.of_many(list(dict.fromkeys(questions.values())))
    return {target: _actual(target, measure, one, figures[one]) for target, one in questions.items()}


def _actual(target: Target, measure: Measure, question: Question, figure: Figure) -> Actual:
    unit, opens = target.goal.unit_of_measure, partial(_url, measure, question)
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
