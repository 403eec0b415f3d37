"""A notice is drafted, published, concluded or withdrawn."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from jinguo.base import clock
from jinguo.base.keep import invariants
from jinguo.base.moves import Refused, Stale
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.publicity import ending, services
from jinguo.cycle.publicity.models import PublicNotice
from jinguo.cycle.publicity.queries import notices_of
from jinguo.cycle.publicity.snapshots import Snapshot
from jinguo.cycle.publicity.tests.conftest import JUNE_3, JUNE_9, JUNE_10, WHERE
from jinguo.org.structure.tests.factories import CalendarNoticeFactory, DepartmentFactory, staff_in


def test_a_published_notice_runs_five_work_days_the_first_one_counted(running):
    assert (running.first_day, running.last_day) == (JUNE_3, JUNE_9)
    assert "第 1 个工作日" in running.counted[0]


def test_a_notice_over_the_may_holiday_ends_where_rule_5_says(drafted, head):
    with clock.pretend(date(2026, 4, 20)):
        services.publish(drafted, by=head, first_day=date(2026, 4, 30))

    assert drafted.last_day == date(2026, 5, 9)


def test_a_notice_does_not_begin_in_the_past(drafted, head):
    with pytest.raises(ValidationError, match="6月2日 已经过去"):
        services.publish(drafted, by=head, first_day=date(2026, 6, 2))


def test_a_kind_does_not_run_shorter_than_its_rule(department, clerk):
    with pytest.raises(ValidationError, match="不少于 5 个工作日"):
        services.draft("公示", "excellent", unit=department, body="名单。", by=clerk, days=4, **WHERE)


def test_a_clerk_drafts_and_does_not_publish(drafted, clerk):
    with pytest.raises(Refused, match="请部室负责人、绩效办、人事、分管领导或主要领导发布"):
        services.publish(drafted, by=clerk)


@pytest.mark.parametrize("role", ["department_head", "unit_head", "supervising_leader", "performance_office"])
def test_heads_and_offices_publish(drafted, department, role):
    unit = department if role == "department_head" else department.parent

    assert services.publish(drafted, by=staff_in(unit, role)).state == "published"


def test_the_head_of_another_department_does_not_publish(drafted, department):
    other = DepartmentFactory(parent=department.parent)

    with pytest.raises(Refused):
        services.publish(drafted, by=staff_in(other, "department_head"))


def test_somebody_of_another_organ_drafts_nothing(department):
    with pytest.raises(Refused, match="请妇女发展部的人员起草"):
        services.draft("公示", "general", unit=department, body="名单。", by=staff_in(DepartmentFactory()), **WHERE)


def test_a_published_notice_is_not_edited(running, clerk):
    with pytest.raises(Refused, match="已发布的内容不再改"):
        services.edit(running, by=clerk, seen=running.version, table=Snapshot(), body="别的话。")


def test_a_draft_is_edited_once_a_version(drafted, clerk, head):
    services.edit(drafted, by=clerk, seen=0, table=Snapshot.parsed("姓名\n许惠珍"), body="新的话。")

    with pytest.raises(Stale, match=f"没有保存：{clerk.name}"):
        services.edit(drafted, by=head, seen=0, table=Snapshot(), body="别的话。")
    assert PublicNotice.objects.get().snapshot.rows == (("许惠珍",),)


def test_a_notice_published_twice_is_published_once(running, head):
    with pytest.raises(Refused, match="公示现在是“已发布”"):
        services.publish(running, by=head)


def test_a_mobile_number_keeps_a_notice_from_being_published(drafted, clerk, head):
    services.edit(drafted, by=clerk, seen=0, table=Snapshot.parsed("姓名\t电话\n许惠珍\t13805951234"))

    with pytest.raises(ValidationError, match="手机号"):
        services.publish(drafted, by=head)


def test_everybody_of_the_organ_is_told_and_nobody_of_another_one(drafted, clerk, personnel, head):
    stranger = staff_in(DepartmentFactory())

    services.publish(drafted, by=head)

    assert set(Message.objects.values_list("staff", flat=True)) == {clerk.pk, personnel.pk}
    assert not Message.objects.filter(staff=stranger).exists()


def test_the_last_day_stands_when_a_holiday_is_imported_later(running):
    CalendarNoticeFactory(day=date(2026, 6, 8))

    running.refresh_from_db()
    assert running.last_day == JUNE_9


def test_a_notice_is_not_concluded_on_its_last_day(running, head):
    with clock.pretend(JUNE_9), pytest.raises(Refused, match="公示期到 6月9日 止"):
        services.conclude(running, by=head)


def test_the_system_is_held_to_the_rule_as_well(running):
    with clock.pretend(JUNE_9), pytest.raises(Refused):
        services.conclude(running, by=None)


def test_a_notice_without_objections_is_concluded_the_day_after(running, head):
    with clock.pretend(JUNE_10):
        services.conclude(running, by=head)

    assert (running.state, running.conclusion) == ("concluded", "公示期间没有收到异议。")


def test_a_signed_objection_keeps_a_notice_open_until_it_is_settled(running, clerk, head):
    objection = services.object_to(running, by=clerk, text="名单有误。")
    with clock.pretend(JUNE_10):
        with pytest.raises(Refused, match="还有 1 件异议没有办结"):
            services.conclude(running, by=head)
        services.settle(objection, by=head, outcome="rejected", reply="经核查属实。")

        assert services.conclude(running, by=head).conclusion == "公示期间收到异议 1 件，均已办结。"


def test_an_unsigned_clue_does_not_keep_it_open(running, head):
    services.record_objection(running, by=head, text="听说名单有误。", received_on=JUNE_3)

    with clock.pretend(JUNE_10):
        assert services.conclude(running, by=head).state == "concluded"


def test_the_room_above_goes_on_in_the_same_transaction(running, head, monkeypatch):
    def object_to_it(notice, by):
        raise ValidationError("成绩还没有算完。")

    monkeypatch.setattr(ending, "_handlers", {"excellent": [object_to_it]})

    with clock.pretend(JUNE_10), pytest.raises(ValidationError), transaction.atomic():
        services.conclude(running, by=head)
    assert PublicNotice.objects.get().state == "published"


def test_only_the_handler_of_the_kind_hears_of_it(running, head, monkeypatch):
    monkeypatch.setattr(ending, "_handlers", {})
    heard = []
    register = ending._handlers.setdefault
    register("excellent", []).append(lambda notice, by: heard.append((notice.pk, by)))
    register("award", []).append(lambda notice, by: heard.append("award"))

    with clock.pretend(JUNE_10):
        services.conclude(running, by=head)

    assert heard == [(running.pk, head)]


def test_a_withdrawn_notice_keeps_its_words_and_why(running, head):
    services.withdraw(running, by=head, reason="名单有误")

    row = PublicNotice.objects.get()
    assert (row.state, row.withdrawn_because, row.body) == ("withdrawn", "名单有误", "名单如下。")


def test_withdrawing_wants_a_reason(running, head):
    with pytest.raises(Refused, match="撤回要写明理由"):
        services.withdraw(running, by=head, reason=" ")


def test_who_drafted_may_drop_the_draft_but_not_take_down_the_notice(drafted, clerk, head):
    services.publish(drafted, by=head)

    with pytest.raises(Refused):
        services.withdraw(drafted, by=clerk, reason="不用了")


def test_a_notice_changed_behind_the_services_is_found_out(running):
    assert _broken() == []
    PublicNotice.objects.update(body="别的名单。")

    assert _broken() == [f"公示“{running}”（{running.pk}）发出以后被改动过"]


def test_the_database_keeps_a_published_notice_frozen_with_its_days(running):
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicNotice.objects.update(digest="")


def test_a_notice_is_found_by_the_row_it_belongs_to(department, clerk):
    mine = services.draft("公示", "result", unit=department, body="分数。", by=clerk, about=department, **WHERE)
    services.draft("公示二", "result", unit=department, body="分数。", by=clerk, **WHERE)

    assert list(notices_of(department)) == [mine]


def test_a_draft_is_not_seen_by_an_organ_above(drafted, department):
    above = staff_in(DepartmentFactory(parent=department.parent), "unit_head")
    county = DepartmentFactory(name="县妇联部室", parent__parent=department.parent)
    below = services.draft("县公示", "general", unit=county, body="名单。", by=staff_in(county), **WHERE)

    assert set(PublicNotice.objects.visible_to(above)) == {drafted}
    services.publish(below, by=None)
    assert set(PublicNotice.objects.visible_to(above)) == {drafted, below}


def _broken():
    return next(found for one, found in invariants.check().items() if one.code == "published")
