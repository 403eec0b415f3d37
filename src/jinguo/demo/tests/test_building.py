"""The demonstration comes out the same, also when it was cut off on the way, and says what the seeds say."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.db.models import F

from jinguo.base import clock
from jinguo.base.keep.invariants import check
from jinguo.committee.body.queries import committees_within, members_on, missing, story_of
from jinguo.committee.coordination.models import Bulletin, Slip, UnitCircular
from jinguo.committee.coordination.queries.lateness import late_of
from jinguo.committee.coordination.queries.meetings import rhythms_of
from jinguo.committee.coordination.queries.upper import unanswered
from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.cycle.scores.telling import as_json, assessments_of
from jinguo.cycle.tasks.models import Task
from jinguo.demo import outlines
from jinguo.demo.building import STANDS_AT, NotADemonstration, found, live_through, standing
from jinguo.demo.models import Demonstration
from jinguo.demo.out import write_evaluation
from jinguo.demo.plan import the_plan
from jinguo.demo.world import World
from jinguo.office.quarter.queries import department_reviews, good_count, regular_grades
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import StaffFactory
from jinguo.rules.periods import parse_period
from jinguo.service.ledgers.loans.models import Microloan

# Facts A01–A14 of the seeds in the source's own words.
SEED = {
    "放款截至": "4月份",
    "贷款金额": "60万元",
    "受益妇女": "12",
    "快车期数": "3",
    "植树": "7000",
    "补助资金": "450万元",
    "建家捐款": "5000元",
    "捐赠书籍": "5000元",
    "现场咨询": "800多",
    "宣传材料": "3000多",
    "贫困母亲": "10",
    "母亲慰问金": "5000元",
    "春蕾捐款": "50多万元",
    "职工捐款": "12000多元",
    "妇女之家": "2000多",
    "挂牌率": "100%",
    "健身站点": "6",
    "先进妇代会": "61",
    "女村官": "百",
    "对接慰问": "20",
    "参赛队": "17",
}


class CutOff(Exception):
    """The process is killed."""


def quiet(_done, _total, _message):
    pass


def cut_off_at(step):
    def progress(done, _total, _message):
        if done == step:
            raise CutOff

    return progress


@pytest.fixture
def out_dir(settings, tmp_path):
    settings.OUT_DIR = tmp_path / "out"
    return settings.OUT_DIR


def test_a_replay_that_was_cut_off_goes_on_and_says_what_the_seeds_say(db, out_dir):
    found(STANDS_AT)
    with pytest.raises(CutOff):
        live_through(cut_off_at(37))

    live_through(quiet)

    said = {figure["name"]: figure["words"] for figure in json.loads((out_dir / "figures.json").read_text())}
    assert {name: said[name] for name in SEED} == SEED
    assert "《关于进一步预防和制止家庭暴力的建议》" in said["提案"]
    assert Demonstration.objects.get().is_built
    assert not any(check().values())
    _what_lies_in_out_is_listed(out_dir)
    _quarters_are_reviewed_within_their_share()
    _the_committee_grew_as_seed_c_says()
    _the_committee_met_and_supervised()
    _scores_follow_their_facts(json.loads((out_dir / "scores.json").read_text()))


def _what_lies_in_out_is_listed(out_dir):
    """Each file and folder by its name; a letter for each member unit that answers for something."""
    listed = Path("README.zh-CN.md").read_text(encoding="utf-8")
    assert [one.name for one in out_dir.iterdir() if f"`{one.name}{'/' * one.is_dir()}`" not in listed] == []
    assert len(list((out_dir / "outline-letters").iterdir())) == 31
    assert (out_dir / "midterm-evaluation.docx").exists()


def _quarters_are_reviewed_within_their_share():
    """Three quarters signed by departments and people, the last one's sheets handed in and no more."""
    city = Unit.objects.get(code="QZFL")
    codes = ("2026Q1", "2026Q2", "2026Q3")
    for code in codes:
        count = good_count(city, parse_period(code))
        assert 0 < count.decided <= count.cap.count == 10
    assert {one.state for held in department_reviews(city, 2026).values() for one in held} == {"done"}
    assert {tuple(held) for held in regular_grades(Staff.objects.all(), 2026).values()} == {codes}
    assert set(QuarterSheet.objects.filter(period="2026Q4").values_list("state", flat=True)) == {"submitted"}


def _the_committee_grew_as_seed_c_says():
    """21 member units, three adjustments, 31; one liaison left and was never followed."""
    committee = Unit.objects.get(code="QZEG")
    founded, *adjusted = story_of(committee)[::-1]
    assert (founded.after, len(adjusted), adjusted[-1].after) == (21, 3, 31)
    assert members_on(committee, STANDS_AT).count() == 31
    late = [one for one in missing(committee, STANDS_AT) for gap in one.gaps if gap.code == "liaison"]
    assert [str(one.membership) for one in late] == ["市交通运输局"]
    assert committees_within(Staff.objects.get(number="0029")).count() > 1  # the city's office sees the counties'


def _the_committee_met_and_supervised():
    """Two plenary and two liaison meetings; six decisions, one late; three of four demands answered; two slips."""
    committee = Unit.objects.get(code="QZEG")
    with clock.pretend(STANDS_AT):
        held = {code: len(one.held) for code, one in rhythms_of(committee, 2026)}
        late = {str(one.owed.unit) for one in late_of(committee)}
        (waiting,) = unanswered(committee)
    assert (held["committee_plenary"], held["committee_liaisons"], held["committee_experts"]) == (2, 2, 1)
    decided = Task.objects.filter(kind="decision", unit__parent=committee)
    assert (decided.count(), decided.filter(submitted_on__gt=F("due")).count()) == (6, 1)
    assert (waiting.order, Slip.objects.count(), Bulletin.objects.count()) == (4, 2, 3)
    assert late >= {"市民族与宗教事务局", "市交通运输局", "市统计局", "德化县妇女联合会"}
    assert "2026年上半年，31 个成员单位到期事项" in UnitCircular.objects.get().circular.body


def _scores_follow_their_facts(told):
    """Published quarters stay as they were kept; of the year, a loan moves those who answer for loans, and no other."""
    loan = Microloan.objects.filter(state="confirmed", day__lt=date(2026, 6, 1)).earliest("pk")
    Microloan.objects.filter(pk=loan.pk).update(amount=loan.amount - 20_000)

    after = [as_json(one) for one in assessments_of(the_plan())]
    pairs = zip(told[-1]["scores"], after[-1]["scores"], strict=True)
    answering = {str(loan.unit), str(loan.recorded_by)}  # a person answers for what she recorded
    assert after[:-1] == told[:-1]
    assert {before["holder"] for before, now in pairs if before != now} == answering
    assert [one["state"] for one in told] == ["final", "final", "final", "draft"]


def test_the_outlines_of_the_demonstration_are_evaluated_the_same_each_time(db, out_dir):
    """The closed ones at their end, the running ones in the last year published."""
    found(STANDS_AT)
    world = World.remember()
    for happening in outlines.happenings():
        with clock.pretend(happening.day):
            happening.act(world)
    out_dir.mkdir()

    write_evaluation()

    told, paper = (out_dir / "evaluation.json").read_text(), (out_dir / "monitoring.docx").read_bytes()
    lines = {(one["outline"], one["code"]): one for one in json.loads(told)}
    assert {outline for outline, _ in lines} == {code for code, _ in outlines.EVALUATED}
    assert lines["women_2011_2020", "mmr"]["value"] == 16.9
    assert lines["women_2011_2020", "village_committee_women_share"]["status"]["level"] == "not_reached"
    assert lines["women_2021_2030", "mmr"]["value"] == 15.7
    write_evaluation()
    assert (out_dir / "evaluation.json").read_text() == told
    assert (out_dir / "monitoring.docx").read_bytes() == paper


def test_an_office_with_data_of_its_own_gets_no_demonstration(db):
    StaffFactory()

    with pytest.raises(NotADemonstration, match="正式数据"):
        standing()


def test_a_demonstration_that_stands_is_found_again(db):
    found(STANDS_AT)

    assert standing() == Demonstration.objects.get()
