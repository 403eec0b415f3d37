"""The yearly circular (通报) by unit: what each member unit answers for, how that stands, what came late.

What came late is whatever the units owed: tasks, returns of data, plans to be filed, changes of people to be reported.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from jinguo.base.papers.content import Masthead, Paper, Signature, Table
from jinguo.base.papers.gbt9704 import to_docx
from jinguo.committee.atlas.answering import UnitStanding, standings
from jinguo.committee.atlas.heat import sources_words
from jinguo.committee.atlas.nearest import Nearest
from jinguo.committee.atlas.running import covering, running
from jinguo.committee.body.queries import Body, body_on, committee_beside, members_on
from jinguo.committee.outlines.models import Observation, Outline
from jinguo.cycle.inbox.owing import Asked, owed
from jinguo.org.structure.models import Unit
from jinguo.org.structure.trees import prefixes
from jinguo.reports import NothingToReport
from jinguo.rules.periods import Period
from jinguo.rules.progress import Rate
from jinguo.rules.wording import date_words, join_list

TITLE = "目标完成情况通报"
HEADERS = ("单位", "目标", "应有", "达标", "基本达标", "未达标", "缺数据", "事项", "迟报")
WIDTHS, FIGURES = (9, 3, 3, 3, 4, 4, 4, 3, 3), frozenset(range(1, 9))
CORRECTED = re.compile(r"，\d+年\d+月\d+日更正")
SHOWN = 12  # units that a sentence names


@dataclass(frozen=True)
class UnitCircular:
    """A year of the member units of a committee, as far as a day."""

    body: Body
    year: int
    as_of: date
    told: list[Nearest]
    units: list[UnitStanding]

    @cached_property
    def answering(self) -> list[UnitStanding]:
        """The units that answer for something or owed something."""
        return [one for one in self.units if one.answered or one.owed]

    @property
    def figure_rows(self) -> list[dict[str, Any]]:
        """One row a unit: its counts, and every target in every region with its status."""
        return [_row(one) for one in self.units]

    def paper(self) -> Paper:
        """The circular in the form of GB/T 9704."""
        paper = Paper(
            f"关于{self.year}年妇女儿童发展纲要目标完成情况的通报",
            masthead=Masthead(f"{self.body.name}文件"),
            addressee="各成员单位",
        )
        for words in self._opening():
            paper.body(words)
        paper.heading("各单位情况")
        paper.table(Table(HEADERS, [_cells(one) for one in self.answering], "各单位目标和应办事项", WIDTHS, FIGURES))
        paper.body(
            "“应有”为各目标在各地区应有的监测值数，等于其后四栏之和；待核实、口径相近和文字目标不计。“事项”为到期的任务、数据填报、方案备案和变动报告。"
        )
        for heading, words in self._findings():
            paper.heading(heading)
            paper.body(words)
        self._missed(paper)
        paper.signature = Signature(self.body.name, self.as_of, sealed=True)
        return paper

    def _opening(self) -> list[str]:
        sources = sources_words(
            _brief(line.published.adopted.source) for one in self.told for line in one.lines if line.published
        )
        looked = "；".join(one.words for one in self.told)
        late = sum(len(one.late) for one in self.units)
        return [
            f"现将{self.year}年各成员单位承担的妇女儿童发展纲要目标完成情况通报如下，"
            f"数据截至{date_words(self.as_of, self.as_of)}。",
            f"监测情况取{looked}；{f'来源：{sources}' if sources else '还没有监测值'}。",
            f"成员单位 {len(self.units)} 个，其中 {len(self.answering)} 个承担目标或有应办事项；"
            f"{self.year}年迟报和逾期未报的事项 {late} 项。",
        ]

    def _findings(self) -> list[tuple[str, str]]:
        """Which units stand well, lack data, came late; without an empty part."""
        groups = (
            ("全部达标的单位", [one for one in self.answering if _is_whole(one.rate)]),
            ("缺数据的单位", [one for one in self.answering if one.rate.no_data]),
            ("迟报和逾期的单位", [one for one in self.answering if one.late]),
        )
        return [(title, f"{_named(found)}。") for title, found in groups if found]

    def _missed(self, paper: Paper) -> None:
        missed = [(one, _missed_words(one)) for one in self.answering]
        if not any(words for _, words in missed):
            return
        paper.heading("未达标的目标")
        for one, words in missed:
            if words:
                paper.body(f"{one.unit.name}：{words}。")


def compose(holder: Unit, period: Period, as_of: date) -> UnitCircular:
    """The circular of the committee beside an organ.

    Raises NothingToReport for a period that is no year, and where there is no committee or no outline that runs.
    """
    if period.kind != "year":
        raise NothingToReport(f"通报按年度写，{period.label}不是一个年度，请写成 {period.first.year}。")
    committee = committee_beside(holder, as_of)
    members = list(members_on(committee, as_of)) if committee and holder.region_id else []
    if committee is None or not members:
        raise NothingToReport(f"{holder.label}还没有登记妇儿工委的成员单位，请先在“妇儿工委”里登记。")
    year = period.first.year
    kept = covering(Outline.objects.filter(unit__path__in=prefixes(holder.path)), year)
    values = Observation.objects.filter(unit__path__in=prefixes(holder.path))
    told = running(kept, values, holder.region, year)
    if not told:
        raise NothingToReport(f"没有覆盖 {year}年的纲要，请先在“监测”里装上。")
    units = [one.unit for one in members]
    matters = owed(Asked([unit.pk for unit in units], date(year, 1, 1), as_of))
    found = standings(units, [line for one in told for line in one.lines], matters, as_of)
    return UnitCircular(body_on(committee, as_of), year, as_of, told, found)


def _brief(source: str) -> str:
    """A source without the day and paper of its correction, which the value's own page tells."""
    return CORRECTED.split(source)[0]


def _is_whole(rate: Rate) -> bool:
    return rate.denominator == rate.numerator > 0


def word(result: UnitCircular) -> bytes:
    """The Word file; the same records give the same bytes."""
    return to_docx(result.paper())


def rows(holder: Unit, period: Period, as_of: date) -> list[dict[str, Any]]:
    """One row a unit, in the order of the committee."""
    return compose(holder, period, as_of).figure_rows


def _cells(one: UnitStanding) -> tuple[str, ...]:
    rate = one.rate
    lacking = rate.no_data + rate.unjudged
    counts = (one.targets, rate.denominator, rate.reached, rate.basically, rate.missed, lacking)
    return (one.unit.name, *map(str, counts), str(len(one.owed)), str(len(one.late)))


def _row(one: UnitStanding) -> dict[str, Any]:
    lines = [
        {
            "outline": found.line.target.outline.code,
            "target": found.line.target.code,
            "region": found.line.region.code,
            "year": found.line.year,
            "status": found.line.verdict.status,
            "roles": list(found.roles),
            "counts": not found.line.left_out,
        }
        for found in one.answered
    ]
    counts = dict(zip(HEADERS[1:], map(int, _cells(one)[1:]), strict=True))
    return {"unit": one.unit.name, **counts, "late": [each.title for each in one.late], "lines": lines}


def _named(units: list[UnitStanding]) -> str:
    return join_list([one.unit.name for one in units], SHOWN, "个单位")


def _missed_words(one: UnitStanding) -> str:
    """The targets that are missed somewhere, each with where."""
    found: dict[str, list[str]] = {}
    for answered in one.answered:
        line = answered.line
        if line.verdict.status == "not_reached" and not line.left_out:
            found.setdefault(line.target.title, []).append(line.region.name)
    return "；".join(f"{title}（{join_list(names, SHOWN, '个地区')}）" for title, names in found.items())
