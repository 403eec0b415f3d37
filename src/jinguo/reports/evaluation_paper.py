"""An evaluation report as a Word paper: abstract, how it was made, two clocks by domain, targets with the year before,
what is missing with its forecast, the regions, problems and proposals, sources.

Source of the contents: outlines/decomposition §7. What only people can write is left open and says who writes it.
"""

from collections.abc import Iterator

from jinguo.base.papers.content import Paper, Table
from jinguo.committee.atlas.heat import Heat, Row
from jinguo.committee.atlas.regions import FORECAST, year_on_year
from jinguo.committee.outlines.evaluating import Line
from jinguo.committee.outlines.rates import Clocked
from jinguo.committee.outlines.screens import by_domain, final_size
from jinguo.reports.evaluation import Evaluated
from jinguo.reports.monitored import Monitored, is_measured, sentence
from jinguo.reports.monitoring_chart import picture_of
from jinguo.reports.monitoring_paper import (
    Sources,
    lacking_part,
    source_words,
    sources_part,
    verdict_words,
)
from jinguo.rules.exact_words import figure
from jinguo.rules.outlines import AUDIENCES
from jinguo.rules.progress import Attainment, Rate
from jinguo.rules.progress.case import Number, exact
from jinguo.rules.progress.shortfall import to_go
from jinguo.rules.progress.words import result
from jinguo.rules.wording import NOT_APPLICABLE

CLOCKS = ("领域", "目标", "计入", "终期达标", "终期达标率", "有节点", "节点达标", "节点达标率")
CLOCK_WIDTHS, CLOCK_FIGURES = (10, 4, 4, 5, 6, 4, 5, 6), frozenset(range(1, 8))
TARGETS = ("目标", "基期", "基期值", "{}年", "{}年", "比上年", "节点", "终期", "来源")
TARGET_WIDTHS, TARGET_FIGURES = (22, 14, 13, 13, 13, 20, 15, 15, 11), frozenset({2, 3, 4})
MISSING = ("目标", "离目标", "照近年趋势的预测")
REGIONS = ("地区", "计入", "达标", "达标率", "综合指数", "位次", "比上年")
REGION_WIDTHS, REGION_FIGURES = (7, 4, 4, 5, 5, 4, 5), frozenset(range(1, 6))
OPEN = "（请评估组补写：{}。）"


def paper_of(report: Evaluated) -> Paper:
    """The whole report."""
    found = report.monitoring
    audiences = "".join(AUDIENCES[one.outline.audience] for one in found.outlines)
    paper = Paper(f"{audiences}发展纲要{report.kind.title}", under_title=[found.issuer, f"{found.year}年"])
    sources = Sources()
    _abstract(paper, report)
    _process(paper, report)
    paper.heading("目标完成情况")
    for one in found.outlines:
        _clocks(paper, one)
    paper.heading("分领域情况")
    for one in found.outlines:
        _domains(paper, one, found.year, sources)
    _missing(paper, report)
    _regions(paper, report)
    lacking_part(paper, found)
    paper.heading("问题和建议")
    paper.body(OPEN.format("未达标目标的原因、跨部门的难点、下一阶段的对策和建议，并写明责任单位和时限"))
    sources_part(paper, sources)
    return paper


def _abstract(paper: Paper, report: Evaluated) -> None:
    paper.heading("摘要")
    for one in report.monitoring.outlines:
        final, midway = one.rates.total.final, one.rates.total.milestone
        said = (
            f"《{one.outline.title}》计入达标率的目标 {final_size(one.rates)} 项，对终期目标达标 {final.numerator} 项"
        )
        paper.body(f"{said}，达标率 {final.words}；{_midway_words(midway)}。{_changed(one)}")


def _midway_words(midway: Rate | None) -> str:
    if midway is None:
        return "没有中期节点值，不算节点达标率"
    return f"对中期节点达标 {midway.numerator} 项，达标率 {midway.words}"


def _changed(one: Monitored) -> str:
    return f"对终期目标的达标率{one.rates.changed}。" if one.rates.changed else ""


def _process(paper: Paper, report: Evaluated) -> None:
    paper.heading("评估工作")
    for one in report.monitoring.outlines:
        paper.body("".join(verdict_words(one, report.monitoring.year)))
    paper.body("两个时钟并列：终期目标看十年要达到的值，中期节点看第五年要达到的值；待核实、口径相近的不计入。")
    paper.body(OPEN.format("评估的组织、时间、各县（市、区）和成员单位自评、实地抽查的情况，经济社会发展背景"))


def _clocks(paper: Paper, one: Monitored) -> None:
    paper.heading(one.outline.title, 2)
    rows = [_clock_row(part) for part in (*one.rates.domains, one.rates.total)]
    paper.table(Table(CLOCKS, rows, f"{one.outline.title}对终期目标和中期节点（项）", CLOCK_WIDTHS, CLOCK_FIGURES))
    if final_size(one.rates):
        paper.picture(picture_of(one))


def _clock_row(part: Clocked) -> tuple[str, ...]:
    midway, counted = part.milestone, part.goals - part.left_out
    nodes = (str(midway.denominator), str(midway.numerator), midway.words) if midway else (NOT_APPLICABLE,) * 3
    return (part.title, str(part.goals), str(counted), str(part.final.numerator), part.final.words, *nodes)


def _domains(paper: Paper, one: Monitored, year: int, sources: Sources) -> None:
    paper.heading(one.outline.title, 2)
    heads = [*TARGETS]
    heads[3], heads[4] = heads[3].format(year - 1), heads[4].format(year)
    for title, lines in by_domain(one.lines, one.outline):
        paper.heading(title, 3)
        for line in filter(is_measured, lines):
            paper.body(f"{_sentence(line)}。")
        for statement in one.pairs.get(lines[0].target.domain_code, ()):
            paper.body(f"{statement}。")
        rows = [_row(line, sources) for line in lines]
        paper.table(Table(heads, rows, widths=TARGET_WIDTHS, figures=TARGET_FIGURES))


def _sentence(line: Line) -> str:
    """The sentence of a target with its change on the year before."""
    change = year_on_year(line)
    return sentence(line) if change == NOT_APPLICABLE else f"{sentence(line)}；{change}"


def _row(line: Line, sources: Sources) -> tuple[str, ...]:
    base, seen = line.case.base, line.published.adopted if line.published else None
    before = line.shelf.year(line.key, line.year - 1) if line.key else None
    cited = [source_words(one.source, one.confidence) for one in (seen, line.target, base) if one]
    return (
        f"{line.target.title}（{line.target.unit}）" if line.target.unit else line.target.title,
        str(base.year) if base else NOT_APPLICABLE,
        _plain(line, base.value if base else None),
        _plain(line, before.adopted.value if before else None),
        _plain(line, seen.value if seen else None),
        year_on_year(line),
        line.midway.title if line.midway else NOT_APPLICABLE,
        line.verdict.title,
        sources.cite(cited),
    )


def _plain(line: Line, value: Number | None) -> str:
    """A value without its unit, which stands beside the name of its target."""
    amount = exact(value)
    return NOT_APPLICABLE if amount is None else figure(amount, line.case.step)


def _missing(paper: Paper, report: Evaluated) -> None:
    """What is missing of the targets that are not reached, and at mid-term what the trend leads to."""
    lines = [line for line in report.monitoring.lines if not line.left_out and line.verdict.status == "not_reached"]
    if not lines:
        return
    paper.heading("差距和预测")
    if report.kind.is_final:
        gone = [(line.target.title, to_go(line.case)) for line in lines]
        paper.table(Table(MISSING[:2], gone, widths=(5, 4)))
        return
    told = [(line, FORECAST.function(line.case)) for line in lines]
    rows = [(line.target.title, to_go(line.case), _forecast(line, found)) for line, found in told]
    paper.body(f"预测按“{FORECAST.title}”：同口径至少三个数据点的最小二乘直线推到目标年，只说明趋势，不是承诺。")
    paper.table(Table(MISSING, rows, widths=(5, 4, 9)))


def _forecast(line: Line, found: Attainment) -> str:
    shown = result(line.case, found)
    return f"{shown}，{found.title}" if found.is_answered else found.short


def _regions(paper: Paper, report: Evaluated) -> None:
    """The regions below, where any of them has values: rates, index, ranks, or why there are none."""
    told = {code: heat for code, heat in report.regions.items() if heat.targets and any(_seen(heat))}
    if not told:
        return
    paper.heading("各地区情况")
    for one in report.monitoring.outlines:
        heat = told.get(one.outline.code)
        if heat is None:
            continue
        paper.heading(one.outline.title, 2)
        rows = [_region_row(row) for row in heat.rows]
        paper.table(Table(REGIONS, rows, f"{heat.area.region}各地区，{heat.year}年", REGION_WIDTHS, REGION_FIGURES))
        paper.body(f"综合指数：{heat.weighing.words}。")
        for words in (heat.set_aside, "" if heat.indices.may_rank.ok else heat.indices.may_rank.reason):
            if words:
                paper.body(f"{words}。")


def _seen(heat: Heat) -> Iterator[bool]:
    return (cell.line.published is not None for row in heat.rows for cell in row.cells)


def _region_row(row: Row) -> tuple[str, ...]:
    rank = row.rank.rank if row.rank else None
    counts = (str(row.rate.denominator), str(row.rate.numerator), row.rate.words)
    place = str(rank) if rank else NOT_APPLICABLE
    return (row.place.name, *counts, row.shown, place, row.movement or NOT_APPLICABLE)
