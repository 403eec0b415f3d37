"""Whoever changes a row behind the services' back is found."""

import pytest

from jinguo.cycle.plans.invariants import changed_after_keeping, misplaced
from jinguo.cycle.plans.models import PlanEdition, ResponsibilityLetter, Target
from jinguo.cycle.plans.snapshots import digest_of
from jinguo.cycle.plans.tests.factories import PlanEditionFactory, ResponsibilityLetterFactory, TargetFactory

pytestmark = pytest.mark.django_db
CONTENT = {"title": "年度绩效目标", "period": "2026", "goals": [{"number": "1", "title": "贷款"}]}


@pytest.fixture
def kept():
    """A version of a plan and a letter, as they were kept."""
    facts = {"content": CONTENT, "digest": digest_of(CONTENT)}
    return PlanEditionFactory(**facts), ResponsibilityLetterFactory(**facts)


@pytest.mark.usefixtures("kept")
def test_what_nobody_touched_still_says_what_it_said():
    TargetFactory()

    assert changed_after_keeping() == misplaced() == []


@pytest.mark.parametrize("model", [PlanEdition, ResponsibilityLetter])
@pytest.mark.usefixtures("kept")
def test_a_word_changed_in_what_was_kept_is_found(model):
    model.objects.update(content={**CONTENT, "goals": []})

    (found,) = changed_after_keeping()

    assert found.startswith(str(model._meta.verbose_name))


@pytest.mark.parametrize("facts", [{"period": "2027"}, {"key": "2026|u0|r"}])
def test_a_target_moved_past_its_key_is_found(facts):
    target = TargetFactory()
    Target.objects.filter(pk=target.pk).update(**facts)

    (found,) = misplaced()

    assert f"（{target.pk}）" in found
