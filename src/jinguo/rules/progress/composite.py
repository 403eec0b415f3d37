"""综合指数: degrees of achievement weighted to a figure for a domain, an outline, a region. outlines/methods §1.5.

Index of a domain = Σ(w·d) ÷ Σw, of the whole the same over domains (待核实). What is done where data is missing is a
policy, and it is printed; weights are published nowhere (江苏 2012), so they are given, and printed too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, NamedTuple, TypeVar, cast

from jinguo.rules.progress.case import Number, exact
from jinguo.rules.progress.words import per_cent
from jinguo.rules.verdict import YES, Verdict, no

SHOWN = 5  # regions that a refusal names
Amount = TypeVar("Amount", Fraction, float)
Policy = Literal["skip", "zero", "refuse"]
POLICIES: dict[Policy, str] = {
    "skip": "缺数据的不参加加权，其余权数不变",
    "zero": "缺数据的计 0，权数照计",
    "refuse": "有缺数据的就不出综合指数",
}


class Item(NamedTuple):
    """One indicator in a composite: its name, its degree in per cent (None: no data), weight, and domain."""

    name: str
    degree: Number | None
    weight: Number = 1
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Composite:
    """An index of 0 … 100, None where there is none; the sentence why, what is missing, the domains it is made of."""

    value: Fraction | None
    because: str
    missing: tuple[str, ...] = ()
    domains: "Mapping[str, Composite]" = field(default_factory=dict)


def composite(items: Iterable[Item], policy: Policy = "skip", weights: Mapping[str, Number] | None = None) -> Composite:
    """The index of the whole out of the indices of its domains, whose `weights` are 1 where none are given.

    >>> composite([Item("孕产妇死亡率", 99.5, 2, "健康"), Item("筛查率", None, 1, "健康")]).because
    '1 个领域加权：健康 99.5（权 1）= 99.5；缺数据的不参加加权，其余权数不变；缺数据 1 项：筛查率'
    """
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.domain, []).append(item)
    parts = {name: weighted(group, policy) for name, group in groups.items()}
    given = weights or {}
    whole = weighted([Item(name, part.value, given.get(name, 1)) for name, part in parts.items()], policy)
    missing = tuple(name for part in parts.values() for name in part.missing)
    said = (
        f"{len(parts)} 个领域加权：{_terms(parts, given)}{_result(whole.value)}；{POLICIES[policy]}{_lacking(missing)}"
    )
    return Composite(whole.value, said, missing, parts)


def by_region(
    regions: Mapping[str, Iterable[Item]], policy: Policy = "skip", weights: Mapping[str, Number] | None = None
) -> dict[str, Composite]:
    """The index of each region, by one policy and the same weights."""
    return {region: composite(items, policy, weights) for region, items in regions.items()}


def comparable(found: Mapping[str, Composite]) -> Verdict:
    """Whether indices of regions may be ranked: only where all lack the same indicators, or none.

    >>> comparable({"鲤城": Composite(None, "", ("筛查率",)), "德化": Composite(None, "")}).reason
    '各地区缺数据的指标不同（鲤城：筛查率），指数不能直接排位次，请补齐或去掉这些指标'
    """
    lacking = {region: one.missing for region, one in found.items()}
    if len({frozenset(missing) for missing in lacking.values()}) < 2:
        return YES
    told = [f"{region}：{'、'.join(missing)}" for region, missing in lacking.items() if missing]
    more = f"；等 {len(told)} 个地区" if len(told) > SHOWN else ""
    return no(f"各地区缺数据的指标不同（{'；'.join(told[:SHOWN])}{more}），指数不能直接排位次，请补齐或去掉这些指标")


def mean(parts: Sequence[tuple[Amount, Amount | None]], policy: Policy) -> Amount | None:
    """Σ(w·d) ÷ Σw of weights and degrees, by the policy where a degree is missing; None where there is none.

    >>> mean([(2, 90.0), (1, None)], "skip"), mean([(2, 90.0), (1, None)], "zero")
    (90.0, 60.0)
    """
    known = [(weight, degree) for weight, degree in parts if degree is not None]
    whole = sum(weight for weight, _ in (parts if policy == "zero" else known))
    if (policy == "refuse" and len(known) < len(parts)) or whole <= 0:
        return None
    return cast(Amount, sum(weight * degree for weight, degree in known) / whole)


def weighted(items: Sequence[Item], policy: Policy) -> Composite:
    """Σ(w·d) ÷ Σw, by the policy where a degree is missing."""
    missing = tuple(item.name for item in items if item.degree is None)
    parts = [(exact(item.weight) or Fraction(0), None if item.degree is None else exact(item.degree)) for item in items]
    value = mean(parts, policy)
    if value is None:
        why = "有缺数据" if missing else "没有权数大于 0 的指标"
        return Composite(None, f"{why}，不出指数；{POLICIES[policy]}{_lacking(missing)}", missing)
    asked = len(items) if policy == "zero" else len(items) - len(missing)
    return Composite(value, f"{asked} 项加权{_result(value)}；{POLICIES[policy]}{_lacking(missing)}", missing)


def _terms(parts: Mapping[str, Composite], weights: Mapping[str, Number]) -> str:
    """Each domain with its index and weight."""
    return "，".join(
        f"{name or '未分领域'} {_shown(part.value)}（权 {weights.get(name, 1)}）" for name, part in parts.items()
    )


def _result(value: Fraction | None) -> str:
    return f"= {_shown(value)}" if value is not None else "，没有指数"


def _shown(value: Fraction | None) -> str:
    return "缺" if value is None else per_cent(value).removesuffix("%")


def _lacking(missing: Sequence[str]) -> str:
    return f"；缺数据 {len(missing)} 项：{'、'.join(missing)}" if missing else ""
