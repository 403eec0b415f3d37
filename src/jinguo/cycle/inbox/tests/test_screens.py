"""The pages of the inbox: one's own lines, bundled, opened, ticked off."""

from datetime import date

import pytest
from django.urls import reverse

from jinguo.base.audit.models import AuditRow
from jinguo.cycle.bookkeeping.tests.factories import CustomEntryFactory
from jinguo.cycle.inbox.kinds import PROGRESS, REMINDER
from jinguo.cycle.inbox.models import MailAddress, Message
from jinguo.cycle.inbox.services import mark_all_read
from jinguo.cycle.inbox.tests.factories import MailAddressFactory, MessageFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("june_3")]
TODAY = date(2026, 6, 3)


@pytest.fixture
def office():
    return DepartmentFactory()


@pytest.fixture
def reader(office):
    return staff_in(office)


@pytest.fixture
def browser(reader):
    return browser_of(reader)


def page(browser, **narrowed):
    return browser.get(reverse("inbox:list"), narrowed).content.decode()


def due_tomorrow(reader, count, **facts):
    facts = {"kind": REMINDER, "bundle": "任务明天到期", "day": TODAY, **facts}
    return MessageFactory.create_batch(count, staff=reader, **facts)


def test_lines_that_say_the_same_of_a_day_are_drawn_as_one(reader, browser):
    due_tomorrow(reader, 3)
    due_tomorrow(reader, 1, bundle="任务今天到期")

    drawn = page(browser)

    assert "3 项任务明天到期" in drawn
    assert "1 项" not in drawn


def test_a_bundle_cut_by_the_page_tells_its_whole_size(reader, browser):
    due_tomorrow(reader, 25)

    for number in (1, 2):
        assert "25 项任务明天到期" in page(browser, page=number)


def test_unread_lines_come_first_and_older_days_after_newer_ones(reader, browser):
    for title, day, read_at in (
        ("看过的", TODAY, "2026-06-03T09:00:00+08:00"),
        ("前天的", date(2026, 6, 1), None),
        ("今天的", TODAY, None),
    ):
        MessageFactory(staff=reader, title=title, day=day, read_at=read_at, bundle=title)

    drawn = page(browser)

    assert sorted(("今天的", "前天的", "看过的"), key=drawn.index) == ["今天的", "前天的", "看过的"]


def test_a_list_is_narrowed_by_kind_and_by_what_was_read(reader, browser):
    MessageFactory(staff=reader, title="办理的事", kind=PROGRESS)
    MessageFactory(staff=reader, title="到期的事", kind=REMINDER)
    MessageFactory(staff=reader, title="看过的事", kind=REMINDER, read_at="2026-06-03T09:00:00+08:00")

    drawn = page(browser, kind=REMINDER, seen="unread")

    assert "到期的事" in drawn
    assert "办理的事" not in drawn
    assert "看过的事" not in drawn


def test_an_unknown_kind_in_the_address_is_refused(browser):
    assert browser.get(reverse("inbox:list"), {"kind": "secret"}).status_code == 400


@pytest.mark.parametrize("count", [10, 40])
def test_a_list_asks_as_often_however_long(reader, browser, count, django_assert_num_queries):
    due_tomorrow(reader, count)
    page(browser)  # the first page asks for the session's own things

    with django_assert_num_queries(7):  # session, reader, grants; count, lines, sizes of bundles; the bar's count
        page(browser)


def test_opening_marks_read_and_leads_to_the_row(reader, browser, office):
    entry = CustomEntryFactory(unit=office)
    line = MessageFactory(staff=reader, subject_type=entry._meta.label_lower, subject_id=entry.pk)

    answer = browser.post(reverse("inbox:open", args=[line.pk]))

    line.refresh_from_db()
    assert line.is_read
    assert answer["Location"] == reverse("bookkeeping:entry", args=[entry.ledger, entry.pk])


@pytest.mark.parametrize(
    "subject",
    [("structure.unit", "999999"), ("nothing.here", "1")],
    ids=["the row is gone", "the kind of row is gone"],
)
def test_a_row_that_is_gone_is_told_kindly(reader, browser, subject):
    line = MessageFactory(staff=reader, subject_type=subject[0], subject_id=subject[1])

    drawn = browser.post(reverse("inbox:open", args=[line.pk])).content.decode()

    assert line.title in drawn
    assert "这件事现在打不开" in drawn


def test_a_row_out_of_reach_is_told_as_one_that_is_gone(reader, browser):
    elsewhere = UnitFactory(name="别处机密")
    line = MessageFactory(staff=reader, subject_type="structure.unit", subject_id=elsewhere.pk)

    drawn = browser.post(reverse("inbox:open", args=[line.pk])).content.decode()

    assert "这件事现在打不开" in drawn
    assert "别处机密" not in drawn


def test_a_message_about_nothing_shows_itself(reader, browser):
    line = MessageFactory(staff=reader, detail="今天下午停电。")

    drawn = browser.post(reverse("inbox:open", args=[line.pk])).content.decode()

    assert "今天下午停电。" in drawn
    assert "打不开" not in drawn


def test_ticking_off_touches_one_own_lines_only(reader, browser):
    own, others = MessageFactory(staff=reader), MessageFactory()

    browser.post(reverse("inbox:read"), {"ids": [own.pk, others.pk]})

    assert list(Message.objects.unread()) == [others]


def test_ticking_off_goes_back_to_the_list_as_it_was_narrowed_and_nowhere_else(reader, browser):
    back = browser.post(reverse("inbox:read"), {"ids": []}, headers={"Referer": "http://x/inbox/?kind=reminder&page=3"})
    away = browser.post(reverse("inbox:read"), {"ids": []}, headers={"Referer": "http://x/elsewhere/?kind=reminder"})

    assert back["Location"] == "/inbox/?kind=reminder"
    assert away["Location"] == "/inbox/"


def test_all_that_was_shown_is_ticked_off_and_what_came_since_is_not(reader):
    shown, other_kind, since = (MessageFactory(staff=reader, kind=kind) for kind in (REMINDER, PROGRESS, REMINDER))

    assert mark_all_read(by=reader, upto=other_kind.pk, kind=REMINDER) == 1
    assert list(Message.objects.unread().order_by("pk")) == [other_kind, since]
    assert mark_all_read(by=reader, upto=since.pk) == 2
    shown.refresh_from_db()
    assert shown.is_read


def test_the_bar_counts_what_is_unread_with_one_query(reader, browser):
    MessageFactory.create_batch(3, staff=reader)
    MessageFactory()

    assert "收件箱，3 条未读" in browser.get(reverse("access:account")).content.decode()


def test_the_desk_shows_unread_messages_and_no_empty_card(reader, browser):
    assert 'id="messages"' not in browser.get("/").content.decode()
    due_tomorrow(reader, 3)
    MessageFactory(staff=reader, title="报表已退回")

    drawn = browser.get("/").content.decode()

    assert "3 项任务明天到期" in drawn
    assert "报表已退回" in drawn


def test_a_person_keeps_and_gives_up_her_mail_address_and_the_trail_does_not_show_it(reader, browser):
    url = reverse("inbox:settings")
    browser.post(url, {"address": "ann@example.org"})
    assert MailAddress.objects.get(staff=reader).address == "ann@example.org"
    assert 'value="ann@example.org"' in browser.get(url).content.decode()

    browser.post(url, {"address": ""})

    assert not MailAddress.objects.filter(staff=reader).exists()
    acts = AuditRow.objects.filter(act__startswith="mailaddress")
    assert [row.act for row in acts.order_by("number")] == ["mailaddress.set", "mailaddress.give_up"]
    assert not any("ann@" in f"{row.note}{row.object_label}" for row in acts)


def test_what_is_no_address_is_told_at_the_field(reader, browser):
    answer = browser.post(reverse("inbox:settings"), {"address": "ann"})

    assert answer.status_code == 422
    assert not MailAddress.objects.exists()


def test_nobody_sees_another_mail_address(reader):
    MailAddressFactory()

    assert not MailAddress.objects.visible_to(reader).exists()
