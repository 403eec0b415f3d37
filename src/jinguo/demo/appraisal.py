"""The annual appraisal of the office: reports, a secret ballot, talks, proposals within the quota, the list put up.

On 30 December the excellent stand under publicity. Who is proposed 优秀 follows from the ballot and the departments'
shares; what people write is put together from `data/appraisal.toml`.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from jinguo.cycle.panels import services as panels
from jinguo.cycle.panels.models import Panel
from jinguo.cycle.panels.queries import subjects_for
from jinguo.cycle.panels.results import results
from jinguo.demo.scores import LEADER
from jinguo.demo.world import SEED, World
from jinguo.demo.year import Happening
from jinguo.office.appraisal import services
from jinguo.office.appraisal.facts import judged_of
from jinguo.office.appraisal.models import AnnualAssessment, Appraisee
from jinguo.office.appraisal.services.voting import ballots_of
from jinguo.office.appraisal.shares import quota_of
from jinguo.rules.grading.duty import PARTS
from jinguo.rules.grading.grades import Grade

PERSONNEL = "组织联络部/人事"
BEST, GOOD = 0.42, 0.97  # of votes: 优秀 below the first, 称职 below the second, else 基本称职


def happenings() -> Iterator[Happening]:
    """Each step of the year on its day."""
    told = _told()
    year = told["year"]
    yield Happening(told["begun"], f"发起{year}年度考核", _begin)
    yield Happening(told["reported"], "提交述职报告", _report)
    yield Happening(told["called"], "发起民主测评", _call)
    yield Happening(told["voted_until"], "民主测评投票", _vote)
    yield Happening(told["counted"], "登记民主测评", _count)
    yield Happening(told["inquired"], "了解核实", _inquire)
    yield Happening(told["proposed"], "审核评鉴", _propose)
    yield Happening(told["decided"], "确定考核等次", _decide)
    yield Happening(told["public"], "公示优秀等次", _put_up)


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(files("jinguo.demo").joinpath("data", "appraisal.toml").read_text("utf-8"))


def _begin(world: World) -> None:
    told = _told()
    services.begin(world.city, by=world.staff[PERSONNEL], year=told["year"], cut_off=told["cut_off"])


def _report(_world: World) -> None:
    for number, person in enumerate(_people()):
        words: Any = _words(person, number)
        report = services.write(person.report, by=person.staff, **words)
        services.hand_in(report, by=person.staff)


def _words(person: Appraisee, number: int) -> dict[str, str]:
    """The parts of a report; the same for the same person every time."""
    told = _told()["report"]
    chosen = {code: told[code][number % len(told[code])] for code in PARTS if code != "results"}
    return chosen | {"results": told["results"][person.unit.label]}


def _call(world: World) -> None:
    services.call_ballot(_year(), by=world.staff[PERSONNEL], last_day=_told()["voted_until"])


def _vote(_world: World) -> None:
    """Everybody marks everybody but herself."""
    panel = _ballot()
    subjects = list(panel.subjects.all())
    for participant in panel.participants.select_related("staff"):
        chance = Random(f"{SEED}{participant.staff.number}")  # noqa: S311 - the same every time
        judged = subjects_for(participant, subjects, panel.kind)
        panels.cast(panel, {one.pk: [_marked(chance, one.order)] for one in judged}, by=participant.staff)


def _marked(chance: Random, order: int) -> int:
    """Which option: some are thought of a little better than others."""
    lot = chance.random() + (order % 7) / 40
    return 1 if lot < BEST else 2 if lot < GOOD else 3


def _count(world: World) -> None:
    panels.close(_ballot(), by=world.staff[PERSONNEL])
    services.take_ballot(_year(), by=world.staff[PERSONNEL])


def _inquire(world: World) -> None:
    said, keeper, leader = _told()["inquiry"]["words"], world.staff[PERSONNEL], world.staff[LEADER]
    for number, person in enumerate(_people()):
        by = leader if person.staff == keeper else keeper
        words = said[number % len(said)]
        services.note_inquiry(person, by=by, kind="talk", on=_told()["inquired"], words=words, spoken_with="同部室人员")


def _propose(world: World) -> None:
    """The best of the ballot in each department, as many as its share; the others 称职."""
    told, best = _told()["comment"], _best()
    for person in _people():
        grade: Grade = "excellent" if person.pk in best else "competent"
        services.propose(
            person, by=world.staff[LEADER], proposal=grade, comment=told[grade], demand_words=told["demand"]
        )


def _best() -> set[int]:
    """The keys of those who are proposed 优秀."""
    scores = {one.subject.staff_id: one.score or 0 for one in results(_ballot()) if one.subject}
    judged = judged_of(_year())
    found: set[int] = set()
    for unit, share, _, _ in quota_of(_year(), judged).lines:
        may = [one.appraisee for one in judged if one.appraisee.unit == unit and "excellent" in one.result.allowed]
        may.sort(key=lambda one: (-scores.get(one.staff_id, 0), one.staff.number))
        found |= {one.pk for one in may[: share.count]}
    return found


def _decide(world: World) -> None:
    services.decide(_year(), by=world.staff[LEADER], decided_at=_told()["decided_at"])


def _put_up(world: World) -> None:
    told = _told()
    services.put_up(_year(), by=world.staff[PERSONNEL], reception=told["reception"], phone=told["phone"])


def _year() -> AnnualAssessment:
    return AnnualAssessment.objects.get(year=_told()["year"])


def _people() -> list[Appraisee]:
    """Those who are appraised here."""
    rows = _year().people.filter(graded_by="").select_related("staff", "unit", "report__appraisee", "assessment__unit")
    return list(rows)


def _ballot() -> Panel:
    return ballots_of(_year())[0]
