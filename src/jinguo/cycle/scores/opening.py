"""A score made ready for the page: each line with what it opens (a goal, a task with its files, an entered item)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Behind:
    """What lies behind the lines of a tree: targets and entered items by the lines' codes."""

    targets: dict[str, Target]
    facts: dict[str, TypedFact]
    evidence: Evidence
    every: bool

    def opened(self, score: Score) -> Opened:
        """A line with those below it."""
        target, fact = self.targets.get(score.code), self.facts.get(score.code)
        url = reverse("plans:goal", args=[target.goal_id]) if target else ""
        note = f"{fact.by or '系统'} {fact.on.month}月{fact.on.day}日 录入：{fact.reason}" if fact else ""
        mark = SCORING_RULES[score.rule].title if score.rule in SCORING_RULES else ""
        below = shown_below(score, every=self.every)
        lines, hidden = [self.opened(one) for one in below], len(score.children) - len(below)
        return Opened(score, mark, url, note, lines, hidden, self._handed_in(score, target))

    def _handed_in(self, score: Score, target: Target | None) -> Sequence[HandedIn]:
        """The tasks that a line is judged by: those of its goal, or of its holder where punctuality is scored."""
        if target:
            return self.evidence.of_goal.get(target.goal_id, ())
        return self.evidence.of_holder if score.rule == "on_time" else ()


def opened(score: Score, assessment: Assessment, evidence: Evidence, *, every: bool = False) -> Opened:
    """The tree of a score; two queries, however large it is. `every` shows all lines of a level however many."""
    codes = [one.code for one in _shown(score, every=every)]
    targets = {f"{TARGET}{one.pk}": one for one in _targets(codes)}
    facts = {fact.item: fact for fact in assessment.facts.select_related("by") if _is_of(fact, score)}
    return Behind(targets, facts, evidence, every).opened(score)


def shown_below(score: Score, *, every: bool) -> Sequence[Score]:
    """The lines below one that are shown: all, or of too many those that lost the most points."""
    if every or len(score.children) <= MOST:
        return score.children
    return sorted(score.children, key=lambda one: one.exact - one.of if one.is_counted else 0)[:MOST]


def _shown(score: Score, *, every: bool) -> Iterator[Score]:
    yield score
    for one in shown_below(score, every=every):
        yield from _shown(one, every=every)


def _targets(codes: list[str]) -> list[Target]:
    keys = [int(code.removeprefix(TARGET)) for code in codes if code.startswith(TARGET)]
    return list(Target.objects.filter(pk__in=keys).select_related("goal"))


def _is_of(fact: TypedFact, score: Score) -> bool:
    """Whether an entered item belongs to the holder of the score."""
    kind, _, pk = score.code.partition(":")
    return str(fact.unit_id if kind == "u" else fact.staff_id) == pk
