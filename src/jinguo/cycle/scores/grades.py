"""The grade that a score comes to under its scheme, given the vetoes that were entered."""

from collections.abc import Mapping
from dataclasses import replace

from jinguo.cycle.scores.computing import Computation, of_holder
from jinguo.cycle.scores.models import Assessment, TypedFact
from jinguo.cycle.scores.shared import Holder, HolderKey, key_of
from jinguo.rules.schemes import Scheme, Veto, grade_of
from jinguo.rules.scoring import Score


def graded_scores(computation: Computation) -> dict[HolderKey, Score]:
    """Everybody's score with its grade; no more statements than the scores themselves."""
    return {key: _graded(computation, key, score) for key, score in computation.scores().items()}


def graded_score(computation: Computation, holder: Holder) -> Score:
    """One holder's score with its grade."""
    return _graded(computation, key_of(holder), computation.score(holder))


def graded_of_holder(assessment: Assessment, holder: Holder) -> Score:
    """One holder's score as it stands now, with its grade."""
    facts = assessment.facts.filter(item__in=assessment.scheme.rules.vetoes)
    hers = {fact.item: fact for fact in facts if key_of(holder) in (("u", fact.unit_id), ("s", fact.staff_id))}
    return _with_grade(of_holder(assessment, holder), assessment.scheme.rules, hers)


def _graded(computation: Computation, key: HolderKey, score: Score) -> Score:
    scheme = computation.assessment.scheme.rules
    hers = {title: fact for title in scheme.vetoes if (fact := computation.typed.get((title, key)))}
    return _with_grade(score, scheme, hers)


def _with_grade(score: Score, scheme: Scheme, entered: Mapping[str, TypedFact]) -> Score:
    told = ((title, cap, entered.get(title)) for title, cap in scheme.vetoes.items())
    fallen = [Veto(title, cap, fact.reason) for title, cap, fact in told if fact and fact.value]
    return replace(score, grade=grade_of(scheme, score, fallen))
