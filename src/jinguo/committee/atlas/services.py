"""The verb of this room: set how the index of an outline is made."""

from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import demand, locked
from jinguo.committee.atlas.models import IndexSetting, IndexWeight
from jinguo.committee.atlas.weights import ONE, weighing_of
from jinguo.committee.outlines.models import Outline
from jinguo.committee.outlines.permissions import may_set
from jinguo.org.structure.models import Staff


@transaction.atomic
def set_index(
    outline: Outline,
    *,
    by: Staff,
    seen: int,
    policy: str,
    least_cases: int,
    domains: Mapping[str, Decimal],
    targets: Mapping[int, Decimal],
) -> IndexSetting:
    """Set policy and weights of the index; a weight of 1 is the usual one and kept as none.

    `seen` is the version that the form was drawn from, 0 where nothing was set. Raises Refused, Stale, ValidationError.
    """
    demand(may_set(by, outline), act="indexsetting.set_index", row=outline)
    row = locked(IndexSetting.objects.get_or_create(outline=outline)[0], seen)
    before = weighing_of(outline)
    row.policy, row.least_cases, row.version = policy, least_cases, row.version + 1
    row.full_clean()
    row.save()
    _weigh(row, {code: one for code, one in domains.items() if one != ONE}, targets)
    changes = {name: (str(old), str(new)) for name, old, new in before.against(weighing_of(outline))}
    audit.record("indexsetting.set_index", row, by=by, changes=changes)
    return row


def _weigh(row: IndexSetting, domains: Mapping[str, Decimal], targets: Mapping[int, Decimal]) -> None:
    """Keep these weights and no others. Raises ValidationError for one out of bounds or of another outline."""
    known = {one.pk: one for one in row.outline.targets.all()}
    if foreign := targets.keys() - known.keys():
        raise ValidationError(f"有 {len(foreign)} 条目标不在这个纲要里，请刷新后再填。")
    row.weights.all().delete()
    rows = [IndexWeight(setting=row, domain_code=code, weight=one) for code, one in domains.items()]
    rows += [IndexWeight(setting=row, target=known[pk], weight=one) for pk, one in targets.items() if one != ONE]
    for one in rows:
        one.full_clean()
    IndexWeight.objects.bulk_create(rows)
