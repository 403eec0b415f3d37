"""The excellent quota of a year (优秀名额): the cap, how the departments share it, and how many were proposed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from jinguo.cycle.scores.models import Result
from jinguo.office.appraisal.facts import Judged, judged_of
from jinguo.office.appraisal.models import AnnualAssessment, Appraisee
from jinguo.office.attendance.models import SettledDay
from jinguo.office.attendance.queries import totals_by_unit
from jinguo.org.structure.models import Unit
from jinguo.rules.grading.quota import Cap, excellent_cap, should_take_part
from jinguo.rules.grading.sharing import Department, Share, may_be_proposed, share_out, weights_on
from jinguo.rules.verdict import Verdict

HUNDRED = Decimal(100)
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Quota:
    """The cap with its reason, each department's share with its unit, and how many each has proposed."""

    cap: Cap
    shares: tuple[Share, ...]
    units: tuple[Unit, ...]
    proposed: tuple[int, ...]
    results: tuple[tuple[Result, ...], ...]

    @property
    def verdict(self) -> Verdict:
        """Whether the proposals keep within it."""
        return may_be_proposed(self.proposed, self.shares, self.cap.count)

    @property
    def lines(self) -> list[tuple[Unit, Share, int, tuple[Result, ...]]]:
        """The departments one by one, as a table shows them."""
        return list(zip(self.units, self.shares, self.proposed, self.results, strict=True))

    @property
    def kept(self) -> dict[str, Any]:
        """As it is kept when grades are decided."""
        shares = [
            {"unit": unit.pk, "name": unit.label, "count": share.count, "proposed": chosen, "because": share.because}
            for unit, share, chosen, _ in self.lines
        ]
        return {"cap": asdict(self.cap), "shares": shares}


def quota_of(assessment: AnnualAssessment, judged: Sequence[Judged]) -> Quota:
    """The quota as it stands: computed of the same facts, however far the assessment is."""
    on = assessment.span.last
    cap = excellent_cap(
        should_take_part(one.result.outcome for one in judged),
        on,
        assessment.agreement,
        least_one=assessment.has_least_one,
    )
    units = list(dict.fromkeys(one.appraisee.unit for one in judged if one.result.outcome != "elsewhere"))
    rates, results = _attendance(assessment, units), _results(assessment, units)
    departments = [_department(unit, judged, rates.get(unit.pk), results[unit.pk]) for unit in units]
    return Quota(
        cap,
        tuple(share_out(cap.count, departments, weights_on(on))),
        tuple(units),
        tuple(_proposed(unit, judged) for unit in units),
        tuple(tuple(results[unit.pk]) for unit in units),
    )


def share_of(appraisee: Appraisee) -> tuple[Share, int] | None:
    """The share of a person's department and how many it has proposed; None where it takes no part."""
    assessment = appraisee.assessment
    quota = quota_of(assessment, judged_of(assessment))
    found = [(share, chosen) for unit, share, chosen, _ in quota.lines if unit.pk == appraisee.unit_id]
    return found[0] if found else None


def _department(
    unit: Unit, judged: Iterable[Judged], attendance: Decimal | None, results: Sequence[Result]
) -> Department:
    """A department as the formula takes it: who takes part, how many may be excellent, both rates."""
    people = [one for one in judged if one.appraisee.unit == unit]
    may = sum("excellent" in one.result.allowed for one in people)
    return Department(
        unit.label,
        should_take_part(one.result.outcome for one in people),
        attendance,
        _mean(results),
        may,
    )


def _mean(results: Sequence[Result]) -> Decimal | None:
    """任务完成率: the mean of the published scores of the year, each in per cent of its full points."""
    shares = [HUNDRED * one.points / Decimal(str(float(one.score.of))) for one in results if one.score.of]
    return (sum(shares, Decimal(0)) / len(shares)).quantize(CENT) if shares else None


def _attendance(assessment: AnnualAssessment, units: Sequence[Unit]) -> dict[int, Decimal | None]:
    """出勤率 of each department up to the cut-off, to two places; one query."""
    days = SettledDay.objects.filter(unit__in=units, day__range=(assessment.span.first, assessment.last))
    found = {pk: totals.rate for pk, totals in totals_by_unit(days).items()}
    return {pk: None if rate is None else rate.quantize(CENT) for pk, rate in found.items()}


def _results(assessment: AnnualAssessment, units: Sequence[Unit]) -> dict[int, list[Result]]:
    """The published results of each department in the year, the earliest first; one query."""
    found: dict[int, list[Result]] = defaultdict(list)
    rows = Result.objects.filter(unit__in=units, assessment__plan__unit=assessment.unit).exclude(
        assessment__state="draft"
    )
    for row in rows.select_related("assessment").order_by("assessment__as_of", "pk"):
        if _counts(row, assessment.span.first, assessment.last):
            found[row.unit_id or 0].append(row)
    return found


def _counts(result: Result, first: date, last: date) -> bool:
    published = result.assessment.published_on
    return first <= result.assessment.as_of and published is not None and published <= last


def _proposed(unit: Unit, judged: Iterable[Judged]) -> int:
    return sum(one.appraisee.unit == unit and one.result.grade == "excellent" for one in judged)
