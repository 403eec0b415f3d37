"""What a rule of scoring is given of a target, and how late the tasks of a holder were."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from jinguo.cycle.bookkeeping.measures import Figure, Question, measures
from jinguo.cycle.bookkeeping.measures.many import name_all
from jinguo.cycle.delivery.standing import Standing
from jinguo.cycle.plans.models import Goal
from jinguo.cycle.scores.models import Assessment
from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.exact_words import Exact
from jinguo.rules.schemes import Item
from jinguo.rules.task_status import lateness

Late = dict[tuple[str, int], list[tuple[str, int | None]]]


def inputs_of(rule: str, goal: Goal, level: Exact | None, actual: Exact | None, standing: Standing) -> dict[str, Any]:
    """The facts that a rule asks for, of one target; a value that is not known is not given."""
    match rule:
        case "all_or_nothing":
            known = standing.actual.value is not None or goal.is_text
            return {"met": standing.verdict.ok if known else None, "said": standing.verdict.reason}
        case "coverage":
            return {"part": actual, "whole": level}
        case "progress":
            return {"baseline": goal.baseline, "plan": level, "actual": actual}
        case "deduct_per" | "bonus_per":
            return {"count": actual, "said": standing.actual.because}
        case "tiers":
            return {"actual": actual}
        case "rating":
            return {"marks": None if actual is None else [actual]}
    return {"plan": level, "actual": actual}


def figures_of(
    codes: Iterable[str], holders: Sequence[Unit | Staff], assessment: Assessment
) -> dict[str, dict[Unit | Staff, Figure]]:
    """What each measure says of each holder in the period up to the last day; one that is gone has no value."""
    asked = {one: Question(one, assessment.span, as_of=assessment.last) for one in holders}
    name_all(list(asked.values()))
    known, found = measures(codes), dict[str, dict[Unit | Staff, Figure]]()
    for code in codes:
        answers = known[code].of_many(list(asked.values())) if code in known else {}
        gone = Figure(code, code, "", None, f"没有统计项“{code}”，请改考评办法")
        found[code] = {holder: answers.get(question, gone) for holder, question in asked.items()}
    return found


def measured_inputs(item: Item, figure: Figure) -> dict[str, Any]:
    """The facts of an item out of a measure's figure, as its rule asks for them."""
    value, said = figure.value, figure.because
    match item.rule:
        case "all_or_nothing":
            return {"met": None if value is None else value > 0, "said": said}
        case "deduct_per" | "bonus_per":
            return {"count": value, "said": said}
        case "rating":
            return {"marks": None if value is None else [value]}
        case "ratio" | "inverse_ratio":
            return {"plan": item.target or None, "actual": value}
    return {"actual": value}


def lateness_of(holders: Sequence[Unit | Staff], first: date, last: date) -> Late:
    """The tasks of each holder due between two days, with the work days they were late; None where nothing came.

    A unit's are those given to it, a person's those she is responsible for. One query.
    """
    units = [one.pk for one in holders if isinstance(one, Unit)]
    people = [one.pk for one in holders if isinstance(one, Staff)]
    due = Task.objects.filter(Q(unit__in=units) | Q(staff__in=people), due__range=(first, last))
    calendar, found = work_calendar(), defaultdict(list)
    for task in due.exclude(state="cancelled").order_by("due", "pk"):
        late = None if task.submitted_on is None else lateness(task.due, task.submitted_on, calendar)
        found["u", task.unit_id].append((task.title, late))
        if task.staff_id:
            found["s", task.staff_id].append((task.title, late))
    return found
