"""The index of an outline as it is set: policy, weights, and below how many cases a rate is left to chance."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import cast

from jinguo.committee.atlas.models import IndexSetting
from jinguo.committee.outlines.models import Outline
from jinguo.rules.progress.composite import POLICIES, Policy
from jinguo.rules.progress.small_areas import LEAST_CASES

ONE = Decimal(1)


@dataclass(frozen=True)
class Weighing:
    """What weighs how much: `domains` by code, `targets` by number; what is not named weighs 1."""

    policy: Policy = "skip"
    least_cases: int = LEAST_CASES
    domains: Mapping[str, Decimal] = field(default_factory=dict)
    targets: Mapping[int, Decimal] = field(default_factory=dict)

    def against(self, after: "Weighing") -> list[tuple[str, object, object]]:
        """What another one has otherwise: name, what it is here, what it is there."""
        pairs = ((one.name, getattr(self, one.name), getattr(after, one.name)) for one in fields(self))
        return [(name, here, there) for name, here, there in pairs if here != there]

    @property
    def words(self) -> str:
        """The policy as it is printed beside every index."""
        even = not (self.domains or self.targets)
        weights = "权数没有公布，领域之间、领域内各目标等权" if even else "权数由本级设定，没有设定的为 1"
        return f"{weights}；{POLICIES[self.policy]}；例数少于 {self.least_cases} 的目标不进综合指数"


def weighing_of(outline: Outline) -> Weighing:
    """How the index of an outline is made; two statements."""
    setting = IndexSetting.objects.filter(outline=outline).prefetch_related("weights").first()
    if setting is None:
        return Weighing()
    rows = list(setting.weights.all())
    return Weighing(
        cast(Policy, setting.policy),
        setting.least_cases,
        {row.domain_code: row.weight for row in rows if row.domain_code},
        {row.target_id: row.weight for row in rows if row.target_id},
    )
