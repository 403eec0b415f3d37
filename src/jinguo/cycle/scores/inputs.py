"""What a rule of scoring is given of a target, and how late the tasks of a holder were."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from jinguo.cycle.delivery.standing import Standing
from jinguo.cycle.plans.models import Goal
from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.exact_words import Exact
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
