"""The monitoring and evaluation report (监测评估报告) of the outlines in a year, from the values as they stand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import QuerySet

from jinguo.base.papers.gbt9704 import to_docx
from jinguo.committee.body.queries import outlines_issuer
from jinguo.committee.outlines.evaluating import Asked, Evaluation, evaluate_all
from jinguo.committee.outlines.models import Observation, Outline
from jinguo.org.structure.models import Unit
from jinguo.org.structure.trees import prefixes
from jinguo.reports import NothingToReport
from jinguo.reports.monitored import Monitored, Monitoring, is_measured
from jinguo.reports.monitoring_paper import paper_of
from jinguo.reports.pairs import pair_statements
from jinguo.rules.outlines import AUDIENCES
from jinguo.rules.periods import Period

TITLE = "监测评估报告"


def compose(holder: Unit, period: Period, as_of: date) -> Monitoring:
    """The outlines that cover a year: for each audience the nearest one that was observed, own region before nation.

    Raises NothingToReport for a period that is no year, where no outline covers it, or nothing was observed in it.
    """
    year = period.first.year
    if period.kind != "year":
        raise NothingToReport(f"监测评估报告按年度写，{period.label}不是一个年度，请写成 {year}。")
    outlines = _covering(holder, year)
    if not outlines:
        raise NothingToReport(f"没有覆盖 {year}年的纲要，请先在“监测”里装上。")
    places = {holder.region_id, *(one.region_id for one in outlines)}
    values = Observation.objects.filter(unit__path__in=prefixes(holder.path), region__in=places - {None})
    found = [*_observed(holder, evaluate_all(outlines, Asked(year), observations=values))]
    if not found:
        raise NothingToReport(f"{year}年没有监测值，请先导入监测值再写报告。")
    return Monitoring(holder, outlines_issuer(holder, as_of), year, [_with_pairs(one, values, year) for one in found])


def word(result: Monitoring) -> bytes:
    """The Word file; the same observations give the same bytes."""
    return to_docx(paper_of(result))


def rows(holder: Unit, period: Period, as_of: date) -> list[dict[str, Any]]:
    """One row a target, in the order of the outlines."""
    return compose(holder, period, as_of).figure_rows


def _covering(holder: Unit, year: int) -> list[Outline]:
    """The outlines of a year that the organ or one above it keeps; a plan that serves another of its region is none."""
    kept = Outline.objects.filter(unit__path__in=prefixes(holder.path), first__lte=year, last__gte=year)
    found = kept.select_related("region", "above").order_by("code")
    return [one for one in found if one.above is None or one.above.region_id != one.region_id]


def _observed(holder: Unit, evaluations: list[Evaluation]) -> Iterator[Monitored]:
    """One an audience: of those with a value of the year the one whose region is the nearest."""
    for audience in AUDIENCES:
        seen = [_of_region(holder, one) for one in evaluations if one.outline.audience == audience]
        with_values = [one for one in seen if one.measured]
        if with_values:
            yield max(with_values, key=lambda one: one.outline.region.path.count("/"))


def _with_pairs(one: Monitored, values: QuerySet[Observation], year: int) -> Monitored:
    """With what is told of numbers and shares; of women alone are there any."""
    return replace(one, pairs=pair_statements(values, one.region, year)) if one.outline.audience == "women" else one


def _of_region(holder: Unit, found: Evaluation) -> Monitored:
    """An outline in the organ's own region where that was observed, else in the outline's.

    Text goals that were judged of the organ's own region are told of it in either case.
    """
    own = [line for line in found.lines if line.region.pk == holder.region_id]
    if holder.region is not None and any(map(is_measured, own)):
        return Monitored(found.outline, holder.region, own)
    judged = {line.target.pk: line for line in own if line.judged}
    lines = [judged.get(line.target.pk, line) for line in found.of(found.outline.region)]
    return Monitored(found.outline, found.outline.region, lines)
