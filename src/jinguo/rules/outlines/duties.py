"""Which units usually answer for a target (责任分解): who leads, who joins, where it stands, out of `duties.toml`.

Source: outlines/decomposition §2–3, 9: lead and join units belong to sub-goals; units are merged and renamed over ten
years; the units of a city differ, so a name is matched by the part of it that stays.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from jinguo.rules.outlines.vocabulary import read

UNCONFIRMED = "待核实"


@dataclass(frozen=True, slots=True)
class Duty:
    """Who usually leads and joins a target, as parts of the units' names, and where that is said."""

    lead: tuple[str, ...]
    join: tuple[str, ...]
    source: str

    @property
    def is_unconfirmed(self) -> bool:
        """Whether it still has to be confirmed."""
        return UNCONFIRMED in self.source


@dataclass(frozen=True, slots=True)
class Proposed:
    """The units of a body that a duty comes to, and what could not be followed, in Chinese."""

    lead: tuple[str, ...]
    join: tuple[str, ...]
    because: str


@cache
def duties() -> Mapping[str, Duty]:
    """The usual duty of each target by its code."""
    rows = [(Duty(tuple(one["lead"]), tuple(one["join"]), one["source"]), one) for one in read("duties.toml")["duty"]]
    return {code: duty for duty, one in rows for code in one["targets"]}


def proposed(duty: Duty | None, members: Iterable[str], successors: Mapping[str, str] | None = None) -> Proposed:
    """The members that lead and join: each unit once, the lead before the join; `successors` by the former name.

    >>> duty = Duty(("卫生",), ("人口和计划生育", "税务"), "某市")
    >>> proposed(duty, ["市卫生健康委员会"], {"市人口和计划生育委员会": "市卫生健康委员会"})
    Proposed(lead=('市卫生健康委员会',), join=(), because='依据：某市；名单里没有“税务”')
    """
    if duty is None:
        return Proposed((), (), "没有通常的承担单位，请按职责选定")
    known = {**{name: name for name in members}}
    known |= {old: new for old, new in (successors or {}).items() if new in known}
    lead = _found(duty.lead, known)
    join = [name for name in _found(duty.join, known) if name not in lead]
    lacking = [part for part in (*duty.lead, *duty.join) if not any(part in name for name in known)]
    told = f"；名单里没有“{'”“'.join(lacking)}”" if lacking else ""
    return Proposed(tuple(lead), tuple(join), f"依据：{duty.source}{told}")


def _found(parts: Iterable[str], known: Mapping[str, str]) -> list[str]:
    """The members whose name, or whose predecessor's, contains one of the parts."""
    return list(dict.fromkeys(now for part in parts for name, now in known.items() if part in name))


def shares(leads: int, joins: int) -> tuple[int, ...]:
    """Credit in per cent, leads first: leads have 70 together where others join, else all; the first takes the rest.

    The split is the product's own proposal and changed by hand; the shares of a goal make 100.

    >>> shares(1, 3), shares(2, 0)
    ((70, 10, 10, 10), (50, 50))
    """
    if not leads:
        return (*_evenly(100, joins),) if joins else ()
    for_leads = 70 if joins else 100
    return (*_evenly(for_leads, leads), *_evenly(100 - for_leads, joins))


def _evenly(total: int, count: int) -> list[int]:
    if not count:
        return []
    each = total // count
    return [total - each * (count - 1), *[each] * (count - 1)]
