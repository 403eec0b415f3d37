"""The catalogue of indicators (指标), out of `indicators/*.toml`; found by code or by any of their names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from jinguo.rules.outlines.vocabulary import AUDIENCES, UNITS, Unit, read
from jinguo.rules.progress.case import Direction


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted: numerator and denominator in words, unit, which way is better, who reports it and how often.

    `direction` is 1 where more is better, −1 where less is, 0 where neither. `rule` is the usual type of goal or
    `context`, for what is only read beside others. `confidence` says how sure the definition is; empty: it was seen.
    """

    code: str
    title: str
    audience: str
    domain: str
    unit: str
    direction: Direction
    rule: str
    source: str
    numerator: str = ""
    denominator: str = ""
    department: str = ""
    frequency: str = ""
    confidence: str = ""
    note: str = ""
    also: tuple[str, ...] = ()

    @property
    def measured_in(self) -> Unit:
        """Its unit of measure."""
        return UNITS[self.unit]

    @property
    def names(self) -> tuple[str, ...]:
        """Its title and its other names."""
        return (self.title, *self.also)


@cache
def indicators() -> Mapping[str, Indicator]:
    """All indicators by code, in the order of the catalogue."""
    rows = [row for audience in AUDIENCES for row in read(f"indicators/{audience}.toml")["indicator"]]
    return {row["code"]: Indicator(**{**row, "also": tuple(row.get("also", ()))}) for row in rows}


@lru_cache(maxsize=4096)
def indicator_named(name: str) -> Indicator | None:
    """The indicator of that name, whatever the width of its brackets; None where there is none.

    >>> indicator_named("每千名儿童拥有儿科执业(助理)医师").code, indicator_named("幸福感")
    ('paediatricians_per_1000', None)
    """
    return _by_name().get(plain_name(name))


def plain_name(name: str) -> str:
    """A name without what papers write differently: width of brackets, kind of dash, spaces.

    >>> plain_name("0—6 个月（婴儿）")
    '0-6个月(婴儿)'
    """
    return name.translate(_SAME).replace(" ", "")


_SAME = str.maketrans("（）—－–", "()---")


@cache
def _by_name() -> Mapping[str, Indicator]:
    return {plain_name(name): one for one in indicators().values() for name in one.names}
