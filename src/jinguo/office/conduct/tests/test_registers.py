"""Records, investigations, protections: who enters and sees them, that nothing is lost, who is told."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from jinguo.base import clock, files
from jinguo.base.audit.models import AuditRow
from jinguo.base.moves import Refused
from jinguo.cycle.inbox.models import Message
from jinguo.office.checks.tests.factories import CheckedPersonFactory
from jinguo.office.conduct import services
from jinguo.office.conduct.kinds import record_kinds
from jinguo.office.conduct.models import ConductRecord, OpenCase, Protection
from jinguo.office.conduct.queries import facts_of_year
from jinguo.office.conduct.tests.conftest import Bureau
from jinguo.office.conduct.tests.factories import ConductRecordFactory, OpenCaseFactory, ProtectionFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, DeputyFactory, staff_in

FACTS = {"kind": "admonition", "given": date(2026, 6, 1), "organ": "泉州市妇联", "facts": "上班时间玩游戏"}
PDF = b"%PDF-1.4\n%%EOF\n"


def entered(bureau: Bureau, **more) -> ConductRecord:
    return services.enter_record(bureau.clerk, by=bureau.personnel, **{**FACTS, **more})


def test_only_she_personnel_and_the_main_leader_see_it(bureau):
    row = entered(bureau)
    others = ("staff", "department_head", "supervising_leader", "performance_office", "system_admin", "audit_admin")

    assert {bool(ConductRecord.objects.visible_to(one)) for one in (bureau.clerk, bureau.personnel, bureau.leader)} == {
        True
    }
    seen = [role for role in others if row in ConductRecord.objects.visible_to(bureau.somebody(role))]
    assert seen == []


def test_no_organ_above_and_no_other_sees_it(bureau):
    above = staff_in(DepartmentFactory(parent=bureau.organ, kind="federation"), "personnel_office")
    row = ConductRecordFactory(staff=above, unit=above.appointments.get().unit)

    assert row not in ConductRecord.objects.visible_to(bureau.leader)
    assert row not in ConductRecord.objects.visible_to(bureau.personnel)


def test_who_stands_in_for_somebody_sees_nothing_in_her_place(bureau):
    deputy = bureau.somebody("staff")
    for absent in (bureau.leader, bureau.clerk):
        DeputyFactory(staff=absent, deputy=deputy)

    entered(bureau)

    assert not ConductRecord.objects.visible_to(deputy)
    assert not Message.objects.filter(staff=deputy)
    with pytest.raises(Refused, match="只由本单位人事和主要领导"):
        services.enter_record(bureau.head, by=deputy, **FACTS)


def test_nobody_enters_or_voids_what_is_about_herself(bureau):
    with pytest.raises(Refused, match="不能登记自己的"):
        services.enter_record(bureau.personnel, by=bureau.personnel, **FACTS)
    row = services.enter_record(bureau.personnel, by=bureau.leader, **FACTS)

    with pytest.raises(Refused, match="不能作废自己的"):
        services.void_record(row, by=bureau.personnel, reason="登记错人")


def test_she_is_told_in_words_that_may_leave_the_house(bureau):
    row = entered(bureau)

    (message,) = Message.objects.filter(staff=bureau.clerk)
    assert message.title == "工作纪律：有一项关于您的登记，请查看"
    assert (message.subject_type, message.subject_id) == ("conduct.conductrecord", str(row.pk))


def test_the_trail_names_neither_person_nor_kind_nor_paper(bureau):
    papers = [SimpleUploadedFile("诫勉教育决定.pdf", PDF, "application/pdf")]
    row = entered(bureau, papers=papers)
    services.void_record(row, by=bureau.personnel, reason="登记错人")

    rows = AuditRow.objects.filter(object_type="conduct.conductrecord").order_by("number")
    told = list(rows.values_list("act", "object_label", "note"))

    assert [act for act, *_ in told] == ["conductrecord.record", "file.keep", "conductrecord.void"]
    assert not any(word in str(told) for word in (bureau.clerk.name, "诫勉", "登记错人"))
    assert files.of(row).get().name == "附件1.pdf"


def test_the_facts_are_sealed(bureau, django_assert_num_queries):
    row = entered(bureau)

    assert ConductRecord.objects.get(pk=row.pk).facts == "上班时间玩游戏"
    assert "玩游戏" not in str(ConductRecord.objects.filter(pk=row.pk).values())


def test_what_is_voided_stays_with_its_reason_and_may_be_entered_again(bureau):
    row = services.void_record(entered(bureau), by=bureau.personnel, reason="登记错人")
    again = entered(bureau)

    assert [one.pk for one in ConductRecord.objects.standing()] == [again.pk]
    assert ConductRecord.objects.get(pk=row.pk).void_reason == "登记错人"
    with pytest.raises(Refused, match="已经作废"):
        services.void_record(row, by=bureau.personnel, reason="再来一次")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"given": date(2026, 6, 4)}, "生效日不能晚于今天"),
        ({"kind": "unknown"}, "unknown"),
        ({"facts": " "}, "不能为空"),
        ({"organ": ""}, "不能为空"),
    ],
)
def test_what_does_not_hold_is_refused_at_its_field(bureau, more, says):
    with pytest.raises(ValidationError, match=says):
        entered(bureau, **more)


def test_the_same_is_not_entered_twice(bureau):
    entered(bureau)

    with pytest.raises(ValidationError, match="已经登记过"):
        entered(bureau)


@pytest.mark.parametrize("kind", [code for code, _ in record_kinds()])
def test_every_kind_is_entered_and_says_what_follows(bureau, kind):
    row = entered(bureau, kind=kind)

    assert row.follows.startswith(("不影响", "计入", "当年"))
    assert len(facts_of_year([bureau.clerk], 2026, date(2026, 6, 3))[bureau.clerk.pk].sources) == (kind != "criticism")


def test_a_check_of_somebody_else_is_no_ground(bureau):
    with pytest.raises(ValidationError, match="抽查结果是别人的"):
        entered(bureau, checked=CheckedPersonFactory(unit=bureau.department))


def test_an_investigation_is_opened_without_telling_her_and_closed_with_its_outcome(bureau):
    case = services.open_case(bureau.clerk, by=bureau.leader, opened_on=date(2026, 5, 6), organ="市纪委监委")
    assert not Message.objects.exists()

    with pytest.raises(ValidationError, match="不能早于立案日"):
        services.close_case(case, by=bureau.leader, closed_on=date(2026, 5, 5), outcome="不予处分")
    services.close_case(case, by=bureau.leader, closed_on=date(2026, 6, 2), outcome="不予处分")

    assert Message.objects.get().staff == bureau.clerk
    with pytest.raises(Refused, match="已经结案"):
        services.close_case(case, by=bureau.leader, closed_on=date(2026, 6, 3), outcome="再结一次")
    assert services.void_case(case, by=bureau.leader, reason="立案撤销").voided_on == date(2026, 6, 3)
    assert OpenCase.objects.get().outcome == "不予处分"


def test_a_protection_is_entered_ended_and_voided(bureau):
    first = {"kind": "pregnant", "first_day": date(2026, 5, 6), "basis": "孕检证明"}
    row = services.enter_protection(bureau.clerk, by=bureau.personnel, **first)

    with pytest.raises(ValidationError, match="不能早于起始日"):
        services.end_protection(row, by=bureau.personnel, last_day=date(2026, 5, 5))
    services.end_protection(row, by=bureau.personnel, last_day=date(2026, 12, 1))
    services.void_protection(row, by=bureau.personnel, reason="登记错人")

    assert Protection.objects.get().words == "孕期：2026年5月6日至2026年12月1日"
    assert not Protection.objects.standing()


def test_what_slips_tell_is_not_typed(bureau):
    with pytest.raises(ValidationError):
        services.enter_protection(
            bureau.clerk, by=bureau.personnel, kind="nursing", first_day=date(2026, 5, 6), basis="出生证"
        )


def test_what_an_earlier_organ_gave_is_kept_where_she_works_now(bureau):
    with clock.pretend(date(2026, 6, 5)):
        row = entered(bureau, given=date(2024, 3, 4), kind="great_demerit", organ="市直机关工委")

    assert row.unit == bureau.department


@pytest.mark.parametrize("factory", [ConductRecordFactory, OpenCaseFactory, ProtectionFactory])
def test_words_of_a_row_are_of_no_use_to_others(bureau, factory):
    row = factory(staff=bureau.clerk, unit=bureau.department)

    assert str(row) == f"{row._meta.verbose_name} {row.pk}"
