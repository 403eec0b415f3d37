"""Who answers for targets (承担单位): the room that splits outlines into plans offers it to every other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from jinguo.committee.outlines.models import OutlineTarget
from jinguo.org.structure.models import Region, Unit

ROLES = {"lead": "主责", "support": "协同"}


@dataclass(frozen=True)
class Answering:
    """Who leads and joins a target by a plan in force of a region; `url` opens the goal in the plan."""

    target: int
    plan: str
    url: str
    leads: Sequence[Unit]
    joins: Sequence[Unit]

    def role_of(self, unit: Unit) -> str:
        """How a unit stands to it, as `ROLES` name it; empty for one that has no part."""
        return ROLES["lead"] if unit in self.leads else ROLES["support"] if unit in self.joins else ""


# Of some targets, by the plan that governs a region; targets of no plan are left out. A fixed number of queries.
Source = Callable[[Sequence[OutlineTarget], Region], Iterable[Answering]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Let a room tell who answers, from its `ready()`."""
    if source not in _sources:
        _sources.append(source)


def answering(targets: Iterable[OutlineTarget], region: Region | None) -> dict[int, Answering]:
    """Who answers for targets in a region, by the key of the target; what no plan splits is missing."""
    asked = list(targets)
    return {one.target: one for source in _sources for one in source(asked, region)} if region else {}
