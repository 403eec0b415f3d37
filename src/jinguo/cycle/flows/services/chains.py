"""Setting an organ's chains: a new version from a day, while what runs keeps the version it began with."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked
from jinguo.base.web import words
from jinguo.cycle.flows.models import Chain, ChainStep
from jinguo.cycle.flows.permissions import may_revise_chain
from jinguo.org.structure.models import Staff
from jinguo.rules.chains import Condition

ONE_DAY = timedelta(days=1)


@transaction.atomic
def revise(
    chain: Chain, *, by: Staff | None, title: str, valid_from: date, steps: Iterable[Mapping[str, Any]]
) -> Chain:
    """Give a chain a new version from a day (修改审批流程); the one before ends the day before.

    A version that no approval has begun with is replaced when the new one begins on its day. Raises Refused;
    ValidationError for a day before today or before the version's own, or for steps that do not hold together.
    """
    old = locked(chain)
    if by is not None:
        demand(may_revise_chain(by, old), act="chain.revise", row=old)
    _demand_later(old, valid_from)
    if old.valid_from == valid_from:
        new = _emptied(old, title)
    else:
        old.valid_to = valid_from - ONE_DAY
        old.save(update_fields=["valid_to"])
        new = Chain(code=old.code, title=title, unit=old.unit, valid_from=valid_from)
    new.full_clean()
    new.save()
    said = [_step(new, facts) for facts in steps]
    if not said:
        raise ValidationError("还没有环节，请至少写一个。")
    audit.record("chain.revise", new, by=by, note=f"{words.day(valid_from)} 启用，{len(said)} 个环节")
    return new


def _demand_later(chain: Chain, valid_from: date) -> None:
    if valid_from < clock.today():
        raise ValidationError({"valid_from": "启用日已经过去，请选今天或以后的一天。"})
    if valid_from < chain.valid_from:
        raise ValidationError({"valid_from": f"现在这一版 {words.day(chain.valid_from)} 才启用，请选那天或以后。"})
    if valid_from == chain.valid_from and chain.approvals.exists():
        raise ValidationError({"valid_from": "现在这一版今天已经用过，请从明天起启用新的一版。"})


def _emptied(chain: Chain, title: str) -> Chain:
    """The unused version itself, without its steps."""
    chain.title = title
    chain.steps.all().delete()
    return chain


def _step(chain: Chain, facts: Mapping[str, Any]) -> ChainStep:
    step = ChainStep(chain=chain, **facts)
    step.full_clean(validate_constraints=False)
    try:
        Condition(step.min_days, step.max_days)
    except ValueError as problem:
        raise ValidationError(f"“{step.title}”：{problem}") from problem
    step.save()
    return step
