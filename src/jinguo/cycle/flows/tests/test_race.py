"""Several at once on one approval: exactly one act stands, the others are refused and told who came first."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from jinguo.base.moves import Refused
from jinguo.cycle.flows import services
from jinguo.cycle.flows.models import Approval, ApprovalAnswer
from jinguo.cycle.flows.tests.factories import ChainFactory, ChainStepFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in

THREADS = 6


@pytest.fixture
def department(transactional_db):
    organ = UnitFactory()
    ChainStepFactory(chain=ChainFactory(code="plan", unit=organ), title="分管领导审批")
    return DepartmentFactory(parent=organ)


def at_once(act, people):
    """What became of each of the acts: True or the refusal."""

    def attempt(person):
        try:
            act(person)
        except Refused as problem:
            return problem.reason
        except ValidationError as problem:
            return problem.messages[0]
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(attempt, people))


def begin(department, by):
    return services.start(department, "plan", unit=department, by=by, facts={})


def test_of_two_approvers_of_one_step_exactly_one_counts(department):
    first, second = (staff_in(department.parent, "supervising_leader") for _ in range(2))
    approval = begin(department, staff_in(department))

    def decide(by):
        services.answer(Approval.objects.get(pk=approval.pk), by=by, agrees=by == first, note="不同意")

    became = at_once(decide, [first, second])

    (given,) = ApprovalAnswer.objects.filter(answered_on__isnull=False)
    winner = first if became[0] is True else second
    assert became.count(True) == 1
    assert given.staff == winner
    assert Approval.objects.get().state == ("passed" if winner == first else "returned")


def test_where_all_must_agree_both_count_and_it_ends_once(department):
    ChainStepFactory(chain=ChainFactory(code="both", unit=department.parent), mode="all")
    leaders = [staff_in(department.parent, "supervising_leader") for _ in range(2)]
    approval = services.start(department, "both", unit=department, by=staff_in(department))

    became = at_once(lambda by: services.answer(Approval.objects.get(pk=approval.pk), by=by, agrees=True), leaders)

    assert became == [True, True]
    assert Approval.objects.get().state == "passed"
    assert sorted(ApprovalAnswer.objects.values_list("nth", flat=True)) == [1, 2]


def test_an_answer_sent_six_times_counts_once(department):
    leader = staff_in(department.parent, "supervising_leader")
    approval = begin(department, staff_in(department))

    became = at_once(
        lambda by: services.answer(Approval.objects.get(pk=approval.pk), by=by, agrees=True), [leader] * THREADS
    )

    assert became.count(True) == 1
    assert ApprovalAnswer.objects.get().nth == 1


def test_the_same_thing_sent_six_times_begins_once(department):
    staff_in(department.parent, "supervising_leader")
    clerk = staff_in(department)

    became = at_once(lambda by: begin(department, by), [clerk] * THREADS)

    assert became.count(True) == 1
    assert all("正在办理" in reason for reason in became if reason is not True)


def test_an_opinion_sent_six_times_is_one(department):
    head = staff_in(department, "department_head")
    asked = services.open_round(department, "征求", unit=department, by=head, asked=[head], due=date(2098, 1, 1))

    assert at_once(lambda by: services.give_opinion(asked, by=by, text="同意。"), [head] * THREADS) == [True] * THREADS
    assert asked.asked.get().opinions.count() == 1
