"""Judgements of text goals (文字目标的判断): a higher room keeps them and offers them to every evaluation."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from jinguo.committee.outlines.models import OutlineTarget
from jinguo.org.structure.models import Region, Staff
from jinguo.rules.progress import Judgement

Key = tuple[int, int]  # the numbers of target and region


@dataclass(frozen=True)
class Judged:
    """What people said of a text goal in a region and year; `url` opens the judgement with its evidence."""

    target: int
    region: Region
    year: int
    judgement: Judgement
    url: str


# Of some text goals, whatever `reader` may read; of everybody's where there is none. A fixed number of queries.
Source = Callable[[Sequence[OutlineTarget], Staff | None], Iterable[Judged]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Let judgements be asked of a room, from its `ready()`."""
    if source not in _sources:
        _sources.append(source)


def judged(targets: Iterable[OutlineTarget], reader: Staff | None) -> dict[Key, list[Judged]]:
    """The judgements of the text goals among some targets by target and region, in order of time."""
    texts = [one for one in targets if one.comparator == "text"]
    found: dict[Key, list[Judged]] = defaultdict(list)
    if texts:
        every = (one for source in _sources for one in source(texts, reader))
        for one in sorted(every, key=lambda one: one.year):
            found[one.target, one.region.pk].append(one)
    return dict(found)


def latest(found: Iterable[Judged], year: int) -> Judged | None:
    """The last judgement up to a year: what was realised stays so until somebody judges anew."""
    return max((one for one in found if one.year <= year), key=lambda one: one.year, default=None)
