"""Schemes of assessment (考评办法) as data: parts with weights, items with their rule, caps, vetoes.

Shipped ones stand in `shipped/*.toml`; an organisation's own are rows with the same content. The examples are marked
示例 and rebuild published sheets: only what was published is an item, the rest is typed as one part.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from jinguo.rules.exact_words import figure, total_of
from jinguo.rules.scoring import complaints as rule_complaints

GOALS, TYPED = "goals", "typed"
KINDS = {GOALS: "目标完成情况", TYPED: "逐项评定"}


class BadSchemeError(ValueError):
    """A scheme that does not hold together; the message lists every complaint in Chinese."""


@dataclass(frozen=True)
class Item:
    """One thing that is scored: its points, the rule, the rule's parameters, and where its facts come from."""

    code: str
    title: str
    points: Fraction
    rule: str = "rating"
    parameters: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""
    unit: str = ""
    target: str = ""


@dataclass(frozen=True)
class Part:
    """A part with its weight: either the plan's goals (`kind` goals), or items of its own."""

    code: str
    title: str
    weight: Fraction
    kind: str = TYPED
    items: tuple[Item, ...] = ()
    goals_of: str = ""  # the name of the plan's part whose goals are meant, empty for all


@dataclass(frozen=True)
class Scheme:
    """A whole scheme: what it comes to, its parts, bonus and deduction items with their caps, what vetoes."""

    code: str
    title: str
    total: Fraction
    parts: tuple[Part, ...]
    bonus_cap: Fraction = Fraction(0)
    bonuses: tuple[Item, ...] = ()
    deduction_cap: Fraction = Fraction(0)
    deductions: tuple[Item, ...] = ()
    vetoes: Mapping[str, Fraction] = field(default_factory=dict)
    is_example: bool = False
    source: str = ""


def parse_scheme(told: Mapping[str, Any]) -> Scheme:
    """A scheme from its content (TOML or JSON). Raises BadSchemeError with everything that is amiss."""
    try:
        scheme = _read(told)
    except (KeyError, TypeError, ValueError) as problem:
        raise BadSchemeError(f"考评办法缺少或写错了“{problem}”。") from problem
    found = list(_complaints(scheme))
    if found:
        raise BadSchemeError("；".join(found) + "。")
    return scheme


@cache
def shipped_schemes() -> dict[str, dict[str, Any]]:
    """The content of every scheme that comes with the product, by code."""
    folder = files("jinguo.rules.schemes").joinpath("shipped")
    texts = (file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".toml"))
    told = sorted((tomllib.loads(text) for text in texts), key=lambda one: str(one["code"]))
    return {one["code"]: one for one in told}


def _read(told: Mapping[str, Any]) -> Scheme:
    return Scheme(
        code=told["code"],
        title=told["title"],
        total=_exact(told["total"]),
        parts=tuple(_part(one) for one in told["part"]),
        bonus_cap=_exact(told.get("bonus_cap", 0)),
        bonuses=tuple(_item(one) for one in told.get("bonus", ())),
        deduction_cap=_exact(told.get("deduction_cap", 0)),
        deductions=tuple(_item(one) for one in told.get("deduction", ())),
        vetoes={one["title"]: _exact(one["cap"]) for one in told.get("veto", ())},
        is_example=bool(told.get("is_example", False)),
        source=told.get("source", ""),
    )


def _part(told: Mapping[str, Any]) -> Part:
    items = tuple(_item(one) for one in told.get("item", ()))
    kind = told.get("kind", TYPED)
    return Part(told["code"], told["title"], _exact(told["weight"]), kind, items, told.get("goals_of", ""))


def _item(told: Mapping[str, Any]) -> Item:
    known = {name: told[name] for name in ("rule", "parameters", "source", "unit", "target") if name in told}
    return Item(told["code"], told["title"], _exact(told["points"]), **known)


def _exact(value: Any) -> Fraction:
    return Fraction(str(value))


def _complaints(scheme: Scheme) -> Iterable[str]:
    weights = total_of(part.weight for part in scheme.parts)
    if weights != scheme.total:
        yield f"各部分合计 {figure(weights)} 分，应为 {figure(scheme.total)} 分"
    for part in scheme.parts:
        yield from _part_complaints(part)
    items = [*(item for part in scheme.parts for item in part.items), *scheme.bonuses, *scheme.deductions]
    codes = [item.code for item in items] + [part.code for part in scheme.parts]
    if len(set(codes)) < len(codes):
        yield "有两项用了同一个代码"
    for item in items:
        yield from (f"{item.title}：{words}" for words in rule_complaints(item.rule, item.parameters, item.points))


def _part_complaints(part: Part) -> Iterable[str]:
    if part.kind not in KINDS:
        yield f"{part.title}的种类“{part.kind}”不认识"
    if part.kind == TYPED and not part.items:
        yield f"{part.title}没有考评项"
    if part.kind == GOALS and part.items:
        yield f"{part.title}按目标计分，不另设考评项"
    if part.weight <= 0:
        yield f"{part.title}的分值要大于 0"
