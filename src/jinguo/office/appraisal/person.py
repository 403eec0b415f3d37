"""What the page of one person shows, to whom: the course, the reasons, the report, what was heard, the result."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.core.exceptions import ObjectDoesNotExist

from jinguo.office.appraisal.clocks import last_day_to_ask
from jinguo.office.appraisal.datasheet import sheet_of, shown
from jinguo.office.appraisal.facts import Source, judged_of
from jinguo.office.appraisal.models import Appraisee
from jinguo.office.appraisal.models.people import NO_COURSE
from jinguo.office.appraisal.permissions import (
    may_answer,
    may_appeal,
    may_inquire,
    may_propose,
    may_read_inquiries,
    may_run,
    may_see_grounds,
    may_send_back,
    may_sign,
    may_write,
)
from jinguo.office.appraisal.queries import inquiries_of
from jinguo.org.structure.models import Staff
from jinguo.rules.grading.duty import PARTS
from jinguo.rules.grading.effects import Effect, effects_of
from jinguo.rules.grading.grades import GRADES, OUTCOMES, Grade
from jinguo.rules.grading.steps import STEPS

CONFIDENTIAL = "依据含处分和纪律情况，由本人、主要领导和人事查看"


@dataclass(frozen=True)
class Stage:
    """A step of her course, and on which day by whom it was taken."""

    title: str
    is_needed: bool
    on: date | None = None
    by: Staff | None = None


@dataclass(frozen=True)
class Reasons:
    """What her grade follows from, as far as the reader may know it."""

    words: str
    lines: tuple[str, ...]
    sources: tuple[Source, ...]
    allowed: str


def person_context(person: Appraisee, reader: Staff) -> dict[str, Any]:
    """The page's context."""
    is_own, hears = reader.pk == person.staff_id, may_read_inquiries(reader, person)
    report = person.report
    return {
        "person": person,
        "assessment": person.assessment,
        "is_own": is_own,
        "stages": _stages(person),
        "reasons": reasons_of(person, reader),
        "parts": [(title, getattr(report, code)) for code, title in PARTS.items()],
        "data": shown(report.data) if report.data else sheet_of(person),
        "shows_proposal": bool(person.comment) and (not is_own or person.assessment.state != "running"),
        "inquiries": inquiries_of(person, reader) if hears else (),
        "hears": hears,
        "effects": _effects(person),
        "appeals": [(one, may_answer(reader, one)) for one in person.appeals.all()],
        "appeal_until": last_day_to_ask(person, "review") if _may_be_appealed(person) else None,
        "acts": _acts(person, reader),
    }


def reasons_of(person: Appraisee, reader: Staff) -> Reasons:
    """Her grade with its reasons: as it was decided, else as it would be now; sanctions only for who may see them."""
    kept = _kept(person)
    words, lines, sources, hidden, allowed = kept or _live(person, reader)
    if hidden and not may_see_grounds(reader, person):
        return Reasons(words, (CONFIDENTIAL,), (), allowed)
    return Reasons(words, lines, sources, allowed)


def _kept(person: Appraisee) -> tuple[str, tuple[str, ...], tuple[Source, ...], bool, str] | None:
    try:
        grounds = person.grounds
    except ObjectDoesNotExist:
        return None
    sources = tuple((words, url) for words, url in json.loads(grounds.inputs)["sources"])
    return person.result_words, tuple(grounds.because.split("\n")), sources, grounds.is_confidential, ""


def _live(person: Appraisee, reader: Staff) -> tuple[str, tuple[str, ...], tuple[Source, ...], bool, str]:
    (found,) = judged_of(person.assessment, [person])
    result = found.result
    words = OUTCOMES[result.outcome] if reader.pk != person.staff_id or result.outcome != "graded" else "待定等次"
    lines = result.because if reader.pk != person.staff_id else result.because[:-1]
    allowed = "、".join(title for code, title in GRADES.items() if code in result.allowed)
    return words, lines, found.sources, found.is_confidential, allowed


def _stages(person: Appraisee) -> list[Stage]:
    if person.graded_by or person.outcome in NO_COURSE:
        return []
    taken = {one.step: one for one in person.steps.all()}
    return [
        Stage(title, person.course.requires(code), taken[code].on, taken[code].by)
        if code in taken
        else Stage(title, person.course.requires(code))
        for code, title in STEPS.items()
        if code != "publicity" or person.grade == "excellent"
    ]


def _effects(person: Appraisee) -> list[Effect]:
    """What her grade brings, with the years before it that this system knows; told only once she was told."""
    if "notice" not in person.done:
        return []
    years = Appraisee.objects.filter(staff=person.staff, assessment__year__lte=person.assessment.year)
    grades = years.order_by("assessment__year").values_list("grade", flat=True)
    return effects_of([cast(Grade, one) if one else None for one in grades])


def _may_be_appealed(person: Appraisee) -> bool:
    return person.grade == "unfit" and "notice" in person.done


def _acts(person: Appraisee, reader: Staff) -> dict[str, Any]:
    """What may be done with her, each with the verdict that says why not."""
    return {
        "write": may_write(reader, person.report),
        "send_back": may_send_back(reader, person.report),
        "inquire": may_inquire(reader, person),
        "propose": may_propose(reader, person),
        "circumstances": may_run(reader, person.assessment),
        "sign": may_sign(reader, person),
        "appeal": may_appeal(reader, person),
    }
