"""An inspection from its plan to its end: what is recorded, handed in, put right, looked at again and made known."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from jinguo.base import clock, files
from jinguo.base.moves import Refused, Stale
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.inspections import services
from jinguo.cycle.inspections.models import Finding, Inspected, Inspection
from jinguo.cycle.inspections.results import site_results
from jinguo.cycle.inspections.services import Item, Site
from jinguo.cycle.inspections.tests.conftest import JUNE_3, JUNE_17
from jinguo.cycle.publicity.services import circulate
from jinguo.cycle.tasks import services as tasks
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.tests.factories import TaskFactory, TaskReportFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

JPEG = b"\xff\xd8\xff\xe0" + b"0" * 64
JULY_1 = date(2026, 7, 1)


def photo(name="公示栏.jpg"):
    return SimpleUploadedFile(name, JPEG)


def put_right(office, finding):
    """The unit reports that it is done, and whoever handed the place in accepts it."""
    task = Task.objects.get(pk=finding.task_id)
    tasks.submit(task, by=office.head, narrative="已补上", files=[photo("整改后.jpg")])
    tasks.accept(task, by=office.member)
    return Finding.objects.get(pk=finding.pk)


def test_an_inspection_is_planned_by_the_performance_office_only(office):
    with pytest.raises(Refused, match="绩效办或妇儿工委办"):
        services.plan("spot", "察访", unit=office.organ, lead=office.lead, by=office.head, day=JUNE_3)


def test_nothing_begins_without_items_and_places(office):
    empty = services.plan("spot", "察访", unit=office.organ, lead=office.lead, by=office.keeper, day=JUNE_3)

    with pytest.raises(Refused, match="先写检查项"):
        services.start(empty, by=office.lead)


def test_a_plan_is_changed_until_it_begins_and_not_after(office):
    facts = {"lead": office.lead, "by": office.keeper, "day": JUNE_3, "unit": office.organ}
    planned = services.plan("spot", "察访", items=[Item("在岗")], sites=[Site(place="窗口")], **facts)
    services.change(planned, by=office.lead, items=[Item("在岗"), Item("挂牌")], sites=[Site(place="大厅")], members=[])
    assert [item.text for item in planned.items.all()] == ["在岗", "挂牌"]
    assert [site.place for site in planned.sites.all()] == ["大厅"]

    with pytest.raises(Refused, match="计划不再更改"):
        services.change(office.inspection, by=office.keeper, items=[], sites=[], members=[])


def test_a_place_written_twice_is_refused(office):
    with pytest.raises(ValidationError, match="写了两次"):
        services.plan(
            "spot", "察访", unit=office.organ, lead=office.lead, by=office.keeper, day=JUNE_3,
            sites=[Site(place="窗口"), Site(place="窗口")],
        )  # fmt: skip


def test_the_group_is_told_when_it_begins(office):
    assert Message.objects.filter(staff=office.member, title__contains="妇女之家现场检查").exists()


def test_an_item_is_saved_unfinished_and_the_place_says_what_is_missing(office):
    office.record(1)
    office.record(3, "bad")

    with pytest.raises(Refused, match=r"第 2 项：还没有选.*第 3 项：不符合的要写明"):
        services.hand_in(office.site, by=office.member)


def test_of_two_members_the_second_is_told_and_neither_record_is_lost(office):
    office.record(1, "ok", by=office.member, seen=0)

    with pytest.raises(Stale, match=office.member.name):
        office.record(1, "bad", by=office.lead, seen=0, text="没有挂牌")

    assert Finding.objects.get().outcome == "ok"
    office.record(1, "bad", by=office.lead, seen=1, text="没有挂牌")
    assert Finding.objects.get().recorded_by == office.lead


def test_saving_the_same_again_changes_nothing(office):
    office.record(1)
    again = office.record(1)

    assert again.version == 1


def test_a_photo_taken_first_leaves_the_open_form_valid(office):
    services.add_photos(office.site, office.item(1), by=office.member, photos=[photo()])
    kept = office.record(1, seen=0)

    assert [one.name for one in files.of(kept)] == ["公示栏.jpg"]
    services.remove_photo(files.of(kept).get(), kept, by=office.lead)
    assert not files.of(kept).exists()


def test_only_the_group_records_and_nobody_after_it_was_handed_in(office):
    with pytest.raises(Refused, match="督查组成员"):
        office.record(1, by=office.keeper)

    office.hand_in()
    with pytest.raises(Refused, match="已报送"):
        office.record(1, "bad", text="改口")


def test_what_must_be_put_right_becomes_a_task_of_the_unit_and_its_head_is_told(office):
    office.hand_in(problem=True)

    finding = Finding.objects.get(outcome="bad")
    assert (finding.task.kind, finding.task.unit, finding.task.due) == ("rectification", office.department, JUNE_17)
    assert finding.task.subject == finding
    assert Message.objects.filter(staff=office.head).exists()


def test_a_problem_without_rectification_gives_nobody_a_task(office):
    office.hand_in(problem=True, needs_rectification=False)

    assert (Finding.objects.get(outcome="bad").task, Task.objects.count()) == (None, 0)


def test_the_results_are_put_together_once_every_place_is_handed_in(office):
    with pytest.raises(Refused, match="螺阳镇妇女之家"):
        services.report(office.inspection, by=office.lead, summary="总的较好")

    office.hand_in(problem=True)
    with pytest.raises(ValidationError, match="督查情况没有填"):
        services.report(office.inspection, by=office.lead, summary=" ")
    services.report(office.inspection, by=office.lead, summary="总的较好")
    (told,) = site_results(office.inspection)
    assert (office.inspection.state, told.result.share, told.rectified) == ("reported", Decimal("66.7"), "0/1")


def test_it_closes_only_after_every_problem_was_found_put_right(office):
    office.hand_in(problem=True)
    services.report(office.inspection, by=office.lead, summary="总的较好")
    with pytest.raises(Refused, match="1 项整改"):
        services.close(office.inspection, by=office.keeper)

    finding = put_right(office, Finding.objects.get(outcome="bad"))
    services.recheck(finding, by=office.lead, passed=True)
    services.close(office.inspection, by=office.keeper)
    assert office.inspection.state == "closed"


def test_nobody_rechecks_before_the_report_was_accepted(office):
    office.hand_in(problem=True)

    with pytest.raises(Refused, match="还没有报送并通过"):
        services.recheck(Finding.objects.get(outcome="bad"), by=office.lead, passed=True)


def test_a_failed_recheck_says_why_and_asks_the_unit_again(office):
    office.hand_in(problem=True)
    finding = put_right(office, Finding.objects.get(outcome="bad"))
    with pytest.raises(ValidationError, match="还差什么"):
        services.recheck(finding, by=office.lead, passed=False, due=JULY_1)

    services.recheck(finding, by=office.lead, passed=False, note="接待时间仍缺", due=JULY_1)
    again = Finding.objects.get(pk=finding.pk)
    assert (again.recheck, again.task.state, again.task.due) == ("failed", "open", JULY_1)
    assert Task.objects.count() == 2


def test_the_circular_keeps_the_results_as_they_were(office):
    office.hand_in(problem=True)
    services.report(office.inspection, by=office.lead, summary="总的较好")
    circular = services.draft_circular(office.inspection, by=office.keeper)
    assert services.draft_circular(office.inspection, by=office.keeper) == circular
    circulate(circular, by=office.keeper)

    finding = put_right(office, Finding.objects.get(outcome="bad"))
    services.recheck(finding, by=office.lead, passed=True)
    circular.refresh_from_db()
    assert circular.table["rows"][0][3:] == ["66.7%", "维权服务公示上墙：公示栏缺 12338 热线", "0/1"]
    assert [one.unit for one in circular.addressees.all()] == [office.department]


def test_an_inspection_is_called_off_only_before_anything_was_handed_in(office):
    office.hand_in()
    with pytest.raises(Refused, match="已有受检单位报送"):
        services.cancel(office.inspection, by=office.keeper, reason="改期")


def test_materials_that_do_not_hold_need_a_word(office):
    report = TaskReportFactory(task=TaskFactory(unit=office.department))
    with pytest.raises(ValidationError, match="要写明说明"):
        services.check_evidence(office.site, report, by=office.member, verdict="false")

    services.check_evidence(office.site, report, by=office.member, verdict="false", note="照片是去年的", seen=0)
    with pytest.raises(Stale):
        services.check_evidence(office.site, report, by=office.lead, verdict="true", seen=0)
    assert site_results(office.inspection)[0].evidence_words == "材料核实 1 份：不实 1"


def test_who_sees_what(office):
    stranger = staff_in(DepartmentFactory(parent=office.organ), "department_head")
    assert [Inspected.objects.visible_to(one).count() for one in (office.lead, office.head, stranger)] == [1, 0, 0]

    office.hand_in(problem=True)
    assert [Finding.objects.visible_to(one).count() for one in (office.keeper, office.head, stranger)] == [3, 3, 0]
    assert not Inspection.objects.visible_to(office.head).exists()


def test_today_is_the_day_of_a_place(office):
    with clock.pretend(date(2026, 6, 5)):
        site = office.hand_in()

    assert site.day == date(2026, 6, 5)
