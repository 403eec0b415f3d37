"""A circular is written, sent out, signed for, recalled."""

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.keep import invariants
from jinguo.base.moves import Refused, Stale
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.publicity import services
from jinguo.cycle.publicity.models import Circular, Receipt
from jinguo.cycle.publicity.queries import to_sign
from jinguo.cycle.publicity.snapshots import Snapshot
from jinguo.org.structure.tests.factories import DepartmentFactory, DeputyFactory, staff_in


@pytest.fixture
def issued(circular, head):
    return services.circulate(circular, by=head)


@pytest.fixture
def addressed(circular):
    """The department it is sent to."""
    return circular.addressees.get().unit


def test_an_issued_circular_keeps_its_day_and_digest(issued):
    assert issued.issued_on.isoformat() == "2026-06-03"
    assert issued.digest == issued.content_digest()


def test_a_clerk_does_not_send_it_out(circular, clerk):
    with pytest.raises(Refused, match="印发"):
        services.circulate(circular, by=clerk)


def test_a_circular_to_nobody_is_not_sent_out(department, head):
    alone = services.write("通知", "notification", unit=department, body="请。", by=head)

    with pytest.raises(ValidationError, match="还没有主送对象"):
        services.circulate(alone, by=head)


def test_a_click_from_an_older_page_sends_nothing(circular, clerk, head, addressed):
    services.edit_circular(circular, by=clerk, seen=0, units=[addressed], people=[], figures=Snapshot(), body="新。")

    with pytest.raises(Stale):
        services.circulate(circular, by=head, seen=0)
    assert Circular.objects.get().state == "draft"


def test_what_is_out_is_not_edited(issued, clerk):
    with pytest.raises(Refused, match="已印发的内容不再改"):
        services.edit_circular(issued, by=clerk, seen=issued.version, units=[], people=[], figures=Snapshot())


@pytest.mark.parametrize("number", ["泉妇〔2026〕05号", "第5号"])
def test_a_number_is_written_as_the_standard_says(department, clerk, number):
    with pytest.raises(ValidationError, match="发文字号"):
        services.write("通报", "circular", unit=department, body="情况。", by=clerk, number=number)


def test_a_number_is_given_once(department, clerk):
    services.write("通报", "circular", unit=department, body="情况。", by=clerk, number="泉妇〔2026〕5号")

    with pytest.raises(ValidationError):
        services.write("通报二", "circular", unit=department, body="情况。", by=clerk, number="泉妇〔2026〕5号")


def test_a_circular_is_read_by_its_addressees_once_it_is_out(circular, head, department):
    member = DepartmentFactory()
    services.edit_circular(circular, by=head, seen=0, units=[member.parent], people=[], figures=Snapshot())
    reader = staff_in(member)
    assert not Circular.objects.visible_to(reader).exists()

    services.circulate(circular, by=head)

    assert Circular.objects.visible_to(reader).get() == circular
    assert not Circular.objects.visible_to(staff_in(DepartmentFactory())).exists()


def test_the_head_of_an_addressed_unit_is_told_and_not_her_clerks(circular, addressed, head):
    boss, clerk = staff_in(addressed, "department_head"), staff_in(addressed)

    services.circulate(circular, by=head)

    assert set(Message.objects.values_list("staff", flat=True)) == {boss.pk}
    assert not Message.objects.filter(staff=clerk).exists()


def test_a_unit_is_signed_for_by_anybody_who_works_there_and_once(issued, addressed):
    first, second = staff_in(addressed), staff_in(addressed)

    services.sign_for(issued, by=first)
    services.sign_for(issued, by=second)

    assert Receipt.objects.get().staff == first


def test_nobody_of_another_department_signs(issued, clerk):
    with pytest.raises(Refused, match="没有发给您和您的部室"):
        services.sign_for(issued, by=clerk)


def test_an_organ_below_does_not_sign_for_the_one_above(issued, addressed, head, circular):
    below = DepartmentFactory(parent__parent=addressed)

    with pytest.raises(Refused):
        services.sign_for(issued, by=staff_in(below))


def test_a_deputy_signs_for_an_absent_colleague(department, head):
    absent = staff_in(DepartmentFactory())
    circular = services.write("通知", "notification", unit=department, body="请。", by=head, people=[absent])
    services.circulate(circular, by=head)
    deputy = DeputyFactory(staff=absent, deputy=staff_in(DepartmentFactory())).deputy

    assert [row.staff for row in to_sign(deputy)] == [absent]
    assert services.sign_for(circular, by=deputy)[0].staff == deputy


def test_what_is_signed_waits_no_longer(issued, addressed):
    reader = staff_in(addressed)
    assert [row.circular for row in to_sign(reader)] == [issued]

    services.sign_for(issued, by=reader)

    assert to_sign(reader) == []


def test_a_recalled_circular_stays_to_be_read_and_wants_no_signature(issued, addressed, head):
    services.recall(issued, by=head, reason="数据有误")
    reader = staff_in(addressed)

    assert Circular.objects.visible_to(reader).get().withdrawn_because == "数据有误"
    assert to_sign(reader) == []
    with pytest.raises(Refused, match="已撤回，不用签收"):
        services.sign_for(issued, by=reader)


def test_a_circular_changed_behind_the_services_is_found_out(issued):
    Circular.objects.update(table={"heads": ["分数"], "rows": [["99"]]})

    broken = next(found for one, found in invariants.check().items() if one.code == "published")
    assert broken == [f"通报“{issued}”（{issued.pk}）发出以后被改动过"]
