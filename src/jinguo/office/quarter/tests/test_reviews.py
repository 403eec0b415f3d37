"""The review of a department's quarter: three sides, what is kept, what carries over (rule 25)."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from jinguo.base.moves import Refused
from jinguo.cycle.bookkeeping.measures import Question, measure
from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.cycle.delivery.tests.factories import QuarterSheetFactory, SheetProblemFactory
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.tasks.tests.factories import TaskFactory
from jinguo.office.attendance.tests.factories import SettledDayFactory
from jinguo.office.quarter import services
from jinguo.office.quarter.invariants import unfounded_points
from jinguo.office.quarter.queries import department_reviews
from jinguo.office.quarter.standing import standing_of
from jinguo.office.quarter.tests.conftest import Q1
from jinguo.office.quarter.tests.factories import QuarterReviewFactory, ReviewFigureFactory
from jinguo.rules.periods import parse_period


@pytest.fixture(autouse=True)
def opened(office):
    office.open()


def settled(office, day=date(2026, 3, 2), **facts):
    return SettledDayFactory(staff=office.clerk, unit=office.department, day=day, **facts)


def told(staff):
    return list(Message.objects.filter(staff=staff).values_list("title", flat=True))


def test_the_department_rates_itself_then_the_office_then_a_leader(office):
    review = office.rated(own=95, office=90, leader=88)

    assert (review.state, review.points, review.grade) == ("feedback", Decimal("90.2"), "good")
    assert "95 × 20% + 90 × 40% + 88 × 40% = 90.2 分" in review.because
    assert [mark.side for mark in review.marks.all()] == ["self", "office", "leader"]


def test_another_mark_gives_other_points(office):
    assert office.rated(own=95, office=60, leader=88).points == Decimal("78.2")


def test_nobody_rates_out_of_turn_or_without_the_sheet(office):
    with pytest.raises(Refused, match="待自评"):
        services.rate_office(office.review, by=office.keeper, points=Decimal(90), note="齐全")
    QuarterSheet.objects.filter(pk=office.sheet.pk).update(state="open")
    with pytest.raises(Refused, match="先报送季度报表"):
        services.rate_self(office.review, by=office.head, points=Decimal(90), note="完成")


def test_a_clerk_does_not_rate_and_nobody_rates_from_two_sides(office):
    with pytest.raises(Refused, match="请妇女发展部负责人自评"):
        services.rate_self(office.review, by=office.clerk, points=Decimal(90), note="完成")
    services.rate_self(office.review, by=office.head, points=Decimal(90), note="完成")
    services.rate_office(office.review, by=office.leader, points=Decimal(90), note="齐全")

    with pytest.raises(Refused, match="您已作绩效办评分"):
        services.rate_leader(office.review, by=office.leader, points=Decimal(90), note="满意")


def test_points_beyond_100_or_without_a_reason_are_not_kept(office):
    with pytest.raises(ValidationError, match="不超过 100"):
        services.rate_self(office.review, by=office.head, points=Decimal(101), note="完成")
    with pytest.raises(ValidationError, match="note"):
        services.rate_self(office.review, by=office.head, points=Decimal(99), note=" ")

    assert office.review.state == "self"


def test_attendance_is_kept_as_it_stood_when_the_leader_rated(office):
    settled(office, am_state="late", pm_state="absent")
    settled(office, date(2026, 3, 3))
    assert standing_of(office.review).attendance.rate == 75

    review = office.rated()
    settled(office, date(2026, 3, 4), am_state="absent", pm_state="absent")

    assert (review.due, review.worked, review.late, review.absent) == (4, 3, 1, 1)
    assert standing_of(office.review).attendance.rate == review.rate == 75
    assert review.as_of == date(2026, 3, 31)


def test_a_rectification_of_the_quarter_before_carries_over_until_it_was_done(office):
    earlier = QuarterSheetFactory(plan=office.plan, unit=office.department, period="2025Q4")
    waiting = TaskFactory(unit=office.department, kind="rectification", due=date(2026, 4, 30))
    done = {"state": "accepted", "submitted_on": date(2026, 2, 1), "accepted_on": date(2026, 2, 2)}
    SheetProblemFactory(sheet=earlier, problem="培训迟报", task=waiting)
    SheetProblemFactory(sheet=earlier, problem="台账缺页", task=TaskFactory(unit=office.department, **done))
    before = {**done, "submitted_on": date(2025, 12, 20), "accepted_on": date(2025, 12, 21)}
    SheetProblemFactory(sheet=earlier, problem="早已办完", task=TaskFactory(unit=office.department, **before))

    standing = standing_of(office.review)

    assert [(one.problem, one.is_open) for one in standing.carried] == [("培训迟报", True), ("台账缺页", False)]
    office.rated()
    type(waiting).objects.filter(pk=waiting.pk).update(**done)
    assert standing_of(office.review).open_count == 1


def test_an_organ_s_own_weights_speak_from_their_day_on(office):
    ReviewFigureFactory(unit=office.organ, name="quarter_self_weight", value=Decimal(0))
    ReviewFigureFactory(unit=office.organ, name="quarter_good_from", value=Decimal(89))
    ReviewFigureFactory(unit=office.organ, name="quarter_leader_weight", value=Decimal(0), first_day=date(2026, 4, 1))

    review = office.rated(own=10, office=90, leader=88)

    assert (review.points, review.grade) == (Decimal(89), "good")
    assert "本单位考评办法" in "".join(review.because)


def test_only_the_office_or_the_head_sets_figures(office):
    facts = {"name": "good_share", "value": Decimal(30), "first_day": date(2026, 1, 1), "clause": "本单位办法"}
    with pytest.raises(Refused, match="考评标准由"):
        services.set_figure(office.organ, by=office.head, **facts)

    assert services.set_figure(office.organ, by=office.keeper, **facts).figure.value == 30


def test_each_side_is_told_when_it_is_her_turn_and_the_head_signs(office):
    assert "请自评：妇女发展部2026年第一季度考评（6月10日止）" in told(office.head)
    review = office.rated()
    assert "妇女发展部2026年第一季度考评：自评" in told(office.keeper)
    assert "妇女发展部2026年第一季度考评：绩效办评分" in told(office.leader)
    assert "妇女发展部2026年第一季度考评：领导评分" in told(office.head)

    services.sign_review(review, by=office.head, reply="同意")

    assert (review.state, review.signed_by, review.reply) == ("done", office.head, "同意")


def test_a_rated_review_is_opened_again_with_a_reason_and_computed_anew(office):
    review = office.rated()
    with pytest.raises(Refused, match="写明理由"):
        services.reopen_review(review, by=office.keeper, reason=" ")
    services.reopen_review(review, by=office.keeper, reason="漏计表彰")

    assert (review.state, review.points, review.because) == ("office", None, [])
    services.rate_office(review, by=office.keeper, points=Decimal(100), note="补计表彰")
    services.rate_leader(review, by=office.leader, points=Decimal(100), note="满意")
    assert review.points == Decimal(99)


def test_points_that_lost_a_mark_or_changed_are_found(office):
    review = office.rated()
    assert unfounded_points() == []
    type(review).objects.update(points=Decimal(99))
    assert unfounded_points() == ["妇女发展部2026年第一季度考评的得分不在三方评分之间"]
    review.marks.get(side="office").delete()
    assert unfounded_points() == ["妇女发展部2026年第一季度考评有得分，但不是三方都有评分"]


def test_the_database_refuses_a_rated_review_without_points(office):
    with pytest.raises(IntegrityError), transaction.atomic():
        type(office.review).objects.update(state="done")


def test_the_mean_of_a_department_s_points_follows_each_rating_and_counts_whole_quarters_alone(office):
    asked = measure("quarter.points")
    year, quarter = Question(office.department, parse_period("2026")), Question(office.organ, Q1)
    assert asked.of(year).value is None
    review = office.rated(own=95, office=90, leader=88)
    days = {"submitted_on": date(2026, 5, 1), "as_of": date(2026, 5, 1), "decided_on": date(2026, 5, 2)}
    second = QuarterSheetFactory(plan=office.plan, unit=office.department, state="accepted", period="2026Q2", **days)
    QuarterReviewFactory(sheet=second, state="done", signed_on=date(2026, 6, 2), as_of=date(2026, 6, 2), points=80)

    assert (asked.of(year).value, asked.of(quarter).value) == (Decimal("85.1"), Decimal("90.2"))
    assert asked.of(Question(office.department, parse_period("2026-02"))).value is None
    assert asked.of(Question(office.clerk, parse_period("2026"))).value is None
    services.reopen_review(review, by=office.keeper, reason="漏计")
    assert asked.of(year).value == 80


def test_the_reviews_of_a_year_by_department_cost_the_same_however_many(office, django_assert_num_queries):
    office.rated()
    facts = {"plan": office.plan, "submitted_on": date(2026, 7, 8), "as_of": date(2026, 6, 30)}
    for _ in range(3):
        sheet = QuarterSheetFactory(**facts, state="submitted", period="2026Q2")
        QuarterReviewFactory(sheet=sheet)
    QuarterReviewFactory()

    with django_assert_num_queries(2):
        found = department_reviews(office.organ, 2026)
        (review,) = found[office.department.pk]
        words = [(review.period, str(review), review.points, len(review.marks.all()))]

    assert words == [("2026Q1", "妇女发展部2026年第一季度考评", Decimal("90.2"), 3)]
    assert len(found) == 4
    assert department_reviews(office.organ, 2025) == {}
