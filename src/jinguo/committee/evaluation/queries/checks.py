"""Checks of data by place, unit and indicator, each with its quality by the rule."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Count, Q, QuerySet

from jinguo.committee.evaluation.models import CheckedValue, EvaluationRound, QualityCheck
from jinguo.cycle.inspections.models import Inspected
from jinguo.org.structure.models import Staff
from jinguo.rules.data_quality import Quality, quality_of

Place = TypeVar("Place", bound=Hashable)


@dataclass(frozen=True)
class SiteQuality:
    """A place with its values and what they come to."""

    site: Inspected
    values: list[CheckedValue]
    quality: Quality


def listed_checks(reader: Staff) -> QuerySet[QualityCheck]:
    """The checks within reach with how many places there are and how many were handed in."""
    rows = QualityCheck.objects.visible_to(reader).select_related("inspection__lead", "outline", "round")
    return rows.annotate(
        places=Count("inspection__sites", distinct=True),
        done=Count("inspection__sites", filter=Q(inspection__sites__state="handed_in"), distinct=True),
    )


def values_known(rows: QuerySet[CheckedValue]) -> QuerySet[CheckedValue]:
    """Values with what their comparison asks for."""
    joined = ("indicator", "quality", "observation", "site__unit__region", "site__inspection", "checked_by")
    return rows.select_related(*joined).order_by("site__order", "order")


def by_site(check: QualityCheck) -> list[SiteQuality]:
    """Every place of a check; two queries."""
    values: dict[int, list[CheckedValue]] = defaultdict(list)
    for value in values_known(check.values.all()):
        values[value.site_id].append(value)
    sites = check.inspection.sites.select_related("unit", "inspection").order_by("order")
    return [_site_quality(site, values[site.pk]) for site in sites]


def quality_by_unit(row: EvaluationRound) -> dict[int, Quality]:
    """The quality of each unit's data by the site checks of a round that were handed in; one query."""
    rows = values_known(CheckedValue.objects.filter(quality__round=row, site__state="handed_in"))
    return qualities(rows, lambda one: one.site.unit_id)


def quality_by_indicator(check: QualityCheck) -> list[tuple[str, Quality]]:
    """The quality of each indicator over all places of a check."""
    return [*qualities(values_known(check.values.all()), lambda one: one.indicator.title).items()]


def qualities(values: Iterable[CheckedValue], place: Callable[[CheckedValue], Place | None]) -> dict[Any, Quality]:
    """The quality of values grouped by what `place` says."""
    grouped: dict[Any, list[CheckedValue]] = defaultdict(list)
    for value in values:
        grouped[place(value)].append(value)
    return {key: quality_of([one.compared for one in found]) for key, found in grouped.items()}


def _site_quality(site: Inspected, values: list[CheckedValue]) -> SiteQuality:
    return SiteQuality(site, values, quality_of([one.compared for one in values]))
