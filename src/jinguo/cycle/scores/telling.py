"""Assessments as JSON: what `jinguo score --json` writes and the demonstration keeps beside its papers."""

from typing import Any

from django.db.models import QuerySet

from jinguo.cycle.plans.models import Plan
from jinguo.cycle.scores.computing import Computation
from jinguo.cycle.scores.models import Assessment
from jinguo.cycle.scores.shared import key_of
from jinguo.rules.schemes import digest_of, to_json
from jinguo.rules.scoring import SCORING_RULES


def assessments_of(plan: Plan, period: str = "") -> QuerySet[Assessment]:
    """A plan's assessments in the order of their periods, or that of one period."""
    found = plan.assessments.select_related("plan__unit", "scheme").order_by("as_of", "pk")
    return found.filter(period=period) if period else found


def as_json(assessment: Assessment) -> dict[str, Any]:
    """An assessment with everybody's score: inputs, versions of scheme and rules, reasons, digest.

    A published one is told as it was published, a draft as it stands now.
    """
    return {
        "plan": assessment.plan.code,
        "period": assessment.period,
        "as_of": assessment.as_of.isoformat(),
        "state": assessment.state,
        "scheme": assessment.scheme.version,
        "rules": {rule.code: rule.version for rule in SCORING_RULES.values()},
        "scores": _kept(assessment) if assessment.state != "draft" else _live(assessment),
    }


def _kept(assessment: Assessment) -> list[dict[str, Any]]:
    results = assessment.results.select_related("unit", "staff").order_by("unit__code", "staff__number")
    return [{"holder": str(one.holder), "score": one.tree, "digest": one.digest} for one in results]


def _live(assessment: Assessment) -> list[dict[str, Any]]:
    computation = Computation(assessment)
    scores = computation.scores()
    told = ((holder, scores[key_of(holder)]) for holder in computation.holders)
    return [{"holder": str(holder), "score": to_json(score), "digest": digest_of(score)} for holder, score in told]
