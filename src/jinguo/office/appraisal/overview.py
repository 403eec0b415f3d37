"""What the page of a year shows: stages, buttons, the people within reach with their grades, the quota."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jinguo.base.moves import possible
from jinguo.base.web.components import stages
from jinguo.office.appraisal.facts import Judged, judged_of
from jinguo.office.appraisal.flow import YEAR
from jinguo.office.appraisal.models import AnnualAssessment, Appraisee
from jinguo.office.appraisal.notices import notices_of
from jinguo.office.appraisal.permissions import (
    may_check_roll,
    may_notify,
    may_oversee,
    may_run,
)
from jinguo.office.appraisal.queries import people_of
from jinguo.office.appraisal.roll import changes_of
from jinguo.office.appraisal.services.voting import ballots_of
from jinguo.office.appraisal.shares import quota_of
from jinguo.org.structure.models import Staff
from jinguo.rules.flow import Step
from jinguo.rules.grading.grades import GRADES, OUTCOMES
from jinguo.rules.grading.steps import STEPS
from jinguo.rules.verdict import Verdict

STRAIGHT = ("running", "decided", "public", "telling", "filed")
ADDRESSES = {
    "decide": "appraisal:decide",
    "put_up": "appraisal:put_up",
    "skip_publicity": "appraisal:skip",
    "reopen": "appraisal:reopen",
    "file": "appraisal:file",
}
POSTS = ("skip_publicity",)
TONES = {"excellent": "ok", "competent": "ok", "basic": "near", "unfit": "bad"}


@dataclass(frozen=True)
class Line:
    """One person of the list: where she is in the course, and her grade as far as the reader may know it."""

    person: Appraisee
    steps: tuple[tuple[str, bool], ...]
    tone: str
    words: str

    @property
    def step_words(self) -> str:
        """How far she is, for who does not see the dots."""
        taken = [title for title, is_done in self.steps if is_done]
        if not self.steps:
            return "不在这里办理"
        return f"已办：{'、'.join(taken)}" if taken else "还没有开始"


@dataclass(frozen=True)
class Button:
    """A step of the year with where it leads."""

    step: Step
    verdict: Verdict
    url: str
    posts: bool


def overview(assessment: AnnualAssessment, reader: Staff) -> dict[str, Any]:
    """The page's context."""
    judged = judged_of(assessment, _all_people(assessment))
    seen = {one.pk for one in people_of(assessment, reader)}
    oversees, to_run = may_oversee(reader, assessment), may_run(reader, assessment)
    return {
        "assessment": assessment,
        "flow": stages(YEAR, assessment.state, straight=STRAIGHT),
        "steps": [
            _button(assessment, step, verdict)
            for step, verdict in possible(assessment, reader)
            if step.verb in ADDRESSES
        ],
        "lines": [_line(one, reader) for one in judged if one.appraisee.pk in seen],
        "quota": quota_of(assessment, judged),
        "oversees": oversees,
        "to_run": to_run,
        "to_notify": may_notify(reader, assessment),
        "to_check": may_check_roll(reader, assessment),
        "changes": changes_of(assessment) if oversees and assessment.state != "filed" else None,
        "ballots": ballots_of(assessment),
        "notices": notices_of(assessment).exclude(state="draft").order_by("-pk"),
        "counts": _counts(assessment, judged),
    }


def _all_people(assessment: AnnualAssessment) -> list[Appraisee]:
    rows = assessment.people.select_related("staff", "unit", "assessment__unit", "report")
    return list(rows.prefetch_related("steps"))


def _button(assessment: AnnualAssessment, step: Step, verdict: Verdict) -> Button:
    url = reverse(ADDRESSES[step.verb], args=[assessment.pk])
    return Button(step, verdict, url, step.verb in POSTS)


def _line(one: Judged, reader: Staff) -> Line:
    person = one.appraisee
    taken = person.done
    steps = tuple((title, code in taken) for code, title in STEPS.items() if _concerns(person, one, code))
    return Line(person, steps, *_grade(one, reader))


def _concerns(person: Appraisee, one: Judged, code: Any) -> bool:
    """Whether a step belongs to her course: the publicity only where she is, or may become, excellent."""
    if one.result.outcome == "elsewhere":
        return False
    return bool(code != "publicity" or person.grade == "excellent")


def _grade(one: Judged, reader: Staff) -> tuple[str, str]:
    """Tone and words: what was decided; before that what was proposed, not for herself."""
    person, result = one.appraisee, one.result
    if person.outcome:
        return TONES.get(person.grade, "none"), person.result_words
    if result.outcome not in ("graded", "open"):
        return "none", OUTCOMES[result.outcome]
    if reader.pk == person.staff_id:
        return "none", "待定等次"
    return ("doing", f"拟{GRADES[result.grade]}") if result.grade else ("none", "待评鉴")


def _counts(assessment: AnnualAssessment, judged: list[Judged]) -> list[tuple[str, int]]:
    """How many have each grade, once decided."""
    if assessment.state == "running":
        return []
    return [(title, sum(one.appraisee.grade == code for one in judged)) for code, title in GRADES.items()]
