"""What one round of a year's inspection demanded, and what the next one found of it: unit by unit."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from jinguo.committee.coordination.models import InspectionRound, YearInspection
from jinguo.cycle.inspections.models import Finding
from jinguo.cycle.inspections.results import SiteResult, site_results
from jinguo.org.structure.models import Unit


@dataclass(frozen=True, slots=True)
class Followed:
    """A unit of the plan: what each round found there, and everything that was demanded of it."""

    unit: Unit
    results: tuple[SiteResult | None, ...]  # a place for each round
    demanded: tuple[Finding, ...]

    @property
    def open(self) -> int:
        """How many of the demands have not been found put right."""
        return sum(one.recheck != "passed" for one in self.demanded)


def followed(year: YearInspection, rounds: Sequence[InspectionRound]) -> list[Followed]:
    """Every unit of the plan; four queries a round, however many units there are."""
    found = [{one.site.unit_id: one for one in site_results(row.inspection)} for row in rounds]
    asked = demanded_of(rounds)
    return [
        Followed(unit, tuple(by_unit.get(unit.pk) for by_unit in found), tuple(asked[unit.pk]))
        for unit in year.units.order_by("order", "code")
    ]


def demanded_of(rounds: Sequence[InspectionRound]) -> dict[int | None, list[Finding]]:
    """What rounds demanded to be put right, by unit."""
    rows = Finding.objects.problems().filter(
        inspected__inspection__in=[one.inspection_id for one in rounds], needs_rectification=True
    )
    found: dict[int | None, list[Finding]] = defaultdict(list)
    for one in rows.select_related("item", "task", "inspected__unit").order_by("inspected__order", "item__order"):
        found[one.inspected.unit_id].append(one)
    return found


def rounds_of(year: YearInspection) -> list[InspectionRound]:
    """Its rounds in their order."""
    return list(year.rounds.select_related("inspection__unit", "inspection__lead", "of").order_by("inspection__day"))
