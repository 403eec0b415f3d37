"""A result changed behind the services' back is found."""

from decimal import Decimal

import pytest

from jinguo.cycle.scores.invariants import changed_after_publishing
from jinguo.cycle.scores.models import Result
from jinguo.cycle.scores.tests.factories import ResultFactory
from jinguo.rules.schemes import digest_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def result():
    """A result as it was published."""
    made = ResultFactory()
    made.digest = digest_of(made.score)
    made.save()
    return made


@pytest.mark.usefixtures("result")
def test_a_result_that_nobody_touched_holds():
    assert changed_after_publishing() == []


def test_points_or_reasons_changed_after_publishing_are_found(result):
    tampered = [{"points": Decimal(95)}, {"tree": {**result.tree, "because": "得 95 分"}}]
    kept = {"points": result.points, "tree": result.tree}

    for facts in tampered:
        Result.objects.update(**{**kept, **facts})
        assert len(changed_after_publishing()) == 1
