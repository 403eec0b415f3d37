"""Checks of data: planned as an inspection with its sample, compared value by value, settled into findings."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import Stale, demand, locked
from jinguo.committee.evaluation.models import CheckedValue, EvaluationRound, QualityCheck
from jinguo.committee.evaluation.permissions import may_record_value, may_settle
from jinguo.committee.evaluation.queries.answering import answers_for
from jinguo.committee.evaluation.queries.checks import values_known
from jinguo.committee.outlines.answering import Answering, answering
from jinguo.committee.outlines.models import Indicator, Observation, Outline, OutlineTarget
from jinguo.committee.outlines.series import year_of
from jinguo.cycle.inspections import services as inspections
from jinguo.cycle.inspections.models import Inspected
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.data_quality import WRONG, drawn

KIND = "data_quality"
AGREEING, RECORDS = "上报数据与原始记录相符", "原始记录和统计台账齐全"
LONGEST = 1900
NO_TARGET = "没有分担目标，从全部指标里抽"


@transaction.atomic
def plan_check(
    outline: Outline,
    *,
    by: Staff,
    title: str,
    organ: Unit,
    lead: Staff,
    day: date,
    year: int,
    units: Iterable[Unit],
    size: int,
    seed: str,
    tolerance: Decimal = Decimal(1),
    members: Iterable[Staff] = (),
    round: EvaluationRound | None = None,  # noqa: A002 - the name of the column
) -> QualityCheck:
    """Plan a check of data at some units (制定数据质量核查): an inspection, and the values drawn at each of them.

    The seed draws `size` indicators among those that each place answers for. Raises Refused, ValidationError.
    """
    places = list(units)
    if not places:
        raise ValidationError({"places": "还没有选受检单位。"})
    items = [inspections.Item(AGREEING, sample=f"抽查 {size} 个指标"), inspections.Item(RECORDS)]
    sites = [inspections.Site(unit) for unit in places]
    facts: dict[str, Any] = {"day": day, "detail": f"核对{outline}{year}年上报数据，抽样种子 {seed}"}
    made = inspections.plan(
        KIND, title, unit=organ, lead=lead, by=by, items=items, sites=sites, members=members, **facts
    )
    check = QualityCheck(inspection=made, outline=outline, year=year, size=size, seed=seed.strip(), round=round)
    check.tolerance = tolerance
    check.full_clean()
    check.save()
    _draw(check)
    audit.record("qualitycheck.plan", check, by=by, note=f"每处 {size} 个指标，种子 {check.seed}")
    return check


@transaction.atomic
def record_value(
    value: CheckedValue,
    *,
    by: Staff,
    seen: int,
    reported: Decimal | None,
    found: Decimal | None,
    has_record: bool = True,
    record: str = "",
    note: str = "",
) -> CheckedValue:
    """Write what the source record says of one value (核对). Raises Refused, Stale, ValidationError by field."""
    row = locked(value)
    demand(may_record_value(by, row), act="checkedvalue.record", row=row)
    if row.version != seen:
        raise Stale(row.checked_by.name if row.checked_by else "有人", "刚才")
    if row.observation_id and reported != row.reported:
        raise ValidationError({"reported": "上报数取自监测值，不能在核查里改；报错了的由报送单位更正。"})
    if found is not None:
        _demand_record(has_record, record)
    changes = {"found": (row.found, found), "reported": (row.reported, reported)}
    row.reported, row.found, row.has_record = reported, found, has_record
    row.record, row.note, row.checked_by, row.version = record.strip(), note.strip(), by, row.version + 1
    row.full_clean()
    row.save()
    audit.record("checkedvalue.record", row, by=by, changes=changes)
    return row


def _demand_record(has_record: bool, record: str) -> None:
    """What was found was found somewhere. Raises ValidationError."""
    if not has_record:
        raise ValidationError({"found": "勾了没有原始记录，就不填查得数。"})
    if not record.strip():
        raise ValidationError({"record": "请写明查得数出自哪份原始记录。"})


@transaction.atomic
def settle(site: Inspected, *, by: Staff, due: date | None = None) -> Inspected:
    """Make findings of what was compared at a place and hand it in (报送核查结果); what is wrong becomes a task.

    Raises Refused with every value that is still open; ValidationError without a day for what must be put right.
    """
    demand(may_settle(by, site), act="checkedvalue.settle", row=site)
    values = list(values_known(CheckedValue.objects.filter(site=site)))
    wrong = [one for one in values if one.compared.agreement in WRONG]
    if wrong and due is None:
        raise ValidationError({"due": "有不符的数据，请定整改期限。"})
    agreeing, records = site.inspection.items.order_by("order")
    counted = [one for one in values if one.compared.agreement in ("agrees", *WRONG)]
    facts: dict[str, Any] = {"sampled": len(counted), "in_order": len(counted) - len(wrong)}
    inspections.record(site, agreeing, by=by, **facts, **_outcome(wrong, due))
    lost = [one for one in values if not one.has_record]
    inspections.record(site, records, by=by, **_outcome(lost, due))
    return inspections.hand_in(site, by=by)


def _outcome(wrong: list[CheckedValue], due: date | None) -> dict[str, Any]:
    if not wrong:
        return {"outcome": "ok"}
    text = "；".join(f"{one.indicator}：{one.compared.because}" for one in wrong)[:LONGEST]
    serious = any(one.compared.is_gross for one in wrong)
    severity = "serious" if serious else "light"
    return {"outcome": "bad", "text": text, "severity": severity, "needs_rectification": True, "due": due}


def _draw(check: QualityCheck) -> None:
    """The sample of each place, with what was reported of its region and year."""
    targets = list(check.outline.targets.filter(indicator__isnull=False).select_related("indicator"))
    told = answering(targets, check.inspection.unit.region)
    for site in check.inspection.sites.select_related("unit__region"):
        owed = _owed(site.unit, targets, told)
        codes = drawn([*owed], check.size, f"{check.seed}/{site.unit_id and site.unit.code}")  # type: ignore[union-attr]
        seen = _observed(site, check.year, codes)
        rows = [_value(check, site, *owed[code], seen.get(code), order) for order, code in enumerate(codes, 1)]
        CheckedValue.objects.bulk_create(rows)


def _value(
    check: QualityCheck, site: Inspected, indicator: Indicator, basis: str, seen: Observation | None, order: int
) -> CheckedValue:
    facts = {"observation": seen, "reported": seen.value if seen else None, "basis": basis}
    return CheckedValue(quality=check, site=site, indicator=indicator, order=order, **facts)


def _owed(
    unit: Unit | None, targets: Sequence[OutlineTarget], told: Mapping[int, Answering]
) -> dict[str, tuple[Indicator, str]]:
    """The indicators that may be drawn at a place by their codes, each with why: of a county all, of a member unit
    those that it answers for, all where there is none.
    """
    every = {one.indicator.code: (one.indicator, "") for one in targets if one.indicator}
    if unit is None or unit.kind != "member_unit":
        return every
    found = ((one, answers_for(unit, one.indicator, told.get(one.pk))) for one in targets)
    hers = {one.indicator.code: (one.indicator, why.reason) for one, why in found if why and one.indicator}
    return hers or {code: (one, NO_TARGET) for code, (one, _) in every.items()}


def _observed(site: Inspected, year: int, codes: list[str]) -> dict[str, Observation]:
    region = site.unit.region if site.unit else None
    found: dict[str, list[Observation]] = {}
    rows = Observation.objects.filter(
        indicator__code__in=codes, region=region, period=str(year), disaggregation="total"
    )
    for row in rows.select_related("indicator").order_by("pk") if region else ():
        found.setdefault(row.indicator.code, []).append(row)
    return {code: year_of(values).adopted for code, values in found.items()}
