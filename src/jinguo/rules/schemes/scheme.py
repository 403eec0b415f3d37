"""Schemes of assessment (考评办法) as data: parts with weights, items with their rule, caps, vetoes.

Shipped ones stand in `shipped/*.toml`; an organisation's own are rows with the same content. The examples are marked
示例 and rebuild published sheets: only what was published is an item, the rest is typed as one part.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

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
class Level:
    """A grade (等次) and the points of the scheme's total from which on it is reached."""

    title: str
    least: Fraction


@dataclass(frozen=True)
class VetoRule:
    """What vetoes (一票否决): the most points that the whole may come to, the best grade it may get, or both."""

    title: str
    cap: Fraction | None = None
    grade: str = ""


@dataclass(frozen=True)
class Scheme:
    """A whole scheme: what it comes to, its parts, bonus and deduction items with their caps, vetoes, grades.

    `levels` go from the best grade down to the one from 0 points; empty where the scheme knows no grades.
    """

    code: str
    title: str
    total: Fraction
    parts: tuple[Part, ...]
    bonus_cap: Fraction = Fraction(0)
    bonuses: tuple[Item, ...] = ()
    deduction_cap: Fraction = Fraction(0)
    deductions: tuple[Item, ...] = ()
    veto_rules: tuple[VetoRule, ...] = ()
    levels: tuple[Level, ...] = ()
    is_example: bool = False
    source: str = ""

    @property
    def vetoes(self) -> dict[str, Fraction | None]:
        """What vetoes, with the most points that the whole may then come to."""
        return {veto.title: veto.cap for veto in self.veto_rules}

    def grade_by(self, title: str) -> str:
        """The grade that a veto holds a result at; empty where it holds the points only."""
        return next((veto.grade for veto in self.veto_rules if veto.title == title), "")


@cache
def shipped_schemes() -> dict[str, dict[str, Any]]:
    """The content of every scheme that comes with the product, by code."""
    folder = files("jinguo.rules.schemes").joinpath("shipped")
    texts = (file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".toml"))
    told = sorted((tomllib.loads(text) for text in texts), key=lambda one: str(one["code"]))
    return {one["code"]: one for one in told}
