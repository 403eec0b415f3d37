"""A score made ready for the page: each line with what it opens (a goal, a task with its files, an entered item)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import NamedTuple

from django.urls import reverse

from jinguo.cycle.plans.models import Target
from jinguo.cycle.scores.evidence import Evidence, HandedIn
from jinguo.cycle.scores.models import Assessment, TypedFact
from jinguo.rules.scoring import SCORING_RULES, Score

TARGET = "target:"
MOST = 60  # of more lines on one level those that lost the most points are shown first


@dataclass(frozen=True)
class Opened:
    """One line of the tree with the lines below it; `url` opens the fact behind it, `mark` says which rule."""

    score: Score
    mark: str
    url: str
    note: str
    children: list["Opened"]
    hidden: int = 0  # how many lines below it are not shown
    handed_in: Sequence[HandedIn] = ()

    @property
    def share(self) -> float:
        """The share of the full points in per cent, for the meter."""
        return float(self.score.exact * 100 / self.score.of) if self.score.of else 0.0

    @property
    def tone(self) -> str:
        """The light of the line: whole, part, nothing, or not counted."""
        if self.score.standing != "scored":
            return "none"
        return "ok" if self.share >= 100 else "near" if self.share > 0 else "bad"


class Shown(NamedTuple):
    """A line and those of the lines below it that are shown."""

    score: Score
    below: Sequence["Shown"]

    def codes(self) -> Iterator[str]:
        """The codes of all its lines."""
        yield self.score.code
        for one in self.below:
            yield from one.codes()


@dataclass(frozen=True)
class Behind:
    """What lies behind the lines of a tree: goals and entered items by the lines' codes."""

    goals: dict[str, int]
    facts: dict[str, TypedFact]
    evidence: Evidence

    def opened(self, line: Shown) -> Opened:
        """A line with those below it."""
        score, below = line
        goal, fact = self.goals.get(score.code), self.facts.get(score.code)
        url = reverse("plans:goal", args=[goal]) if goal else ""
        note = f"{fact.by or '系统'} {fact.on.month}月{fact.on.day}日 录入：{fact.reason}" if fact else ""
        mark = SCORING_RULES[score.rule].title if score.rule in SCORING_RULES else ""
        lines, hidden = [self.opened(one) for one in below], len(score.children) - len(below)
        return Opened(score, mark, url, note, lines, hidden, self._handed_in(score, goal))

    def _handed_in(self, score: Score, goal: int | None) -> Sequence[HandedIn]:
        """The tasks that a line is judged by: those of its goal, or of its holder where punctuality is scored."""
        if goal:
            return self.evidence.of_goal.get(goal, ())
        return self.evidence.of_holder if score.rule == "on_time" else ()


def opened(score: Score, assessment: Assessment, evidence: Evidence, *, every: bool = False) -> Opened:
    """The tree of a score; two queries, however large it is. `every` shows all lines of a level however many."""
    tree = _shown(score, every=every)
    facts = {fact.item: fact for fact in assessment.facts.select_related("by") if _is_of(fact, score)}
    return Behind(_goals(tree.codes()), facts, evidence).opened(tree)


def _shown(score: Score, *, every: bool) -> Shown:
    """A line with all lines below it, or of too many with those that lost the most points."""
    below: Sequence[Score] = score.children
    if len(below) > MOST and not every:
        below = nsmallest(MOST, below, key=lambda one: one.exact - one.of if one.is_counted else 0)
    return Shown(score, [_shown(one, every=every) for one in below])


def _goals(codes: Iterable[str]) -> dict[str, int]:
    """The goals of the lines that are about a target, by the lines' codes."""
    keys = [int(code.removeprefix(TARGET)) for code in codes if code.startswith(TARGET)]
    rows = Target.objects.filter(pk__in=keys).order_by().values_list("pk", "goal")
    return {f"{TARGET}{pk}": goal for pk, goal in rows}


def _is_of(fact: TypedFact, score: Score) -> bool:
    """Whether an entered item belongs to the holder of the score."""
    kind, _, pk = score.code.partition(":")
    return str(fact.unit_id if kind == "u" else fact.staff_id) == pk
