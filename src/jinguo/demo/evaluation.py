"""The mid-term evaluation of the demonstration (SA19): from the plan in March to the results in November 2026.

Twelve counties and ten member units evaluate themselves; two reports are returned, one of them never comes back; three
counties are visited, at one of them a reported value does not agree with its record. Text goals are judged beside it.
"""

import hashlib
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from functools import partial
from importlib.resources import files
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from jinguo.base.moves.subjects import subject_key
from jinguo.committee.evaluation import services
from jinguo.committee.evaluation.models import (
    CheckedValue,
    EvaluationRound,
    QualityCheck,
    RoundParticipant,
    TextJudgement,
)
from jinguo.committee.evaluation.services import Span
from jinguo.committee.outlines.models import Outline
from jinguo.cycle.inspections import services as inspections
from jinguo.cycle.meetings import services as meetings
from jinguo.cycle.panels import services as panels
from jinguo.cycle.panels.models import Panel
from jinguo.cycle.panels.services.rating import Mark
from jinguo.cycle.publicity.services import circulate
from jinguo.cycle.tasks import services as tasks
from jinguo.demo.world import World
from jinguo.demo.year import Happening

OFFICE, SECOND, EXPERT = "妇儿工委办/主任", "妇儿工委办/干事1", "专家1"
OUTLINES = ("women_2021_2030", "children_2021_2030")
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"
PHASES = {
    "preparing": Span(date(2026, 3, 20), date(2026, 3, 31)),
    "self_evaluation": Span(date(2026, 4, 1), date(2026, 6, 10)),
    "field": Span(date(2026, 6, 11), date(2026, 8, 31)),
    "writing": Span(date(2026, 9, 1), date(2026, 10, 31)),
    "follow_up": Span(date(2026, 11, 1), date(2027, 3, 31)),
}
MEETING = "市妇儿工委评估工作部署会"
UNREACHED = {
    "explanation": "基层服务力量不足，山区覆盖不够",
    "remedy": "增设服务点，列入年度专项",
    "due": date(2027, 1, 29),
}
# In a hundred, by the digest of unit and target: the first so many are not reached, the next basically, without data.
MISSED, NEARLY, LACKING = 2, 16, 24
WRONG = Decimal("1.15")
PLAUSIBLE = {"%": (60, 38), "/10万": (6, 8), "‰": (2, 4)}  # from where and how far invented values lie, by their unit


def happenings() -> Iterator[Happening]:
    """The year of the evaluation."""
    told = tomllib.loads(files("jinguo.demo.data").joinpath("evaluation.toml").read_text("utf-8"))
    yield Happening(date(2026, 2, 10), "登记和判断文字目标", partial(_judge, told["goal"]))
    yield Happening(date(2026, 2, 12), "复核文字目标判断", _confirm)
    yield Happening(date(2026, 3, 18), "部署中期评估", partial(_plan, told["round"]))
    yield Happening(date(2026, 3, 20), "印发中期评估方案", _step(services.issue))
    yield Happening(date(2026, 4, 1), "中期评估开始自评", _step(services.open_self))
    yield Happening(date(2026, 5, 28), "县（市、区）报送自评", partial(_report, told, "county"))
    yield Happening(date(2026, 6, 8), "成员单位报送自评", partial(_report, told, "member"))
    yield Happening(date(2026, 6, 15), "审核自评", partial(_review, told["returned"]))
    yield Happening(date(2026, 6, 24), "重新报送自评", partial(_again, told["returned"]))
    yield Happening(date(2026, 6, 26), "转入实地评估", _begin_field)
    yield Happening(date(2026, 7, 15), "专家评审打分", _rate)
    yield Happening(date(2026, 7, 21), "结束评审打分", _end_rating)
    yield Happening(date(2026, 7, 22), "实地核查数据", partial(_check, told["round"]))
    yield Happening(date(2026, 8, 20), "整改核查不符的数据", _rectify)
    yield Happening(date(2026, 8, 25), "复查整改", _recheck)
    yield Happening(date(2026, 9, 1), "撰写评估报告", _step(services.write_up))
    yield Happening(date(2026, 11, 16), "公布中期评估结果", _publish)


def _round() -> EvaluationRound:
    return EvaluationRound.objects.select_related("committee__region").get()


def _step(act: Any) -> Any:
    """A step of the round by the office."""
    return lambda world: act(_round(), by=world.staff[OFFICE])


def _judge(goals: list[dict[str, Any]], world: World) -> None:
    """The office writes the goals down; an expert judges those of women, the office those of children."""
    office, expert = world.staff[OFFICE], world.staff[EXPERT]
    outlines = {
        one.code: one for one in Outline.objects.filter(code__in=OUTLINES).select_related("unit__region", "region")
    }
    for one in goals:
        outline = outlines[one["outline"]]
        source = f"《中国{outline.get_audience_display()}发展纲要（2021—2030年）》主要目标（未核对原文）"
        facts = {"title": one["title"], "domain_code": one["domain"], "source": source, "confidence": "待核实"}
        goal = services.add_goal(outline, by=office, **facts)
        by = expert if one["outline"].startswith("women") else office
        paper = ContentFile(PDF, f"{one['title'][:20]}佐证.pdf")
        said = {"outcome": one["outcome"], "reasons": one["reasons"], "papers": [paper]}
        services.judge(goal, by=by, region=world.city.region, year=2025, **said)


def _confirm(world: World) -> None:
    """Somebody else confirms; the last one still waits."""
    waiting = TextJudgement.objects.select_related("target__outline__unit").order_by("pk")
    for one in list(waiting)[:-1]:
        services.confirm(one, by=world.staff[SECOND])


def _plan(told: dict[str, Any], world: World) -> None:
    by, committee = world.staff[OFFICE], world.units["市妇儿工委"]
    start = datetime.combine(date(2026, 3, 18), time(9), tzinfo=timezone.get_current_timezone())
    people = [by, world.staff[SECOND]]
    meeting = meetings.plan(
        MEETING, "deployment", unit=world.city, starts=start, place="市政府三楼会议室", by=by, people=people
    )
    meetings.hold(meeting, by=by)
    row = services.draft(committee, by=by, kind="midterm", title=told["title"], year=2025)
    weights = {one.code: one.points for one in row.weights.all()}
    facts = {"number": told["number"], "text": told["text"].strip(), "meeting": meeting, "weights": weights}
    outlines = Outline.objects.filter(code__in=OUTLINES)
    row = services.change(row, by=by, seen=row.version, outlines=outlines, phases=PHASES, **facts)
    counties = [world.units[f"{name}妇联"] for name in world.counties]
    members = [world.units[name] for name in told["members"]]
    visited = [world.units[f"{name}妇联"] for name in told["visited"]]
    services.name_participants(row, by=by, counties=counties, members=members, visited=visited)


def _report(told: dict[str, Any], kind: str, world: World) -> None:
    """Everybody of a kind writes and hands in."""
    for one in _participants().filter(kind=kind):
        by = _writer(one, world)
        number = 3 + _digest(one.title) % 9
        texts = {code: text.format(year=2021, number=number) for code, text in told["sections"].items()}
        one = services.write_sections(one, by=by, seen=one.version, texts=texts)
        said = {target.pk: _said(one, target) for target in one.targets.select_related("target")}
        one = services.state_targets(one, by=by, seen=one.version, said=said)
        services.attach(one, by=by, upload=ContentFile(PDF, f"{one}佐证.pdf"))
        services.submit(one, by=by)


def _said(one: RoundParticipant, target: Any) -> dict[str, Any]:
    """What a participant says of a target; the same every time."""
    place = _digest(f"{one.title}{target.target.code}") % 100
    standing = "reached"
    if target.target.value is None:
        standing = "basically" if place < NEARLY else "reached"
    elif place < LACKING:
        standing = "not_reached" if place < MISSED else "basically" if place < NEARLY else "no_data"
    more = UNREACHED if standing == "not_reached" else {}
    return {"standing": standing, "value": _value(target.target, standing, place), **more}


def _value(target: Any, standing: str, place: int) -> str:
    """A value that fits what is said of the target; nothing where it has none."""
    if target.value is None or standing == "no_data":
        return ""
    off = {"reached": Decimal(1 + place % 4) / 100, "basically": Decimal("-0.005")}.get(standing, Decimal("-0.08"))
    value = target.value * (1 + off * (target.direction or -1))
    most = Decimal(100) if target.unit == "%" else value
    return f"{min(value, most).quantize(Decimal('0.1'))}{target.unit}"


def _review(returned: list[dict[str, Any]], world: World) -> None:
    """Both groups speak of every report; two go back, the others pass."""
    office, expert, statistics = world.staff[OFFICE], world.staff[EXPERT], "市统计局统计科"
    back = {one["unit"]: one["reason"] for one in returned}
    for one in _participants():
        reason = back.get(one.title)
        advice = "return" if reason else "accept"
        comment = reason or "数据有来源，原因分析到位，措施可行"
        services.review(one, by=expert, advice=advice, comment=comment)
        words = {"group": "statistics", "reviewer": statistics, "comment": reason or "数据与年度监测一致"}
        services.review(one, by=office, advice=advice, **words)
        if reason:
            services.send_back(one, by=office, reason=reason)
        else:
            services.accept(one, by=office)


def _again(returned: list[dict[str, Any]], world: World) -> None:
    names = {one["unit"] for one in returned if "again" in one}
    for one in _participants().filter(state="returned"):
        if one.title in names:
            one = services.submit(one, by=_writer(one, world))
            services.accept(one, by=world.staff[OFFICE])


def _begin_field(world: World) -> None:
    row = services.visit(_round(), by=world.staff[OFFICE])
    services.begin_rating(row, by=world.staff[OFFICE], last_day=date(2026, 7, 20))


def _rate(_world: World) -> None:
    """Each expert rates every report, between 80 and 95 in a hundred of the points."""
    panel = _rating()
    subjects, criteria = list(panel.subjects.all()), list(panel.criteria.all())
    for rater in panel.participants.select_related("staff"):
        marks = {
            (one.pk, two.pk): Mark(_points(f"{rater.staff_id}{one.name}{two.title}", two.points))
            for one in subjects
            for two in criteria
        }
        panels.rate(panel, marks, by=rater.staff)


def _end_rating(_world: World) -> None:
    panels.close(_rating(), by=None)


def _rating() -> Panel:
    return Panel.objects.get(kind="rating", **subject_key(_round()))


def _points(words: str, most: Decimal) -> Decimal:
    return (most * (80 + _digest(words) % 16) / 100).quantize(Decimal("0.5"))


def _check(told: dict[str, Any], world: World) -> None:
    """Four values at each of three counties; one reported value is a seventh too high."""
    by, row = world.staff[OFFICE], _round()
    units = [world.units[f"{name}妇联"] for name in told["checked"]]
    facts = {"title": "中期评估数据质量核查", "organ": world.city, "lead": by, "members": [world.staff[SECOND]]}
    outline = Outline.objects.get(code=OUTLINES[0])
    check = services.plan_check(
        outline, by=by, day=date(2026, 7, 22), year=2025, units=units, size=4, seed="泉州0722", round=row, **facts
    )
    inspections.start(check.inspection, by=by)
    for site in check.inspection.sites.select_related("unit__region"):
        values = list(CheckedValue.objects.filter(site=site).order_by("order"))
        is_wrong = site.unit.label == f"{told['wrong']}妇联"  # type: ignore[union-attr]
        for at, value in enumerate(values):
            _record(value, by, WRONG if is_wrong and not at else Decimal(1))
        services.settle(site, by=by, due=date(2026, 8, 21) if is_wrong else None)


def _record(value: CheckedValue, by: Any, times: Decimal) -> None:
    low, spread = PLAUSIBLE.get(value.indicator.unit, (1, 4))
    guessed, reported = Decimal(low + _digest(str(value)) % spread), value.reported
    found = guessed if reported is None else reported / times
    reported = guessed * times if reported is None else reported
    services.record_value(value, by=by, seen=value.version, record="部门年报表和台账", reported=reported, found=found)


def _rectify(world: World) -> None:
    """The county puts the value right and reports it; the office accepts."""
    found = _wrong_finding()
    officer = next(one for one in found.inspected.unit.appointments.all() if one.role == "county_office").staff
    paper = ContentFile(PDF, "更正说明.pdf")
    words = "已按年报表更正上报数，重新核对了全部台账"
    tasks.submit(found.task, by=officer, narrative=words, files=[paper])
    tasks.accept(found.task, by=world.staff[OFFICE], note="更正属实")


def _recheck(world: World) -> None:
    by, check = world.staff[OFFICE], QualityCheck.objects.select_related("inspection").get()
    inspections.recheck(_wrong_finding(), by=by, passed=True, note="更正后的数与年报表一致")
    words = "抽查三个县 12 项数据，11 项相符，1 项不符已更正。"
    inspections.close(inspections.report(check.inspection, by=by, summary=words), by=by)


def _wrong_finding() -> Any:
    check = QualityCheck.objects.select_related("inspection").get()
    return (
        check.inspection.sites.filter(findings__outcome="bad").get().findings.select_related("task").get(outcome="bad")
    )


def _publish(world: World) -> None:
    """The results go out with a circular; what is not reached is ordered to be put right."""
    by = world.staff[OFFICE]
    row = services.publish(_round(), by=by)
    for one in _participants().filter(state="accepted"):
        services.order_rectification(one, by=by)
    circulate(services.draft_circular(row, by=by), by=world.head("办公室"))


def _participants() -> Any:
    return RoundParticipant.objects.select_related("round__committee__region", "unit__region").order_by("kind", "order")


def _writer(one: RoundParticipant, world: World) -> Any:
    post = "专干" if one.kind == "county" else "联络员"
    return world.staff[f"{one.unit.label}/{post}"]


def _digest(words: str) -> int:
    return int(hashlib.sha256(words.encode()).hexdigest()[:8], 16)
