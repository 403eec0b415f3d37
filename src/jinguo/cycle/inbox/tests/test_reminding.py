"""Reminding: from what apps hold open to lines in the inbox, each level once."""

from datetime import date

import pytest

from jinguo.base import clock
from jinguo.cycle.inbox import reminding
from jinguo.cycle.inbox.models import Message, Reminded
from jinguo.cycle.inbox.reminding import Due, remind
from jinguo.org.structure.tests.factories import StaffFactory, UnitFactory

pytestmark = pytest.mark.django_db
DUE = date(2026, 6, 5)  # a Friday


@pytest.fixture
def matters(monkeypatch):
    """What the one registered source holds open."""
    held = []
    monkeypatch.setattr(reminding, "_sources", [])
    reminding.register(lambda _today: held)
    return held


@pytest.fixture
def matter(matters):
    person, head, leader = (StaffFactory(name=name) for name in ("经办", "部长", "主席"))
    unit = UnitFactory()
    matters.append(Due(unit, "报送半年总结", DUE, (person,), (head,), (leader,), noun="任务"))
    return matters[0]


def on(day):
    with clock.pretend(day):
        return remind()


def lines():
    return list(Message.objects.order_by("pk").values_list("staff__name", "kind", "title", "bundle"))


def test_a_matter_is_reminded_of_on_its_days_and_goes_upward_when_it_stays_open(matter):
    for day in range(1, 17):
        on(date(2026, 6, day))

    assert lines() == [
        ("经办", "reminder", "报送半年总结：剩 2 个工作日", "任务剩 2 个工作日"),
        ("经办", "reminder", "报送半年总结：今天到期", "任务今天到期"),
        ("经办", "overdue", "报送半年总结：逾期 3 天", "任务逾期 3 天"),
        ("部长", "overdue", "报送半年总结：逾期 5 天", "任务逾期 5 天"),
        ("主席", "overdue", "报送半年总结：逾期 11 天", "任务逾期 11 天"),
    ]
    assert Message.objects.get(staff__name="部长").detail == "6月5日 到期，到第 3 个工作日还没有办结，办理人：经办"


def test_looking_again_on_the_same_day_tells_nothing_twice(matter):
    assert on(DUE) == "提醒 1 项"

    Message.objects.update(read_at=clock.now())

    assert on(DUE) == "提醒 0 项"
    assert Message.objects.count() == 1


def test_a_rest_day_stays_quiet(matter):
    assert on(date(2026, 6, 6)) == "今天休息，不提醒"
    assert not Message.objects.exists()


def test_after_missed_days_each_listener_hears_the_latest_level_only(matter):
    on(date(2026, 6, 10))

    assert [(name, title) for name, _, title, _ in lines()] == [
        ("经办", "报送半年总结：逾期 5 天"),
        ("部长", "报送半年总结：逾期 5 天"),
    ]
    assert Reminded.objects.count() == 4


def test_a_day_that_is_put_off_is_reminded_of_anew(matter, matters):
    on(DUE)
    matters[:] = [Due(matter.subject, matter.title, date(2026, 6, 12), matter.people)]

    on(date(2026, 6, 12))

    assert [title for _, _, title, _ in lines()] == ["报送半年总结：今天到期"]
    assert Message.objects.get().day == date(2026, 6, 12)


def test_what_is_done_is_not_reminded_of(matter, matters):
    matters.clear()

    assert on(DUE) == "提醒 0 项"


def test_reminding_of_many_asks_no_more_than_of_few(matters, django_assert_num_queries):
    people = StaffFactory.create_batch(2)
    for count in (3, 20):
        matters[:] = [Due(unit, "报送", DUE, tuple(people)) for unit in UnitFactory.create_batch(count)]
        with django_assert_num_queries(8):
            on(DUE)
