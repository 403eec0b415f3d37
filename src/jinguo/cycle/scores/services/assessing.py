"""Setting up a scheme, beginning an assessment, entering what no book holds."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.scores.models import Assessment, Scheme, TypedFact
from jinguo.cycle.scores.permissions import may_enter, may_keep
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.periods import Period
from jinguo.rules.schemes import BadSchemeError, parse_scheme
from jinguo.rules.verdict import YES


@transaction.atomic
def set_scheme(unit: Unit, content: Mapping[str, Any], *, by: Staff | None) -> Scheme:
    """Put a version of a scheme in force from today; results that were published keep theirs.

    Raises Refused, or ValidationError with everything that does not hold of the scheme.
    """
    demand(may_keep(by, unit) if by else YES)
    try:
        rules = parse_scheme(content)
    except BadSchemeError as problem:
        raise ValidationError(str(problem)) from problem
    facts = {"title": rules.title, "content": dict(content)}
    key: dict[str, Any] = {"unit": unit, "code": rules.code, "valid_from": clock.today()}
    if Assessment.objects.filter(scheme__in=Scheme.objects.filter(**key)).exists():
        raise ValidationError("今天启用的这一版已有考评在用，明天起才能再改。")
    scheme, _ = Scheme.objects.update_or_create(**key, defaults=facts)
    scheme.full_clean()
    audit.record("scheme.set", scheme, by=by)
    return scheme


@transaction.atomic
def begin(plan: Plan, scheme: Scheme, *, period: Period, as_of: date, by: Staff | None) -> Assessment:
    """Begin the assessment of a plan over a period (发起考评).

    Raises Refused, or ValidationError: a plan that is not in force, a period outside of it, one that is begun already.
    """
    plan = locked(plan)
    demand(may_keep(by, plan.unit, plan.rules) if by else YES)
    if not plan.is_frozen:
        raise ValidationError("方案还没有批复生效，不能考评。")
    if not (plan.span.first <= period.first and period.last <= plan.span.last):
        raise ValidationError({"period": f"期间要在{plan.span.label}之内。"})
    if as_of not in period:
        raise ValidationError({"as_of": f"截至日要在{period.label}之内。"})
    assessment = Assessment(plan=plan, scheme=scheme, period=period.code, as_of=as_of)
    assessment.begun_by, assessment.begun_on = by, clock.today()
    assessment.full_clean()
    assessment.save()
    audit.record("assessment.begin", assessment, by=by)
    return assessment


@transaction.atomic
def enter(
    assessment: Assessment, item: str, holder: Unit | Staff, *, by: Staff | None, value: Decimal | None, reason: str
) -> TypedFact | None:
    """Enter a number for an item of the scheme and a holder, with what it rests on; None takes it away.

    Raises Refused once it is published and the holder has no open objection; ValidationError for an item the scheme
    does not have, or a missing reason.
    """
    assessment = locked(assessment)
    demand(may_enter(by, assessment, holder) if by else YES)
    if item not in typed_items(assessment):
        raise ValidationError({"item": "考评办法里没有这一项，请刷新后再录。"})
    sides = {"unit": holder, "staff": None} if isinstance(holder, Unit) else {"unit": None, "staff": holder}
    standing = TypedFact.objects.filter(assessment=assessment, item=item, **sides)
    if value is None:
        standing.delete()
        audit.record("assessment.clear_fact", assessment, by=by, note=f"{item} {holder}")
        return None
    if not reason.strip():
        raise ValidationError({"reason": "请写明依据，如会议、文件或评分表。"})
    facts = {"value": value, "reason": reason.strip(), "by": by, "on": clock.today()}
    fact, _ = TypedFact.objects.update_or_create(assessment=assessment, item=item, **sides, defaults=facts)
    fact.full_clean(validate_unique=False)
    audit.record("assessment.enter_fact", assessment, by=by, note=f"{item} {holder}", changes={item: ("", str(value))})
    return fact


def typed_items(assessment: Assessment) -> dict[str, str]:
    """What can be entered in an assessment: items, bonuses, deductions and vetoes, by code with their titles."""
    scheme = assessment.scheme.rules
    items = [item for part in scheme.parts for item in part.items if not item.source]
    named = {item.code: item.title for item in [*items, *scheme.bonuses, *scheme.deductions]}
    return named | {title: f"一票否决：{title}" for title in scheme.vetoes}
