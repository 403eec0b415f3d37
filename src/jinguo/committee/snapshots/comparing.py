"""Two snapshots of an outline beside each other: whose status is another one, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from jinguo.committee.snapshots.content import FINAL, Content
from jinguo.committee.snapshots.evaluating import OverRegions, RegionLine
from jinguo.committee.snapshots.looking import Opened
from jinguo.rules.exact_words import figure
from jinguo.rules.progress.attainment import STATUSES, Status
from jinguo.rules.progress.case import exact
from jinguo.rules.progress.many import Asked

Key = tuple[int, str]
NO_DATA = STATUSES["no_data"]
# What of a target's numbers is named as what, in the order in which it is told.
NAMED = (
    (("fixed", "share", "parts", "band", "low", "high", "open"), "目标值"),
    (("base", "base_year", "own"), "基期值"),
    (("due",), "目标年"),
    (("near_top", "near_parts"), "容差"),
    (("sense", "hold", "cumulative", "wordless"), "目标类型"),
)


class Change(NamedTuple):
    """A target in a region whose light is another one."""

    region: str
    target: str
    before: Status
    after: Status
    because: str


@dataclass(frozen=True)
class Compared:
    """The later of two snapshots against the earlier one, in a year."""

    earlier: Opened
    later: Opened

    @property
    def changes(self) -> list[Change]:
        """Every light that is another one, by region and target."""
        return list(self._changes())

    @property
    def values(self) -> dict[str, int]:
        """How many values of the year are others, came in, are gone."""
        then, now = _lines(self.earlier.found), _lines(self.later.found)
        both = then.keys() & now.keys()
        moved = sum(then[key].value != now[key].value for key in both)
        return {"moved": moved, "came": len(now.keys() - then.keys()), "gone": len(then.keys() - now.keys())}

    @property
    def method_words(self) -> str:
        """That the outline was judged by another method; empty where it was not."""
        old, new = self.earlier, self.later
        return f"评估方法由{old.method}改为{new.method}" if old.found.method != new.found.method else ""

    def _changes(self) -> Iterator[Change]:
        then, now = _lines(self.earlier.found), _lines(self.later.found)
        names = {**_titles(self.earlier.content), **_titles(self.later.content)}
        old_asked, new_asked = _asked(self.earlier.content), _asked(self.later.content)
        for key in sorted({*then, *now}):
            old, new = then.get(key), now.get(key)
            if _status(old) != _status(new):
                region, code = key
                why = _why(old, new) or self.method_words or _asked_otherwise(old_asked.get(code), new_asked.get(code))
                yield Change(self._name(region), names[code], _status(old), _status(new), why)

    def _name(self, region: int) -> str:
        places = self.later if region in self.later.places else self.earlier
        return places.name_of(region)


def _lines(found: OverRegions) -> dict[Key, RegionLine]:
    return {(one.region, one.target): one for one in found.lines if one.clock == FINAL}


def _titles(content: Content) -> dict[str, str]:
    return {one.code: one.title for one in content.named if one.clock == FINAL}


def _asked(content: Content) -> dict[str, Asked]:
    codes = {one.target: one.code for one in content.named if one.clock == FINAL}
    return {codes[one.target]: one for one in content.asked if one.target in codes}


def _status(line: RegionLine | None) -> Status:
    return STATUSES[line.status] if line else NO_DATA


def _why(old: RegionLine | None, new: RegionLine | None) -> str:
    """What of the value of the year is another; empty where nothing is."""
    if old is None or new is None:
        seen = new or old
        value = _plain(seen) if seen else ""
        return f"原来没有当年的监测值，现在 {value}" if new else f"原来 {value}，现在没有当年的监测值"
    return f"监测值由 {_plain(old)} 改为 {_plain(new)}" if old.value != new.value else ""


def _plain(line: RegionLine) -> str:
    return figure(exact(line.value) or 0)


def _asked_otherwise(old: Asked | None, new: Asked | None) -> str:
    """What of the target is another; where nothing is, it is the years before, or the scope."""
    if old is None or new is None:
        return "目标是新列的" if new else "目标不再列"
    for names, title in NAMED:
        if any(getattr(old, name) != getattr(new, name) for name in names):
            return f"{title}改了"
    return "当年的监测值没有改，所依据的历年监测值或者口径改了"
