"""Letters follow the targets of their holder and nothing else."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.cycle.flows.papers import keep_paper
from jinguo.cycle.plans import services
from jinguo.cycle.plans.letters import party_of
from jinguo.cycle.plans.models import Plan, ResponsibilityLetter
from jinguo.cycle.plans.papers.plan import plan_paper
from jinguo.cycle.plans.tests.factories import GoalFactory, TargetFactory
from jinguo.org.structure.issuing import name_in_paper
from jinguo.org.structure.services import rename_unit
from jinguo.org.structure.tests.factories import DepartmentFactory

TODAY = date(2026, 6, 3)


@pytest.fixture
def in_force(office):
    office.other = DepartmentFactory(parent=office.organ, name="权益部")
    second = GoalFactory(plan=office.plan, number="2", points=Decimal(0), leader=office.leader)
    for goal, holder in ((office.goal, office.department), (second, office.other)):
        TargetFactory(goal=goal, unit=holder)
    TargetFactory(goal=office.goal, unit=None, staff=office.clerk)
    services.enter_approved(office.plan, by=office.keeper, number="1号", day=TODAY)
    office.plan.refresh_from_db()
    return office


def letter_of(office, holder):
    return office.plan.letters.get(unit=holder, is_current=True)


def test_plan_and_letters_keep_the_name_that_the_organ_bore_on_their_day(in_force):
    old = in_force.organ.name
    services.draw_letters(in_force.plan, by=in_force.keeper)
    with clock.pretend(date(2027, 1, 1)):
        rename_unit(in_force.organ, "泉州市妇女联合会", by=None, on=date(2027, 1, 1))
    plan = Plan.objects.get(pk=in_force.plan.pk)

    letter = plan.letters.get(unit=in_force.department, is_current=True)

    assert (plan_paper(plan).signature.organ, party_of(letter).name) == (old, old)
    assert name_in_paper(plan.unit, date(2027, 1, 1)) == "泉州市妇女联合会"


def test_every_holder_gets_a_letter_with_her_own_targets(in_force):
    drawn = services.draw_letters(in_force.plan, by=in_force.keeper)

    assert {str(one.holder) for one in drawn} == {"妇女发展部", "权益部", in_force.clerk.name}
    assert [goal["number"] for goal in letter_of(in_force, in_force.department).content["goals"]] == ["1"]


def test_only_the_letter_whose_targets_changed_gets_a_new_version(in_force):
    services.draw_letters(in_force.plan, by=in_force.keeper)
    in_force.goal.targets.filter(unit=in_force.department).update(value=Decimal(180))

    (renewed,) = services.draw_letters(in_force.plan, by=in_force.keeper)

    assert (renewed.unit, renewed.number) == (in_force.department, 2)
    assert ResponsibilityLetter.objects.filter(is_current=False).count() == 1


def test_both_sides_sign_and_nobody_for_the_other(in_force):
    services.draw_letters(in_force.plan, by=in_force.keeper)
    letter = letter_of(in_force, in_force.department)
    with pytest.raises(Refused, match="主要领导"):
        services.sign_for_organ(letter, by=in_force.head)

    services.sign_as_holder(letter, by=in_force.head)
    services.sign_for_organ(letter, by=in_force.leader)

    assert letter_of(in_force, in_force.department).is_signed


def test_a_side_signs_once(in_force):
    services.draw_letters(in_force.plan, by=in_force.keeper)
    letter = letter_of(in_force, in_force.department)
    services.sign_as_holder(letter, by=in_force.head)

    with pytest.raises(Refused, match="已由"):
        services.sign_as_holder(letter, by=in_force.head)


def test_a_signature_on_paper_is_entered_with_signer_and_day(in_force):
    services.draw_letters(in_force.plan, by=in_force.keeper)
    letter = letter_of(in_force, in_force.department)
    facts = {"body": "妇女发展部", "signer": "林素华", "number": "", "day": TODAY, "scan": None}
    paper = keep_paper(letter, unit=in_force.organ, by=in_force.keeper, **facts)

    letter = services.enter_signature(letter, "holder", by=in_force.keeper, paper=paper)

    assert (letter.holder_signer, letter.holder_signed_on, letter.holder_paper) == ("林素华", TODAY, paper)


def test_a_paper_older_than_the_letter_is_not_its_signature(in_force):
    services.draw_letters(in_force.plan, by=in_force.keeper)
    letter = letter_of(in_force, in_force.department)
    facts = {"body": "妇女发展部", "signer": "林素华", "number": "", "day": date(2026, 6, 1), "scan": None}
    paper = keep_paper(letter, unit=in_force.organ, by=in_force.keeper, **facts)

    with pytest.raises(ValidationError, match="不能更早"):
        services.enter_signature(letter, "holder", by=in_force.keeper, paper=paper)


def test_a_plan_that_is_not_in_force_has_no_letters(office):
    with pytest.raises(Refused, match="批复生效后"):
        services.draw_letters(office.plan, by=office.keeper)
