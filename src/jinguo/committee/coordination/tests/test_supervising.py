"""Late matters: what units owe, slips, the circular by unit."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.committee.body.tests.factories import BureauFactory, MembershipFactory
from jinguo.committee.coordination import services
from jinguo.committee.coordination.models import Slip
from jinguo.committee.coordination.papers import slip_paper
from jinguo.committee.coordination.queries.facts import facts_of
from jinguo.committee.coordination.queries.lateness import late_of, owed_by
from jinguo.committee.coordination.tests.factories import InformationFactory
from jinguo.cycle.publicity.papers import circular_paper
from jinguo.cycle.publicity.services import circulate
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.services import accept, submit
from jinguo.cycle.tasks.tests.factories import TaskFactory

JUNE_3, JUNE_30 = date(2026, 6, 3), date(2026, 6, 30)


def test_what_a_unit_has_to_do_is_owed_and_late_after_its_day(city):
    task = TaskFactory(unit=city.education.unit, due=date(2026, 6, 1))
    mine = {one.key for one in owed_by(city.education.unit)}

    late = {one.owed.key: one for one in late_of(city.committee)}

    assert f"tasks.task:{task.pk}" in mine & late.keys()
    assert late[f"tasks.task:{task.pk}"].step.title == "提醒"  # 2 June is the first work day after, 3 June the second
    Task.objects.filter(pk=task.pk).update(due=JUNE_3)
    assert f"tasks.task:{task.pk}" not in {one.owed.key for one in late_of(city.committee)}


def test_an_unreported_change_of_a_liaison_is_late_as_well(city):
    kinds = {one.owed.kind for one in late_of(city.committee)}

    assert kinds == {"成员单位变动报告"}  # both bureaus named nobody since 2001


def test_a_slip_goes_out_once_its_day_has_come_and_is_answered_as_a_task(city):
    task = TaskFactory(unit=city.education.unit, title="报送女童入学情况", due=date(2026, 5, 20))
    key = f"tasks.task:{task.pk}"

    slip = services.issue_slip(city.committee, by=city.keeper, matter=key, due=JUNE_30, text="抓紧报送。")

    assert slip.number == "督办〔2026〕1号"
    paper = slip_paper(slip)
    assert paper.under_title == [slip.number]
    assert ("督办事项", slip.title) in paper.blocks[0].rows
    late = next(one for one in late_of(city.committee) if one.owed.key == key)
    assert (late.slip, late.waits_for_slip) == (slip, False)
    with pytest.raises(Refused, match="已经发过"):
        services.issue_slip(city.committee, by=city.keeper, matter=key, due=JUNE_30, text="x")
    submit(slip.task, by=city.liaison, narrative="已报送。")
    accept(slip.task, by=city.keeper)
    assert slip.task.state == "accepted"


@pytest.mark.parametrize(("due", "match"), [(date(2026, 6, 1), "还没到发督办单"), (date(2026, 6, 3), "不用督办")])
def test_a_slip_too_early_is_refused_with_the_step_that_it_has_come_to(city, due, match):
    task = TaskFactory(unit=city.education.unit, due=due)

    with pytest.raises((Refused, ValidationError), match=match):
        services.issue_slip(city.committee, by=city.keeper, matter=f"tasks.task:{task.pk}", due=JUNE_30, text="x")

    assert not Slip.objects.exists()


def test_a_slip_that_is_over_puts_the_matter_into_the_circular(city):
    task = TaskFactory(unit=city.education.unit, due=date(2026, 5, 26))
    key = f"tasks.task:{task.pk}"
    services.issue_slip(city.committee, by=city.keeper, matter=key, due=date(2026, 6, 5), text="x")

    with clock.pretend(date(2026, 6, 8)):
        step = next(one.step for one in late_of(city.committee) if one.owed.key == key)

    assert step.title == "通报"
    assert "督办单限 6月5日 前办结，也已过期" in step.because


def test_the_circular_tells_every_unit_what_it_did_and_keeps_that_at_issue(manned):
    MembershipFactory(committee=manned.committee, unit=BureauFactory(name="泉州市公安局", parent=manned.committee))
    unit = manned.education.unit
    on_june_1 = dict.fromkeys(("submitted_on", "accepted_on"), date(2026, 6, 1))
    done = TaskFactory(unit=unit, due=date(2026, 6, 2), state="accepted", **on_june_1)
    TaskFactory(unit=manned.health.unit, title="报送婚检数", due=date(2026, 6, 1))
    InformationFactory(committee=manned.committee, unit=unit, state="accepted")

    row = services.draw_circular(
        manned.committee, by=manned.keeper, first_day=date(2026, 1, 1), last_day=JUNE_30, number="泉妇儿工委〔2026〕3号"
    )

    facts = {one.unit: one for one in facts_of(manned.committee, date(2026, 1, 1), JUNE_30)}
    assert facts["泉州市教育局"].asked == 1
    assert facts["泉州市教育局"].is_praised
    assert "泉州市卫健委逾期未办 2 项" in row.circular.body  # the task, and the leader whom it never named
    assert "予以表扬：泉州市教育局" in row.circular.body
    Task.objects.filter(pk=done.pk).update(submitted_on=JUNE_3)
    assert "表扬" not in services.redraw_circular(row, by=manned.keeper).circular.body
    assert circular_paper(row.circular).addressee == "各成员单位"
    row.circular.addressees.filter(unit=manned.health.unit).delete()
    assert circular_paper(row.circular).addressee == "泉州市教育局、泉州市公安局"
    circulate(row.circular, by=manned.leader)
    row.refresh_from_db()
    with pytest.raises(Refused, match="已经印发"):
        services.redraw_circular(row, by=manned.keeper)
