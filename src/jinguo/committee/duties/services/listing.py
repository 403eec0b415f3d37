"""Targets of outlines taken into a plan as goals (纲要目标列入方案)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand
from jinguo.committee.duties.models import ListedTarget
from jinguo.committee.duties.permissions import OUTLINE, may_begin, may_list
from jinguo.committee.duties.queries.committees import committee_of, members, successors
from jinguo.committee.duties.services.arranging import Arrangement, Level, arrange
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.cycle.plans import services as plans
from jinguo.cycle.plans.models import Goal, Plan
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.rules.decompose import NoProposalError, propose
from jinguo.rules.goal_levels import wanted_level
from jinguo.rules.outlines import goals as rule
from jinguo.rules.outlines.duties import duties, proposed
from jinguo.rules.outlines.targets import Target as TargetRule
from jinguo.rules.outlines.vocabulary import DOMAINS
from jinguo.rules.periods import Period, parse_period
from jinguo.rules.verdict import YES

SIGNS = {"women": "妇", "children": "儿"}


@dataclass(frozen=True)
class Choice:
    """A target to be taken in; what is left empty is proposed: its units by the usual duties, its title by itself.

    A text target needs `standard` and `due`, one against a baseline that has none a `baseline` of the place with its
    year. `counties` are to reach the same level.
    """

    target: OutlineTarget
    title: str = ""
    standard: str = ""
    steps: str = ""
    due: date | None = None
    baseline: Decimal | None = None
    baseline_year: int | None = None
    leads: Sequence[Unit] = ()
    joins: Sequence[Unit] = ()
    counties: Sequence[Region] = field(default_factory=tuple)

    @property
    def as_rule(self) -> TargetRule:
        """The target as the rules read it, with the place's own baseline where one is given."""
        found = self.target.as_rule
        if self.baseline is None:
            return found
        return replace(found, baseline=self.baseline, baseline_year=self.baseline_year)


def begin_outline(organ: Unit, *, first: int, last: int, by: Staff, title: str = "") -> Plan:
    """Begin the plan of an outline over its years (both outlines stand in one). Raises Refused, ValidationError."""
    demand(may_begin(by, organ))
    named = title or f"妇女儿童发展纲要（{first}—{last}年）目标责任分解方案"
    return plans.draft(OUTLINE, organ, period=parse_period(f"{first}/{last}"), by=by, title=named)


@transaction.atomic
def list_targets(plan: Plan, choices: Iterable[Choice], *, by: Staff | None, leader: Staff | None = None) -> list[Goal]:
    """Make goals of the chosen targets: their facts, the years as targets, the units that usually answer.

    All or none. Raises Refused; ValidationError that names every target which cannot be taken in, and why.
    """
    demand(may_list(by, plan) if by else YES)
    chosen = list(choices)
    _demand_listable(plan, chosen)
    count = dict.fromkeys(SIGNS, 0)
    for audience in ListedTarget.objects.filter(goal__plan=plan).values_list("target__outline__audience", flat=True):
        count[audience] += 1
    made = []
    for one in chosen:
        audience = one.target.outline.audience
        count[audience] += 1
        facts = {"number": f"{SIGNS[audience]}{count[audience]}", "leader": leader}
        made.append(plans.add_goal(plan, by=by, **_facts(one), **facts))
    _give_units(plan, chosen, made, by)
    audit.record("plan.list_targets", plan, by=by, note=f"{len(made)} 项")
    return made


def _give_units(plan: Plan, chosen: Sequence[Choice], made: Sequence[Goal], by: Staff | None) -> None:
    """The targets of the new goals over the years, their units and counties; and where each comes from."""
    committee = committee_of(plan.unit)
    known = members(committee, clock.today()) if committee else {}
    onward = successors()
    arrangements, rows = [], []
    for one, goal in zip(chosen, made, strict=True):
        found = proposed(duties().get(one.target.code), known, onward)
        leads = one.leads or [known[name] for name in found.lead]
        joins = one.joins or ([] if one.leads else [known[name] for name in found.join])
        arrangements.append(Arrangement(goal, _levels(plan.span, goal, one), leads, joins, one.counties))
        rows.append(ListedTarget(goal=goal, target=one.target, because="" if one.leads else found.because[:300]))
    ListedTarget.objects.bulk_create(rows)
    arrange(plan, arrangements, by=by)


def _demand_listable(plan: Plan, chosen: Sequence[Choice]) -> None:
    listed = set(ListedTarget.objects.filter(goal__plan=plan).values_list("target", flat=True))
    complaints = []
    for one in chosen:
        target = one.target
        found = rule.may_list(one.as_rule, share=target.share, standard=one.standard, due=one.due)
        if target.pk in listed:
            complaints.append(f"{target}：已经列入")
        elif not (plan.span.first.year <= (target.year or plan.span.last.year) <= plan.span.last.year):
            complaints.append(f"{target}：目标年 {target.year} 不在方案的期间（{plan.span.label}）之内")
        elif not found:
            complaints.append(f"{target}：{found.reason}")
    if complaints:
        raise ValidationError(complaints)


def _facts(one: Choice) -> dict[str, Any]:
    """The columns of the goal."""
    target = one.target
    domain = DOMAINS[target.domain_code]
    facts = rule.goal_facts(one.as_rule)
    standard = one.standard.strip() or f"{target.year}年{target.shown}"
    title = one.title.strip() or target.title
    part = getattr(domain, target.outline.audience) or domain.title
    return {**facts, "title": title, "standard": standard, "steps": one.steps, "due": one.due, "part": part}


def _levels(span: Period, goal: Goal, one: Choice) -> dict[str, Level]:
    """What the plan's own line asks for: in the end, and for each year where a path can be proposed."""
    if goal.is_text:
        return {span.code: (None, goal.standard[:300])}
    if one.target.share:
        return {span.code: (None, one.target.share)}
    whole: Level = (one.target.value, "")
    years = [part.code for part in span.children]
    return {span.code: whole, **{year: (value, "") for year, value in _path(goal, one, years).items()}}


def _path(goal: Goal, one: Choice, years: list[str]) -> dict[str, Decimal]:
    """The level of each year, by the method that fits the target; none where none can be proposed."""
    midway = one.target.midway
    method, _ = rule.path_method(one.as_rule, has_milestone=midway is not None)
    fixed = {str(midway.year): Fraction(str(midway.value))} if midway and method == "milestone" else {}
    level = wanted_level(goal.facts, one.target.value).level
    facts: dict[str, Any] = {"way": "last", "step": goal.grain, "unit": goal.unit_of_measure}
    try:
        return propose(method, level or 0, years, fixed=fixed, baseline=goal.baseline, **facts).values
    except NoProposalError:
        return {}
