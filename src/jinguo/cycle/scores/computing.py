"""Scores as they stand now: the plan's goals by their actuals, the scheme's items by what was entered, composed.

Everything that can be asked once for all holders is: a whole assessment takes a fixed number of queries.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from jinguo.cycle.bookkeeping.measures import Figure
from jinguo.cycle.delivery.standing import Standing, standings
from jinguo.cycle.plans.models import Target
from jinguo.cycle.plans.queries import linked
from jinguo.cycle.plans.reconciling import level_of
from jinguo.cycle.scores.inputs import figures_of, inputs_of, lateness_of, measured_inputs
from jinguo.cycle.scores.models import Assessment, TypedFact
from jinguo.cycle.scores.shared import Group, Holder, HolderKey, groups_of, key_of, targets_of
from jinguo.rules.goal_levels import NOTHING_ASKED, asks_for_nothing
from jinguo.rules.schemes import Item, Part, Veto, compose, credit_of, grade_of, weigh
from jinguo.rules.schemes.scheme import GOALS
from jinguo.rules.scoring import Score, Scorer, ScoringError, missing, scorer, uncounted

# How a goal's type is scored where the goal does not say otherwise.
USUAL = {
    "cumulative": "ratio",
    "reach": "ratio",
    "hold": "all_or_nothing",
    "improve": "all_or_nothing",
    "reduce": "inverse_ratio",
    "about": "all_or_nothing",
    "deliverable": "all_or_nothing",
}
Scored = Scorer | Score  # a rule made ready, or what everybody gets where it cannot be used
ON_TIME = "tasks.on_time"  # an item of this source is scored by the holder's tasks


@dataclass(frozen=True)
class Computation:
    """The scores of an assessment's holders, from facts fetched once; `changed` are values tried out (试算).

    `changed` names a target by its number and gives the actual that it would have; `only` narrows to one holder, of
    whom nothing more is then fetched than her score needs.
    """

    assessment: Assessment
    changed: Mapping[int, Fraction] | None = None
    only: Holder | None = None

    @cached_property
    def targets(self) -> list[Target]:
        """The targets of the plan's holders in the period, but for the organ's own, in the order of the goals."""
        plan, found = self.assessment.plan, targets_of(self.assessment, self.only)
        known = [plan, plan.unit, self.only] if self.only else [plan, plan.unit]
        return linked(found.order_by("goal__order", "pk"), known)

    @cached_property
    def standing(self) -> dict[int, Standing]:
        """How each target stands, by its number."""
        return {one.target.pk: one for one in standings(self.targets, self.assessment.last)}

    @cached_property
    def holders(self) -> list[Holder]:
        """Everybody with a target in the period, units before people."""
        found: dict[HolderKey, Holder] = {key: one[0].holder for key, one in self.by_holder.items() if one[0].holder}
        return [found[key] for key in sorted(found, key=lambda key: (key[0] == "s", str(found[key])))]

    @cached_property
    def by_holder(self) -> dict[HolderKey, list[Target]]:
        """The targets of each holder, in the order of the goals."""
        found: dict[HolderKey, list[Target]] = defaultdict(list)
        for target in self.targets:
            found[target.holder_key].append(target)
        return found

    @cached_property
    def groups(self) -> dict[tuple[str, int], Group]:
        """Who shares the points of each goal: units among units, people among people."""
        return groups_of(self.assessment, {target.goal_id for target in self.targets})

    @cached_property
    def typed(self) -> dict[tuple[str, HolderKey], TypedFact]:
        """What was entered, by item and holder."""
        facts = self.assessment.facts.select_related("unit", "staff", "by")
        return {(fact.item, key_of(fact.unit or fact.staff)): fact for fact in facts}

    @cached_property
    def lateness(self) -> dict[HolderKey, list[tuple[str, int | None]]]:
        """The tasks of each holder that were due in the period, with how many work days they were late."""
        return lateness_of(self.holders, self.assessment.span.first, self.assessment.last)

    @cached_property
    def figures(self) -> dict[str, dict[Holder, Figure]]:
        """What the measures that items take their facts from say of each holder, by the measure's code."""
        parts = self.assessment.scheme.rules.parts
        sources = {item.source for part in parts for item in part.items} - {"", ON_TIME}
        return figures_of(sources, self.holders, self.assessment)

    def scores(self) -> dict[HolderKey, Score]:
        """Everybody's score."""
        return {key_of(holder): self.score(holder) for holder in self.holders}

    def score(self, holder: Holder) -> Score:
        """One holder's score with its grade and all its reasons."""
        scheme, vetoes = self.assessment.scheme.rules, list(self._vetoes(holder))
        parts = [self._part(part, holder) for part in scheme.parts]
        whole = compose(
            str(holder),
            parts,
            bonuses=[self._item(item, holder) for item in scheme.bonuses if self._has(item, holder)],
            bonus_cap=scheme.bonus_cap,
            deductions=[self._item(item, holder) for item in scheme.deductions if self._has(item, holder)],
            deduction_cap=scheme.deduction_cap,
            vetoes=vetoes,
        )
        return replace(whole, code=":".join(map(str, key_of(holder))), grade=grade_of(scheme, whole, vetoes))

    def _part(self, part: Part, holder: Holder) -> Score:
        if part.kind == GOALS:
            items = [self._goal(target) for target in self.by_holder[key_of(holder)] if _is_of(target, part)]
        else:
            items = [self._item(item, holder) for item in part.items]
        return weigh(part.code, part.title, items, part.weight)

    def _goal(self, target: Target) -> Score:
        """A target's share of its goal's points, by the goal's rule; of a kind without points all goals weigh alike."""
        goal, standing = target.goal, self.standing[target.pk]
        rule = goal.scoring_rule or USUAL[goal.type]
        group = self.groups[target.holder_key[0], target.goal_id]
        asked = rule, goal.points, repr(goal.scoring), goal.unit_of_measure, target.role, target.share, group
        if asked not in self._scorers:
            self._scorers[asked] = self._scorer(rule, target, group)
        if target.value == 0 and asks_for_nothing(goal.facts, target.value):
            return uncounted(self._scorers[asked].of, f"{NOTHING_ASKED}，不计分").named(
                f"target:{target.pk}", str(goal)
            )
        actual = (self.changed or {}).get(target.pk, standing.actual.value)
        given = inputs_of(rule, goal, level_of(goal, target), actual, standing)
        return _scored(self._scorers[asked], given, f"target:{target.pk}", str(goal))

    @cached_property
    def _scorers(self) -> dict[Hashable, Scored]:
        """The rules of the goals made ready, by all that goals and those who answer for them may differ in."""
        return {}

    def _scorer(self, rule: str, target: Target, group: Group) -> Scored:
        """The rule of a target's goal for the part of the goal's points that belongs to the target."""
        goal = target.goal
        points = goal.points if self.assessment.plan.rules.has_points else 1
        credit = credit_of(target.role, target.share, group.leads, are_set=group.are_set)
        return _ready(rule, Fraction(points or 0) * credit, goal.scoring, goal.unit_of_measure)

    def _item(self, item: Item, holder: Holder) -> Score:
        """An item of the scheme for a holder: by her tasks, a measure, or what was entered; nothing is missing."""
        ready = _ready(item.rule, item.points, item.parameters, item.unit)
        if item.source == ON_TIME:
            given: dict[str, object] = {"nodes": [[title, late] for title, late in self.lateness[key_of(holder)]]}
            return _scored(ready, given, item.code, item.title)
        if item.source:
            return _scored(ready, measured_inputs(item, self.figures[item.source][holder]), item.code, item.title)
        fact = self.typed.get((item.code, key_of(holder)))
        if fact is None:
            return missing(item.points, "还没有录入").named(item.code, item.title)
        return _scored(ready, _typed_inputs(item.rule, fact), item.code, item.title)

    def _has(self, item: Item, holder: Holder) -> bool:
        """Whether something was entered for a bonus or a deduction; they stand in nobody's way otherwise."""
        return (item.code, key_of(holder)) in self.typed

    def _vetoes(self, holder: Holder) -> Iterable[Veto]:
        for title, cap in self.assessment.scheme.rules.vetoes.items():
            fact = self.typed.get((title, key_of(holder)))
            if fact is not None and fact.value:
                yield Veto(title, cap, fact.reason)


def of_holder(assessment: Assessment, holder: Holder) -> Score:
    """One holder's score as it stands now."""
    return Computation(assessment, only=holder).score(holder)


def _is_of(target: Target, part: Part) -> bool:
    return not part.goals_of or target.goal.part == part.goals_of


def _typed_inputs(rule: str, fact: TypedFact) -> dict[str, object]:
    """What was entered, as the rule asks for it; who said so stands in the reason."""
    match rule:
        case "rating":
            return {"marks": [str(fact.value)]}
        case "deduct_per" | "bonus_per":
            return {"count": str(fact.value), "said": fact.reason}
        case "all_or_nothing":
            return {"met": bool(fact.value), "said": fact.reason}
    return {"actual": str(fact.value)}


def _ready(rule: str, of: Fraction, parameters: Mapping[str, object], unit: str) -> Scored:
    """A rule made ready; one that cannot be used scores nothing and says why."""
    try:
        return scorer(rule, of, parameters, unit)
    except ScoringError as problem:
        return missing(of, str(problem))


def _scored(ready: Scored, given: Mapping[str, object], code: str, title: str) -> Score:
    """A score by a rule; facts that the rule cannot use score nothing and say why."""
    if isinstance(ready, Score):
        return ready.named(code, title)
    try:
        return ready.score(given, code, title)
    except ScoringError as problem:
        return missing(ready.of, str(problem)).named(code, title)
