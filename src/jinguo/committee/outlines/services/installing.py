"""The outlines that come with the system (两纲), their indicators and targets, given to an organ."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction

from jinguo.base import audit
from jinguo.committee.outlines.models import Indicator, Outline, OutlineTarget
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.services import Division, open_regions
from jinguo.rules.exact_words import Exact, as_decimal, share_words
from jinguo.rules.outlines import OUTLINES, indicators, milestone_of, targets
from jinguo.rules.outlines.targets import Target as TargetRule
from jinguo.rules.progress.case import exact

NATION = Division("000000", "中国", "nation")
# The rest of the catalogue are plans of single places: examples in the rules, not this organ's business.
NATIONAL = ("国家", "部门")
INDICATOR_FACTS = (
    "title", "audience", "domain", "unit", "direction", "rule", "numerator", "denominator", "department", "frequency",
    "source", "confidence", "note",
)  # fmt: skip
TARGET_FACTS = (
    "title", "type", "comparator", "direction", "unit", "disaggregation", "year", "baseline", "baseline_year", "source",
    "confidence", "note",
)  # fmt: skip


@transaction.atomic
def install_outlines(unit: Unit, *, by: Staff | None = None) -> list[Outline]:
    """Give an organ the national outlines with their targets and the catalogue of indicators; safe to run again.

    The catalogue is brought to what is shipped; outlines that are there keep what the office has set. The nation is
    entered as a region where it is missing. Returns the outlines that are new.
    """
    nation = national_region(by=by)
    found = _install_indicators()
    known = {one.code: one for one in Outline.objects.all()}
    rules = [one for one in OUTLINES.values() if one.level in NATIONAL]
    added = [_outline(one.code, unit, nation) for one in rules if one.code not in known]
    Outline.objects.bulk_create(added)
    by_code = {**known, **{one.code: one for one in added}}
    _relate(added, by_code)
    OutlineTarget.objects.bulk_create(_targets(added, found))
    if added:
        audit.record("outline.install", by=by, label=f"{len(added)} 个纲要、规划")
    return added


def national_region(*, by: Staff | None) -> Region:
    """The nation, to which the national outlines belong; entered where it is missing."""
    found = Region.objects.filter(level="nation", closed=None).order_by("pk").first()
    return found or open_regions([NATION], by=by)[0]


def install_at_first_start() -> list[str]:
    """What `jinguo init` does: the outlines for the organ that the installation was made for."""
    office = Unit.objects.filter(parent=None).order_by("pk").first()
    added = install_outlines(office) if office else []
    return [f"已装上 {len(added)} 个妇女儿童发展纲要、规划。"] if added else []


def _install_indicators() -> dict[str, Indicator]:
    """The catalogue as it is shipped, new and changed alike, by code."""
    rows = [
        Indicator(code=code, order=at, **{name: getattr(one, name) for name in INDICATOR_FACTS})
        for at, (code, one) in enumerate(indicators().items())
    ]
    Indicator.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["code"], update_fields=[*INDICATOR_FACTS, "order"]
    )
    return {one.code: one for one in Indicator.objects.all()}


def _outline(code: str, unit: Unit, region: Region) -> Outline:
    one = OUTLINES[code]
    facts = {name: getattr(one, name) for name in ("title", "audience", "level", "first", "last")}
    return Outline(code=code, unit=unit, region=region, **facts)


def _relate(added: Iterable[Outline], by_code: dict[str, Outline]) -> None:
    """Say which round went before and which outline stands above, now that all are there."""
    rows = list(added)
    for row in rows:
        row.before = by_code.get(OUTLINES[row.code].before)
        row.above = by_code.get(OUTLINES[row.code].above)
    Outline.objects.bulk_update(rows, ["before", "above"])


def _targets(added: Iterable[Outline], found: dict[str, Indicator]) -> list[OutlineTarget]:
    return [_target(outline, one, at, found) for outline in added for at, one in enumerate(targets()[outline.code])]


def _target(outline: Outline, one: TargetRule, at: int, found: dict[str, Indicator]) -> OutlineTarget:
    midway = milestone_of(one)
    return OutlineTarget(
        outline=outline,
        code=one.code,
        order=at,
        indicator=found.get(one.indicator),
        domain_code=one.domain,
        band=one.band,
        milestone=_decimal(exact(midway.value)) if midway else None,
        milestone_year=midway.year if midway else None,
        milestone_source=midway.source if midway else "",
        **_asked(one),
        **{name: getattr(one, name) for name in TARGET_FACTS},
    )


def _asked(one: TargetRule) -> dict[str, Any]:
    """What is asked for: a share of the baseline as it is written, or a number."""
    if one.comparator == "relative" and one.value is not None:
        return {"share": share_words(one.value)}
    return {"value": _decimal(one.value)}


def _decimal(value: Exact | None) -> Decimal | None:
    return None if value is None else as_decimal(value)
