"""A year's grades computed again: by the facts that were kept with each, and by the records as they stand now.

The first must give the same grade for ever; the second shows what was corrected since. Sanctions stay unsaid.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from jinguo.office.appraisal.facts import Judged, judged_of
from jinguo.office.appraisal.models import AnnualAssessment, Appraisee, GradeGrounds
from jinguo.office.appraisal.shares import Quota, quota_of
from jinguo.rules.grading.away import Away
from jinguo.rules.grading.grades import GRADES, OUTCOMES, GradeResult, YearFacts, grade_of
from jinguo.rules.grading.sanctions import Sanction

UNSAID = "含处分和纪律情况，在系统里由本人、主要领导和人事查看"


@dataclass(frozen=True)
class Rebuilt:
    """One person: what was decided, why, and what both computations come to."""

    person: Appraisee
    because: str
    by_kept: str
    by_records: str

    @property
    def decided(self) -> str:
        """What was decided, in a word."""
        return self.person.result_words

    @property
    def verdict(self) -> str:
        """Whether they agree; a grade that an appeal changed is said to be so."""
        if self.by_kept != self.decided:
            changed = self.person.appeals.filter(state="changed").exists()
            return "经复核申诉变更" if changed else "和留存的依据不一致，请核查"
        return "一致" if self.by_records == self.decided else f"现有记录算得{self.by_records}，定等次以后有更正"

    @property
    def row(self) -> dict[str, Any]:
        """As JSON."""
        told = {"name": self.person.staff.name, "number": self.person.staff.number, "unit": self.person.unit.label}
        found = {"decided": self.decided, "by_kept": self.by_kept, "by_records": self.by_records}
        return told | found | {"because": self.because, "verdict": self.verdict}


@dataclass(frozen=True)
class YearRebuilt:
    """The whole year."""

    assessment: AnnualAssessment
    people: tuple[Rebuilt, ...]
    quota: Quota

    @property
    def quota_agrees(self) -> bool:
        """Whether the departments' shares come to what was kept."""
        kept = [(one["name"], one["count"]) for one in self.assessment.quota.get("shares", [])]
        return kept == [(unit.label, share.count) for unit, share, _, _ in self.quota.lines]


def rebuild(assessment: AnnualAssessment) -> YearRebuilt:
    """Compute every grade of a decided year twice, and its quota; a fixed number of statements but for appeals."""
    rows = assessment.people.select_related("staff", "unit", "grounds", "assessment")
    judged = judged_of(assessment, rows)
    return YearRebuilt(assessment, tuple(_rebuilt(one) for one in judged), quota_of(assessment, judged))


def kept_facts(grounds: GradeGrounds) -> YearFacts:
    """The facts that were kept with a grade."""
    told = json.loads(grounds.inputs)["facts"]
    told["sanctions"] = tuple(Sanction(code, date.fromisoformat(given)) for code, given in told["sanctions"])
    told["away"] = Away(**told["away"]) if told["away"] else None
    return YearFacts(**told)


def in_words(result: GradeResult) -> str:
    """Grade or outcome in a word."""
    return GRADES[result.grade] if result.grade else OUTCOMES[result.outcome]


def differing(people: Iterable[Rebuilt]) -> list[Rebuilt]:
    """Those who are not simply the same."""
    return [one for one in people if one.verdict != "一致"]


def _rebuilt(one: Judged) -> Rebuilt:
    grounds = one.appraisee.grounds
    because = UNSAID if grounds.is_confidential else "；".join(grounds.because.split("\n"))
    return Rebuilt(one.appraisee, because, in_words(grade_of(kept_facts(grounds))), in_words(one.result))
