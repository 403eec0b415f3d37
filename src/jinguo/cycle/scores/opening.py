"""A score made ready for the page: each line with what it opens (a goal, a task list, an entered item)."""

from dataclasses import dataclass

from django.urls import reverse

from jinguo.cycle.plans.models import Target
from jinguo.cycle.scores.models import Assessment, TypedFact
from jinguo.rules.scoring import SCORING_RULES, Score

TARGET = "target:"


@dataclass(frozen=True)
class Opened:
    """One line of the tree with the lines below it; `url` opens the fact behind it, `mark` says which rule."""

    score: Score
    mark: str
    url: str
    note: str
    children: list["Opened"]

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


def opened(score: Score, assessment: Assessment) -> Opened:
    """The tree of a score; three queries, however large it is."""
    codes = [one.code for one in score.walk()]
    targets = {f"{TARGET}{one.pk}": one for one in _targets(codes)}
    facts = {fact.item: fact for fact in assessment.facts.select_related("by") if _is_of(fact, score)}
    return _opened(score, targets, facts)


def _opened(score: Score, targets: dict[str, Target], facts: dict[str, TypedFact]) -> Opened:
    target, fact = targets.get(score.code), facts.get(score.code)
    url = reverse("plans:goal", args=[target.goal_id]) if target else ""
    note = f"{fact.by or '系统'} {fact.on.month}月{fact.on.day}日 录入：{fact.reason}" if fact else ""
    mark = SCORING_RULES[score.rule].title if score.rule in SCORING_RULES else ""
    return Opened(score, mark, url, note, [_opened(child, targets, facts) for child in score.children])


def _targets(codes: list[str]) -> list[Target]:
    keys = [int(code.removeprefix(TARGET)) for code in codes if code.startswith(TARGET)]
    return list(Target.objects.filter(pk__in=keys).select_related("goal"))


def _is_of(fact: TypedFact, score: Score) -> bool:
    """Whether an entered item belongs to the holder of the score."""
    kind, _, pk = score.code.partition(":")
    return str(fact.unit_id if kind == "u" else fact.staff_id) == pk
