"""The monitoring report of the outlines: golden sentences, sums, and what moves with one observation."""

import json
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from docx import Document

from jinguo.committee.evaluation.tests.factories import TextJudgementFactory, TextTargetFactory
from jinguo.committee.outlines.models import Observation, Outline
from jinguo.committee.outlines.tests.conftest import organ, published, published_csv  # noqa: F401 - fixtures
from jinguo.committee.outlines.tests.factories import (
    IndicatorFactory,
    ObservationFactory,
    OutlineFactory,
    OutlineTargetFactory,
)
from jinguo.org.structure.tests.factories import RegionFactory
from jinguo.reports import NothingToReport
from jinguo.reports.monitoring import compose, word
from jinguo.reports.monitoring_chart import counted_rows
from jinguo.rules.periods import parse_period

MMR = "孕产妇死亡率由2010年的30.0/10万下降到2020年的16.9/10万，下降43.7%，达到目标（20/10万以下）。"
VILLAGE = "村委会成员中女性比例24.2%，目标30%以上，未达标。"


def composed(unit, period="2020"):
    found = parse_period(period)
    return compose(unit, found, found.last)


def texts(unit):
    return [one.text for one in Document(BytesIO(word(composed(unit)))).paragraphs]


def tables(unit):
    drawn = Document(BytesIO(word(composed(unit)))).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in drawn]


def rows(unit):
    return {row[0]: row for table in tables(unit)[1:] for row in table[1:]}


def test_the_word_has_the_golden_sentences(published):  # noqa: F811
    assert {MMR, VILLAGE} <= set(texts(published))


def test_counts_sum_over_statuses_outlines_and_tables(published):  # noqa: F811
    women, children, whole = ([int(cell) for cell in row[1:]] for row in tables(published)[0][1:])

    assert women == [16, 16, 12, 4, 0, 1, 7, 0]
    assert children == [14, 13, 10, 4, 0, 0, 6, 0]
    assert [sum(pair) for pair in zip(women, children, strict=True)] == whole
    assert all(one[2] == sum(one[3:]) for one in (women, children, whole))
    assert sum(len(table) - 1 for table in tables(published)[1:]) == whole[0]


def test_one_changed_observation_moves_its_sentence_its_row_and_the_counts(published):  # noqa: F811
    before, lines, counts = texts(published), tables(published), tables(published)[0]

    Observation.objects.filter(indicator__code="village_committee_women_share", period="2020").update(value=Decimal(31))

    after, moved = texts(published), tables(published)
    assert "村委会成员中女性比例31.0%，达到目标（30%以上）。" in after
    gone = [one for one in before if one not in after]
    assert [one for one in gone if "村委会" in one] == [VILLAGE, next(one for one in gone if "差 5.8 个百分点" in one)]
    assert all("项" in one or "村委会成员" in one for one in gone)
    changed = [new for old, new in zip(flat(lines[1:]), flat(moved[1:]), strict=True) if old != new]
    assert [row[0] for row in changed] == ["村委会成员中女性比例"]
    assert [row[4] for row in counts[1:]] == ["4", "4", "8"]
    assert [row[4:7:2] for row in moved[0][1:]] == [["5", "0"], ["4", "0"], ["9", "0"]]


def flat(found):
    return [row for table in found for row in table]


def test_every_target_that_is_not_reached_has_its_reason_once(published):  # noqa: F811
    found = texts(published)
    reasons = found[found.index("三、未达标和缺数据的目标") :]

    wanted = [line for line in composed(published).lines if line.left_out or line.verdict.status != "reached"]

    assert sum("：" in one for one in reasons) == len(wanted)


def test_what_does_not_count_says_so_in_its_sentence(published):  # noqa: F811
    assert any(
        one.startswith("主要劳动年龄人口女性平均受教育年限9.59年，") and "不计入" in one for one in texts(published)
    )


def test_sources_are_numbered_and_every_number_is_explained(published):  # noqa: F811
    found = texts(published)
    cited = {number for row in rows(published).values() for number in row[6].strip("[]").split("][")}

    listed = {one.partition("]")[0].strip("[") for one in found if one.startswith("[")}

    assert cited == listed


def lead(unit, audience):
    return next(one for one in texts(unit) if one.startswith(f"{audience}纲要按"))


def test_the_change_on_the_year_before_is_told_in_points_with_the_data_that_lack(published):  # noqa: F811
    assert "达标率比上年上升16.7个百分点（上年缺数据 10 项，本年 7 项，变化含数据增减）" in lead(published, "妇女")
    assert "2019年没有监测值，不与上年比较" in lead(published, "儿童")


def test_the_chart_of_an_audience_has_the_counts_of_its_rate(published):  # noqa: F811
    women, _ = composed(published).outlines

    assert sum(row["项"] for row in counted_rows(women)) == 12
    assert {row["结论"] for row in counted_rows(women)} == {"达标", "未达标", "缺数据"}
    assert len(Document(BytesIO(word(composed(published)))).inline_shapes) == 2


def test_same_observations_give_the_same_bytes(published):  # noqa: F811
    assert word(composed(published)) == word(composed(published))


def test_own_values_go_before_those_of_the_nation(published):  # noqa: F811
    city = at_home(published)
    ObservationFactory(indicator=IndicatorFactory(), unit=published, region=city, value=Decimal("25.5"))

    women, children = composed(published).outlines

    assert (women.region, children.region.name) == (published.region, "中国")
    assert women.measured[0].published.adopted.value == Decimal("25.5")


def at_home(unit):
    """The organ's region, within the nation."""
    nation = Outline.objects.select_related("region").get(code="women_2011_2020").region
    unit.region = RegionFactory(code="350500", name="泉州市", parent=nation)
    unit.save()
    return unit.region


def test_an_outline_of_the_own_region_goes_before_the_nation_s(published):  # noqa: F811
    at_home(published)
    own = OutlineFactory(unit=published, region=published.region)
    OutlineTargetFactory(outline=own)
    ObservationFactory(unit=published, region=published.region)

    assert composed(published).outlines[0].outline == own


@pytest.mark.parametrize(
    ("period", "reason"), [("2020Q1", "不是一个年度"), ("1990", "没有覆盖 1990年"), ("2029", "2029年没有监测值")]
)
def test_nothing_to_report_says_why(published, period, reason):  # noqa: F811
    with pytest.raises(NothingToReport, match=reason):
        composed(published, period)


def test_the_command_prints_one_row_a_target_with_its_sentence(published):  # noqa: F811
    out = StringIO()
    call_command("report", "monitoring", "--period", "2020", "--json", stdout=out)

    told = json.loads(out.getvalue())

    assert len(told) == 30
    assert told[0]["sentence"] + "。" == MMR


def test_the_command_refuses_where_nothing_is_installed(db, organ):  # noqa: F811
    Outline.objects.update(first=2031, last=2040)

    with pytest.raises(CommandError, match="没有覆盖"):
        call_command("report", "monitoring", "--period", "2020", "--json")


def test_the_report_takes_a_fixed_number_of_statements(published, django_assert_max_num_queries):  # noqa: F811
    with django_assert_max_num_queries(8):
        word(composed(published))


def test_a_judged_text_goal_is_told_with_its_reason_and_a_rate_of_its_own(published):  # noqa: F811
    women, counted = Outline.objects.get(code="women_2011_2020"), tables(published)[0]
    goal = TextTargetFactory(outline=women, title="健全服务网络", year=2020)
    assert "0 ÷ 1 = 0%" in "".join(texts(published))

    facts = {"region": published.region or women.region, "state": "confirmed", "checked_on": "2021-01-04"}
    TextJudgementFactory(target=goal, reasons="三分之二的县已建成。", **facts)

    told = "".join(texts(published))
    assert "健全服务网络" in told
    assert "2020年办公室判断：推进中，三分之二的县已建成" in told
    assert "推进中 1 项" in told
    assert [row[3:] for row in tables(published)[0][1:]] == [row[3:] for row in counted[1:]]
