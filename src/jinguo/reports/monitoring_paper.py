"""The monitoring report as a Word paper: lead, domains, what is missed or lacks data, numbered sources."""

from collections.abc import Iterator, Sequence

from jinguo.base.papers.content import Paper, Table
from jinguo.committee.outlines.evaluating import Line
from jinguo.committee.outlines.rates import Clocked
from jinguo.committee.outlines.screens import by_domain, final_size
from jinguo.reports.monitored import Monitored, Monitoring, is_measured, sentence
from jinguo.reports.monitoring_chart import picture_of
from jinguo.rules.outlines import AUDIENCES
from jinguo.rules.progress import METHODS, Rate, parts_sum
from jinguo.rules.progress.case import Number, exact
from jinguo.rules.progress.rates import COUNTED_AS, COUNTS
from jinguo.rules.progress.words import per_cent, said
from jinguo.rules.verdict import Verdict
from jinguo.rules.wording import NOT_APPLICABLE

COUNTED = ("纲要", "目标", "有数值", "计入", *COUNTS.values())
COUNTED_WIDTHS, COUNTED_FIGURES = (4, 3, 4, 3, 3, 5, 4, 4, 5), frozenset(range(1, 9))
TARGETS = ("目标", "基期", "基期值", "{}年", "目标值", "结论", "来源")
TARGET_WIDTHS, TARGET_FIGURES = (29, 13, 25, 24, 26, 21, 18), frozenset({2, 3, 4})
MISSING = {"missed": "未达标", "no_data": "缺数据", "unjudged": "不能评估"}


class Sources:
    """The sources in the order in which they are first cited; each has one number."""

    def __init__(self) -> None:
        self.named: list[str] = []

    def cite(self, words: Sequence[str]) -> str:
        """The numbers of some sources, as a table has them: [1][3]."""
        for one in words:
            if one and one not in self.named:
                self.named.append(one)
        return "".join(f"[{self.named.index(one) + 1}]" for one in dict.fromkeys(words) if one)


def paper_of(report: Monitoring) -> Paper:
    """The whole report."""
    audiences = "".join(AUDIENCES[one.outline.audience] for one in report.outlines)
    paper = Paper(f"{audiences}发展纲要{report.year}年监测评估报告", under_title=[report.issuer])
    sources = Sources()
    _lead(paper, report)
    paper.heading("分领域情况")
    for one in report.outlines:
        _domains(paper, one, report.year, sources)
    lacking_part(paper, report)
    sources_part(paper, sources)
    return paper


def counts_of(report: Monitoring) -> tuple[list[tuple[str, ...]], Verdict]:
    """The table of counts, one row an outline and the whole, and whether the outlines sum to the whole."""
    parts = {one.outline.title: one.rates.total.final for one in report.outlines}
    whole = Rate(**{name: sum(getattr(part, name) for part in parts.values()) for name in COUNTS})
    rows = [_count_row(AUDIENCES[one.outline.audience], one.lines, one.rates.total.final) for one in report.outlines]
    return [*rows, _count_row("合计", report.lines, whole)], parts_sum(whole, parts)


def _count_row(title: str, lines: Sequence[Line], found: Rate) -> tuple[str, ...]:
    numbered = sum(line.target.as_rule.is_quantified for line in lines)
    counted = sum(not line.left_out for line in lines)
    return (title, *(str(one) for one in (len(lines), numbered, counted)), *(str(getattr(found, n)) for n in COUNTS))


def _lead(paper: Paper, report: Monitoring) -> None:
    paper.heading("总体情况")
    titles = "、".join(f"《{one.outline.title}》（{one.region.name}）" for one in report.outlines)
    paper.body(f"本报告监测{titles}{report.year}年的目标完成情况。")
    for one in report.outlines:
        paper.body("".join(verdict_words(one, report.year)))
    rows, sums = counts_of(report)
    paper.table(Table(COUNTED, rows, "各纲要目标完成情况（项）", COUNTED_WIDTHS, COUNTED_FIGURES))
    problems = [found for found in (sums, *(one.rates.sums for one in report.outlines)) if not found.ok]
    paper.body("表中“计入”等于其后五栏之和；文字目标、待核实和口径相近的目标不计入达标率。")
    for found in problems:
        paper.body(f"合计与分项不一致：{found.reason}。")


def verdict_words(one: Monitored, year: int) -> Iterator[str]:
    """The lead of an outline: method, counts, rate with its denominator, change on the year before."""
    outline, rates, final = one.outline, one.rates, one.rates.total.final
    tolerance = (
        f"，容差为目标的{per_cent(outline.tolerance_share * 100)}，由本级确定" if outline.method == "level" else ""
    )
    yield f"{AUDIENCES[outline.audience]}纲要按“{METHODS[outline.method].title}”评估{tolerance}。{rates.quantified}。"
    with_data = final_size(rates) - final.no_data
    left = f"；{rates.left_out_words}" if rates.left_out_words else ""
    yield f"计入达标率的 {final_size(rates)} 项，当年有数据的 {with_data} 项{left}。"
    yield f"对终期目标，达标率 {final.because}。{_against_last_year(one, year)}"
    if rates.total.milestone:
        yield f"对中期节点，达标率 {rates.total.milestone.because}。"
    if rates.texts.goals:
        yield f"文字目标不计入达标率，另按佐证材料判断：{rates.texts.because}。"


def _against_last_year(one: Monitored, year: int) -> str:
    """The change of the rate by the same method, with the data that either year lacks: they move it too."""
    if not one.rates.changed:
        return f"{year - 1}年没有监测值，不与上年比较。"
    lacked = sum(line.before.status == "no_data" for line in one.lines if not line.left_out)
    lacking = one.rates.total.final.no_data
    note = f"（上年缺数据 {lacked} 项，本年 {lacking} 项，变化含数据增减）" if lacked != lacking else ""
    return f"达标率{one.rates.changed}{note}。"


def _domains(paper: Paper, one: Monitored, year: int, sources: Sources) -> None:
    paper.heading(one.outline.title, 2)
    if final_size(one.rates):
        paper.picture(picture_of(one))
    counts = {part.title: part for part in one.rates.domains}
    for title, lines in by_domain(one.lines, one.outline):
        paper.heading(title, 3)
        paper.body(_domain_counts(counts[title]))
        for line in filter(is_measured, lines):
            paper.body(f"{sentence(line)}。")
        for statement in one.pairs.get(lines[0].target.domain_code, ()):
            paper.body(f"{statement}。")
        for line in lines:
            if line.judged:
                paper.body(f"{line.target.title}（{line.region.name}）：{line.verdict.short}。")
        rows = [_row(line, sources) for line in lines]
        paper.table(Table([head.format(year) for head in TARGETS], rows, widths=TARGET_WIDTHS, figures=TARGET_FIGURES))


def _domain_counts(part: Clocked) -> str:
    """How many targets a domain has, how many count, and how those stand."""
    found = "、".join(f"{title} {count} 项" for name, title in COUNTS.items() if (count := getattr(part.final, name)))
    left = f"，{part.left_out} 项不计入达标率" if part.left_out else ""
    counted = part.goals - part.left_out
    return f"目标 {part.goals} 项{left}。{f'计入的 {counted} 项中，{found}。' if counted else ''}"


def _row(line: Line, sources: Sources) -> tuple[str, ...]:
    """A target as the table has it."""
    base, seen = line.case.base, line.published.adopted if line.published else None
    words = [source_words(one.source, one.confidence) for one in (seen, line.target, base) if one]
    mark = f"（{line.left_out}）" if line.left_out else ""
    return (
        line.target.title,
        str(base.year) if base else NOT_APPLICABLE,
        _shown(line, base.value if base else None),
        _shown(line, seen.value if seen else None),
        line.target.shown,
        f"{line.verdict.title}{mark}",
        sources.cite(words),
    )


def _shown(line: Line, value: Number | None) -> str:
    amount = exact(value)
    return NOT_APPLICABLE if amount is None else said(line.case, amount)


def source_words(source: str, confidence: str) -> str:
    """A source with how sure it is."""
    return f"{source}（{confidence}）" if confidence and confidence not in source else source


def lacking_part(paper: Paper, report: Monitoring) -> None:
    """Every target that is missed, lacks data or does not count, each once with its reason."""
    paper.heading("未达标和缺数据的目标")
    for one in report.outlines:
        paper.heading(one.outline.title, 2)
        for title, lines in _groups(one.lines):
            paper.heading(f"{title}（{len(lines)} 项）", 3)
            for line in lines:
                why = f"{line.left_out}；" if line.left_out else ""
                paper.body(f"{line.target.title}：{why}{line.verdict.short}。")


def _groups(lines: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    """The groups of the third part, without empty ones."""
    for name, title in MISSING.items():
        found = [line for line in lines if not line.left_out and outcome(line) == name]
        if found:
            yield title, found
    if left := [line for line in lines if line.left_out and not line.judged]:
        yield "不计入达标率", left


def outcome(line: Line) -> str:
    """Under which count of a rate a target falls."""
    return COUNTED_AS.get(line.verdict.status, "missed")


def sources_part(paper: Paper, sources: Sources) -> None:
    """The numbered sources, as tables cite them."""
    paper.heading("数据来源")
    paper.body("表中方括号内是来源编号，依次为监测值、目标、基期值的来源，相同的只列一次。")
    for number, words in enumerate(sources.named, 1):
        paper.body(f"[{number}] {words}")
