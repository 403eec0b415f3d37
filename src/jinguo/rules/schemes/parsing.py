"""A scheme out of its content (TOML or JSON): every key must be known, and everything that is amiss is told at once."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from jinguo.rules.schemes.checking import complaints_of
from jinguo.rules.schemes.scheme import TYPED, BadSchemeError, Item, Level, Part, Scheme, VetoRule

ITEM = ("code", "title", "points", "rule", "parameters", "source", "unit", "target")
KEYS: dict[str, tuple[str, ...]] = {
    "part": ("code", "title", "weight", "kind", "goals_of", "item"),
    "item": ITEM,
    "bonus": ITEM,
    "deduction": ITEM,
    "veto": ("title", "cap", "grade"),
    "grade": ("title", "least"),
}
TOP = (
    *("code", "title", "total", "is_example", "source", "bonus_cap", "deduction_cap"),
    *("part", "bonus", "deduction", "veto", "grade"),
)


def parse_scheme(told: Mapping[str, Any]) -> Scheme:
    """A scheme from its content. Raises BadSchemeError with everything that is amiss, naming key or part in Chinese.

    >>> parse_scheme({"code": "x", "title": "办法", "total": 5, "part": [], "weights": {}})
    Traceback (most recent call last):
    jinguo.rules.schemes.scheme.BadSchemeError: 考评办法里不认识“weights”，请删去或改正。
    """
    if strays := list(_strays(told, TOP, "考评办法")):
        raise BadSchemeError("；".join(strays) + "，请删去或改正。")
    try:
        scheme = _read(told)
    except BadSchemeError:
        raise
    except KeyError as problem:
        raise BadSchemeError(f"考评办法缺少“{problem.args[0]}”，请补上。") from problem
    except (AttributeError, TypeError, ValueError) as problem:
        raise BadSchemeError("考评办法的层次写错了，请对照示例办法改正。") from problem
    if found := list(complaints_of(scheme)):
        raise BadSchemeError("；".join(found) + "。")
    return scheme


def _strays(told: Mapping[str, Any], known: tuple[str, ...], where: str) -> Iterator[str]:
    """The keys that nobody reads, here and below: a misspelt one would silently change what a scheme means."""
    for key, value in told.items():
        if key not in known:
            yield f"{where}里不认识“{key}”"
        elif key in KEYS and isinstance(value, list):
            for one in value:
                if isinstance(one, Mapping):
                    yield from _strays(one, KEYS[key], f"“{one.get('title') or one.get('code') or key}”")


def _read(told: Mapping[str, Any]) -> Scheme:
    return Scheme(
        code=told["code"],
        title=told["title"],
        total=_exact(told, "total"),
        parts=tuple(_part(one) for one in told["part"]),
        bonus_cap=_exact(told, "bonus_cap", 0),
        bonuses=tuple(_item(one) for one in told.get("bonus", ())),
        deduction_cap=_exact(told, "deduction_cap", 0),
        deductions=tuple(_item(one) for one in told.get("deduction", ())),
        veto_rules=tuple(_veto(one) for one in told.get("veto", ())),
        levels=tuple(Level(one["title"], _exact(one, "least")) for one in told.get("grade", ())),
        is_example=bool(told.get("is_example", False)),
        source=told.get("source", ""),
    )


def _part(told: Mapping[str, Any]) -> Part:
    items = tuple(_item(one) for one in told.get("item", ()))
    kind = told.get("kind", TYPED)
    return Part(told["code"], told["title"], _exact(told, "weight"), kind, items, told.get("goals_of", ""))


def _item(told: Mapping[str, Any]) -> Item:
    known = {name: told[name] for name in ("rule", "parameters", "source", "unit", "target") if name in told}
    return Item(told["code"], told["title"], _exact(told, "points"), **known)


def _veto(told: Mapping[str, Any]) -> VetoRule:
    return VetoRule(told["title"], _exact(told, "cap") if "cap" in told else None, told.get("grade", ""))


def _exact(told: Mapping[str, Any], key: str, default: Any = None) -> Fraction:
    """A number of points. Raises KeyError where there is none, BadSchemeError for what is no number."""
    value = told[key] if default is None else told.get(key, default)
    try:
        return Fraction(str(value))
    except (ValueError, ZeroDivisionError) as problem:
        title = told.get("title", "考评办法")
        raise BadSchemeError(f"“{title}”的“{key}”写错了：“{value}”不是数，请改正。") from problem
