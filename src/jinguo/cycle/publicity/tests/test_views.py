"""The screens of publicity."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jinguo.base import clock
from jinguo.base.audit.models import AuditRow
from jinguo.cycle.publicity import services
from jinguo.cycle.publicity.models import Circular, Objection, PublicNotice
from jinguo.cycle.publicity.tests.conftest import JUNE_3, JUNE_10, WHERE
from jinguo.cycle.publicity.tests.factories import AddresseeFactory, CircularFactory, PublishedNoticeFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.addressing import FEWEST
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

KEY = "8a6f9d9e-7f9b-4c38-9d38-0d5f4a1b2c3d"
NOTICE = {"kind": "general", "title": "公示", "body": "名单如下。", "days": "5", **WHERE, "form_key": KEY}


def page_of(client, name, *args, **query):
    return client.get(reverse(f"publicity:{name}", args=args), query).content.decode()


def queries_of(client, name, *args):
    with CaptureQueriesContext(connection) as asked:
        page_of(client, name, *args)
    return len(asked)


@pytest.fixture
def open_notice(drafted, head):
    PublicNotice.objects.update(is_open=True)
    return services.publish(drafted, by=head)


def test_a_stranger_reads_an_open_notice_with_its_days_and_where_to_object(open_notice):
    page = page_of(Client(), "open_notice", open_notice.pk)

    assert "6月3日至6月9日（5 个工作日）" in page
    assert "0595-22280012" in page


def test_a_stranger_finds_it_in_the_list(open_notice):
    assert open_notice.title in page_of(Client(), "open_list")


@pytest.mark.parametrize("fact", [{"is_open": False}, {"state": "withdrawn"}, {"first_day": JUNE_3 + timedelta(1)}])
def test_a_stranger_finds_nothing_that_is_not_open_or_not_up(open_notice, fact):
    PublicNotice.objects.update(**fact)

    assert Client().get(reverse("publicity:open_notice", args=[open_notice.pk])).status_code == 404
    assert open_notice.title not in page_of(Client(), "open_list")


def test_a_concluded_notice_leaves_the_open_pages_and_stays_inside(open_notice, head, clerk):
    with clock.pretend(JUNE_10):
        services.conclude(open_notice, by=head)

        assert Client().get(reverse("publicity:open_notice", args=[open_notice.pk])).status_code == 404
        assert "公示期间没有收到异议。" in page_of(browser_of(clerk), "notice", open_notice.pk)


def test_the_open_page_says_nothing_of_objections(open_notice, head):
    services.record_objection(
        open_notice, by=head, text="成绩不实。", received_on=JUNE_3, person="林素华", contact="0595-1"
    )

    page = page_of(Client(), "open_notice", open_notice.pk)
    assert "林素华" not in page
    assert "成绩不实" not in page


def test_a_form_sent_twice_drafts_one_notice(clerk):
    client, url = browser_of(clerk), reverse("publicity:new_notice")

    first, second = (client.post(url, NOTICE).url for _ in range(2))

    assert first == second
    assert PublicNotice.objects.count() == 1


def test_a_broken_table_is_told_at_its_field_and_nothing_is_kept(clerk):
    answer = browser_of(clerk).post(reverse("publicity:new_notice"), {**NOTICE, "table": "姓名\n许惠珍\t发展部"})

    assert answer.status_code == 422
    assert "表格第 2 行有 2 格" in answer.content.decode()
    assert not PublicNotice.objects.exists()


def test_too_few_days_are_told_at_the_field(clerk):
    answer = browser_of(clerk).post(reverse("publicity:new_notice"), {**NOTICE, "kind": "award", "days": "3"})

    assert "评选表彰对象公示不少于 5 个工作日" in answer.content.decode()


def test_a_draft_saved_from_an_older_page_is_told_who_changed_it(drafted, clerk, head):
    url = reverse("publicity:edit_notice", args=[drafted.pk])
    browser_of(clerk).post(url, {**NOTICE, "seen": "0"})

    answer = browser_of(head).post(url, {**NOTICE, "seen": "0", "form_key": KEY.replace("8", "9")})

    assert answer.status_code == 409
    assert clerk.name in answer.content.decode()


def test_a_clerk_sees_why_she_does_not_publish(drafted, clerk):
    assert "请部室负责人、绩效办" in page_of(browser_of(clerk), "notice", drafted.pk)


def test_publishing_says_until_when(drafted, head):
    client = browser_of(head)
    client.post(reverse("publicity:publish", args=[drafted.pk]), {"first_day": "2026-06-03", "seen": "0"})

    page = page_of(client, "notice", drafted.pk)
    assert "公示中，剩 4 个工作日" in page
    assert "公示到 6月9日" in page


def test_who_handles_a_notice_sees_what_keeps_it_open(running, head):
    services.record_objection(running, by=head, text="不实。", received_on=JUNE_3, person="林素华", contact="0595-1")

    with clock.pretend(JUNE_10):
        assert "还有 1 件异议没有办结" in page_of(browser_of(head), "notice", running.pk)


def test_a_colleague_sees_no_objection_but_her_own(running, head, clerk, department):
    services.object_to(running, by=clerk, text="成绩不实。")

    assert "第 1 件异议" in page_of(browser_of(clerk), "notice", running.pk)
    assert "第 1 件异议" not in page_of(browser_of(staff_in(department)), "notice", running.pk)


def test_looking_at_an_objection_is_put_on_the_trail(running, head):
    objection = services.record_objection(running, by=head, text="听说。", received_on=JUNE_3)

    page = page_of(browser_of(head), "objection", objection.pk)

    assert "匿名反映只作线索记录" in page
    assert AuditRow.objects.filter(act="objection.reveal", actor_number=head.number).count() == 1


def test_objecting_twice_with_one_form_is_one_objection(running, clerk):
    client, url = browser_of(clerk), reverse("publicity:object", args=[running.pk])

    for _ in range(2):
        client.post(url, {"text": "成绩不实。", "form_key": KEY})

    assert Objection.objects.count() == 1


def test_a_letter_from_before_is_told_at_its_day(running, head):
    facts = {"text": "不实。", "received_on": "2026-06-02", "form_key": KEY}

    answer = browser_of(head).post(reverse("publicity:record_objection", args=[running.pk]), facts)

    assert answer.status_code == 422
    assert "公示期是 6月3日至9日" in answer.content.decode()


def test_settling_without_an_outcome_is_told_at_the_field(running, head):
    objection = services.record_objection(running, by=head, text="不实。", received_on=JUNE_3)

    answer = browser_of(head).post(reverse("publicity:settle", args=[objection.pk]), {"reply": "已核查。"})

    assert answer.status_code == 422
    assert "处理结果没有填" in answer.content.decode()


def test_a_circular_is_written_to_people_by_name(clerk, head):
    facts = {
        "kind": "circular",
        "title": "通报",
        "body": "情况。",
        "to_people": f"{head.number}、没有此人",
        "form_key": KEY,
    }
    client, url = browser_of(clerk), reverse("publicity:new_circular")

    assert "没有找到同事“没有此人”" in client.post(url, facts).content.decode()
    client.post(url, {**facts, "to_people": head.number})

    assert Circular.objects.get().addressees.get().staff == head


def test_the_page_of_a_circular_tells_who_has_not_signed(circular, head):
    services.circulate(circular, by=head)
    unit = circular.addressees.get().unit
    assert "还有 1 处没有签收" in page_of(browser_of(head), "circular", circular.pk)

    reader = browser_of(staff_in(unit))
    reader.post(reverse("publicity:receive", args=[circular.pk]))

    assert "1 处主送，都已签收" in page_of(reader, "circular", circular.pk)


def test_the_desk_shows_what_runs_and_what_waits_for_a_signature(running, circular, head):
    services.circulate(circular, by=head)
    reader = staff_in(circular.addressees.get().unit)

    desk = browser_of(reader).get("/").content.decode()

    assert "公示中，剩 4 个工作日" in desk
    assert "关于考评情况的通报" in desk


@pytest.mark.parametrize("name", ["notice_word", "circular_word"])
def test_each_address_of_word_gives_a_word_file(running, circular, clerk, name):
    pk = running.pk if name == "notice_word" else circular.pk
    answer = browser_of(clerk).get(reverse(f"publicity:{name}", args=[pk]))

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.content.startswith(b"PK")


def test_the_list_of_notices_asks_no_more_for_more_of_them(department, clerk):
    client = browser_of(clerk)
    PublishedNoticeFactory.create_batch(10, unit=department)
    page_of(client, "notices")
    few = queries_of(client, "notices")
    PublishedNoticeFactory.create_batch(30, unit=department)

    assert queries_of(client, "notices") == few


def test_the_list_of_circulars_asks_no_more_for_more_of_them(department, clerk):
    client = browser_of(clerk)
    out = {"state": "issued", "issued_on": JUNE_3, "digest": "0" * 64}
    asked = []
    for count in (10, 30):
        for one in CircularFactory.create_batch(count, unit=department, **out):
            AddresseeFactory(circular=one, unit=department)
        page_of(client, "circulars")
        asked.append(queries_of(client, "circulars"))

    assert asked[0] == asked[1]


def test_the_page_of_a_circular_asks_no_more_for_more_addressees(circular, head):
    client = browser_of(head)
    for _ in range(FEWEST):
        AddresseeFactory(circular=circular, unit=DepartmentFactory())
    page_of(client, "circular", circular.pk)
    few = queries_of(client, "circular", circular.pk)
    for _ in range(20):
        AddresseeFactory(circular=circular, unit=DepartmentFactory())

    assert queries_of(client, "circular", circular.pk) == few


def test_an_empty_list_teaches_the_first_step(clerk):
    assert "起草第一份公示" in page_of(browser_of(clerk), "notices")
    assert "起草第一份" in page_of(browser_of(clerk), "circulars")


def test_strangers_are_told_which_organ_it_is(open_notice):
    assert "泉州市妇女联合会妇女发展部" in page_of(Client(), "open_notice", open_notice.pk)
