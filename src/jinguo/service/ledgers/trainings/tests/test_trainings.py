"""Sessions, attendances and people: three figures, each its own."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jinguo.cycle.bookkeeping import services
from jinguo.cycle.bookkeeping.measures import Question, measure
from jinguo.cycle.bookkeeping.services.setting_up import revise
from jinguo.cycle.bookkeeping.tests.factories import LockFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in
from jinguo.rules.periods import parse_period
from jinguo.service.ledgers.trainings.ledger import TRAININGS
from jinguo.service.ledgers.trainings.models import Attendee
from jinguo.service.ledgers.trainings.tests.factories import (
    AttendeeFactory,
    TrainingProjectFactory,
    TrainingSessionFactory,
)

APRIL_8, JUNE_3 = date(2026, 4, 8), date(2026, 6, 3)

pytestmark = pytest.mark.usefixtures("june_3")


@pytest.fixture
def office(db):
    return DepartmentFactory(name="妇女发展部")


@pytest.fixture
def head(office):
    return staff_in(office, "department_head")


@pytest.fixture
def project(office):
    return TrainingProjectFactory(name="专家快车农村行", unit=office)


@pytest.fixture
def hold(office, project):
    clerk = staff_in(office)
    usual = {"day": APRIL_8, "project": project, "theme": "茶叶种植", "place": "安溪县"}
    return lambda **values: services.record(TRAININGS, {**usual, **values}, unit=office, by=clerk)


def asked(code, office, period="2026"):
    return measure(f"trainings.{code}").of(Question(office, parse_period(period))).value


def test_a_woman_who_came_to_two_sessions_is_one_person_and_two_attendances(hold, head, office):
    woman = PersonFactory()
    for _ in range(2):
        services.confirm(hold(attendees=[woman]), by=head)

    assert [asked(code, office) for code in ("sessions", "attendances", "people")] == [2, 2, 1]


def test_a_bare_head_count_is_no_people(hold, head, office):
    services.confirm(hold(head_count=60), by=head)

    assert [asked(code, office) for code in ("attendances", "people")] == [60, 0]


def test_heads_include_the_names_and_people_add_the_declared_new_ones(hold, head, office):
    services.confirm(hold(head_count=60, new_people=20, attendees=PersonFactory.create_batch(5)), by=head)

    assert [asked(code, office) for code in ("attendances", "people")] == [60, 25]


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"head_count": 4, "new_people": 5}, "head_count", "到场 4 人次，名单 0 人和首次参训 5 人共 5 人，请核对"),
        ({"new_people": 5}, "new_people", "报了首次参训人数，还没有到场人次，请补上"),
        ({"theme": ""}, "theme", "主题没有填，请补上"),
        ({"project": None}, "project", "培训项目没有填，请补上"),
    ],
)
def test_a_refusal_stands_at_its_field(hold, values, field, words):
    with pytest.raises(ValidationError) as caught:
        hold(**values)

    assert caught.value.message_dict == {field: [words]}


def test_a_list_longer_than_the_heads_is_found_when_either_changes(hold, office):
    session = hold(head_count=2, attendees=PersonFactory.create_batch(2))

    with pytest.raises(ValidationError, match="名单 2 人"):
        services.change(session, {"head_count": 1}, by=staff_in(office))


def test_a_change_of_the_list_replaces_it_and_any_other_change_keeps_it(hold, office):
    clerk, (first, second) = staff_in(office), PersonFactory.create_batch(2)
    session = hold(attendees=[first])
    session = services.change(session, {"theme": "食用菌"}, by=clerk)

    services.change(session, {"attendees": [second]}, by=clerk)

    assert [one.person for one in Attendee.objects.all()] == [second]


def test_a_reversed_session_takes_its_people_along(hold, head, office):
    session = services.confirm(hold(attendees=PersonFactory.create_batch(3)), by=head)
    LockFactory(ledger="trainings", unit=office)
    LockFactory(ledger="trainings", unit=office, first_day=APRIL_8, last_day=APRIL_8)

    services.reverse(session, by=head, reason="没有办成")

    assert [asked(code, office) for code in ("sessions", "attendances", "people")] == [0, 0, 0]
    assert asked("people", office, "2026-04") == 3


def test_each_project_has_its_own_sessions(hold, head, office):
    services.confirm(hold(), by=head)
    services.confirm(hold(project=TrainingProjectFactory(unit=office)), by=head)

    assert asked("sessions[project=专家快车农村行]", office) == 1


def test_a_closed_project_takes_no_session(hold, project, head):
    revise(project, by=head, is_open=False)

    with pytest.raises(ValidationError, match="已停用或不归本单位使用"):
        hold()


def test_a_project_of_another_organ_takes_no_session(hold):
    with pytest.raises(ValidationError, match="不归本单位使用"):
        hold(project=TrainingProjectFactory())


def test_a_project_of_the_city_is_open_to_its_counties(hold, office):
    county = DepartmentFactory(parent=DepartmentFactory(kind="federation", parent=office.parent))
    city_wide = TrainingProjectFactory(unit=office)

    assert city_wide in TrainingProjectFactory._meta.model.objects.open_to(county)
    assert services.record(
        TRAININGS,
        {"day": APRIL_8, "project": city_wide, "theme": "刺绣", "place": "惠安"},
        unit=county,
        by=staff_in(county),
    ).pk


@pytest.mark.parametrize("count", [1, 9])
def test_a_list_asks_three_times_however_long(django_assert_num_queries, db, count):
    for session in TrainingSessionFactory.create_batch(count):
        AttendeeFactory(session=session)

    with django_assert_num_queries(3):
        rows = [TRAININGS.values(row) for row in TRAININGS.rows()]

    assert len(rows) == count


def test_the_page_of_a_session_names_who_came_one_by_one(hold, head):
    women = [PersonFactory(name="林美珠"), PersonFactory(name="陈玉莲")]
    session = hold(attendees=women)

    page = browser_of(head).get(f"/ledgers/trainings/{session.pk}/").content.decode()

    assert "<div>林美珠</div>" in page
    assert "<div>陈玉莲</div>" in page
    assert "Person:" not in page
