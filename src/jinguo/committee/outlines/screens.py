"""What the pages show, made ready: headline numbers, lines by domain, methods beside each other."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlencode

from jinguo.base.web.components import Figure
from jinguo.committee.outlines.evaluating import Evaluation, Line
from jinguo.committee.outlines.models import Outline
from jinguo.committee.outlines.rates import Rates
from jinguo.committee.outlines.series import Year
from jinguo.org.structure.models import Region
from jinguo.rules.exact_words import figure
from jinguo.rules.outlines import DOMAINS
from jinguo.rules.progress import METHODS, Attainment
from jinguo.rules.progress.case import Number, exact
from jinguo.rules.progress.methods import DECIDING
from jinguo.rules.progress.naming import UNCONFIRMED
from jinguo.rules.progress.words import result, said
from jinguo.rules.wording import NOT_APPLICABLE


class Compared(NamedTuple):
    """What one method says of a target, as a row of the table; `is_chosen` is the one that the outline names."""

    title: str
    asks: str
    figure: str
    found: Attainment
    is_chosen: bool


def counts(lines: Sequence[Line], rates: Rates) -> list[Figure]:
    """How many targets there are, have a number and data, are reached, nearly reached, missed."""
    numbered = [line for line in lines if line.target.as_rule.is_quantified]
    seen = sum(line.published is not None for line in numbered)
    left, final = len(numbered) - final_size(rates), rates.total.final
    return [
        Figure("目标", str(len(lines)), "项"),
        Figure("有数值", str(len(numbered)), "项", remark=f"其中 {left} 项不计入达标率" if left else ""),
        Figure("当年有数据", str(seen), "项"),
        Figure("达标", str(final.reached), "项"),
        Figure("基本达标", str(final.basically), "项"),
        Figure("未达标", str(final.missed), "项", remark=f"另有缺数据 {final.no_data} 项" if final.no_data else ""),
    ]


def final_size(rates: Rates) -> int:
    """How many targets count in the rate of the final target, with data or without."""
    one = rates.total.final
    return one.reached + one.basically + one.missed + one.no_data + one.unjudged


def by_domain(lines: Sequence[Line], outline: Outline) -> list[tuple[str, list[Line]]]:
    """The lines under the titles of their domains, in the order of the outline."""
    ordered = sorted(lines, key=lambda line: [*DOMAINS].index(line.target.domain_code))
    groups = groupby(ordered, key=lambda line: line.target.domain_code)
    return [(DOMAINS[code].full(outline.audience), list(found)) for code, found in groups]


def compared(line: Line) -> list[Compared]:
    """Every method beside each other; of a text goal only its evidence, since it has no number."""
    chosen = line.verdict.method
    found = [one for one in line.methods if one.method == chosen] if line.target.comparator == "text" else line.methods
    return [
        Compared(
            METHODS[one.method].title,
            METHODS[one.method].asks,
            result(line.case, one),
            one,
            one.method == chosen,
        )
        for one in found
    ]


def disagreeing(line: Line) -> str:
    """Which deciding methods come to another verdict than the adopted one; empty where all agree."""
    deciding = [one for one in line.methods if one.method in DECIDING and one.is_answered]
    differing = [METHODS[one.method].title for one in deciding if one.status != line.verdict.status]
    if not differing or not line.verdict.is_answered:
        return ""
    return f"{'、'.join(differing)}与采用的结论不一致，评估报告须并列写明。"


def headline(line: Line) -> list[Figure]:
    """Value, target, baseline and how far it has come."""
    seen = line.published.adopted if line.published else None
    base, gone = line.case.base, next(one for one in line.methods if one.method == "baseline")
    return [
        Figure(f"{line.year}年监测值", *_apart(seen.value if seen else None, line), remark=_moved(line)),
        Figure(f"{line.target.year or line.target.outline.last}年目标", *_asked(line), remark=_midway(line)),
        Figure(f"基期值（{base.year}年）" if base else "基期值", *_apart(base.value if base else None, line)),
        Figure("从基期到目标走完", result(line.case, gone), remark=gone.title if gone.is_answered else ""),
    ]


def _midway(line: Line) -> str:
    point = line.target.midway
    return f"{point.year}年节点 {said(line.case, point.value)}" if point else ""


def _moved(line: Line) -> str:
    """How the value differs from the one observed before; empty where there is none."""
    seen = line.case.seen
    if line.case.actual is None or len(seen) < 2:
        return ""
    before = seen[-2]
    gap = line.case.actual - (exact(before.value) or 0)
    way = "升" if gap > 0 else "降" if gap < 0 else "持平"
    return f"比{before.year}年{way} {figure(abs(gap), line.case.step)}" if gap else f"与{before.year}年{way}"


def _asked(line: Line) -> tuple[str, str]:
    """What is asked for, its unit apart so that it may be drawn small."""
    words, unit = line.target.shown, line.target.unit
    is_number = unit and words.endswith(unit) and not line.target.share
    return (words.removesuffix(unit).rstrip(), unit) if is_number else (words, "")


def _apart(value: Number | None, line: Line) -> tuple[str, str]:
    """A value with the places of its case, and its unit."""
    amount = exact(value)
    return (NOT_APPLICABLE, "") if amount is None else (figure(amount, line.case.step), line.target.unit)


def marks(line: Line) -> list[tuple[str, str]]:
    """What has to be said beside a light, as tone and word: 待核实, 口径相近, sources that differ."""
    seen = line.published.adopted if line.published else None
    found = []
    if line.target.is_unconfirmed:
        found.append(("near", f"目标{UNCONFIRMED}"))
    if line.is_near:
        found.append(("near", "口径相近"))
    if seen and seen.confidence:
        found.append(("near", f"监测值{seen.confidence}"))
    if line.published and line.published.differs:
        found.append(("none", "来源不一致"))
    return found


def query_of(found: Evaluation, place: Region) -> str:
    """The part of an address that keeps year and region."""
    chosen = {"year": str(found.year)}
    if place.pk != found.outline.region_id:
        chosen["region"] = place.code
    return f"?{urlencode(chosen)}"


def years_of(line: Line) -> list[tuple[Year, bool]]:
    """The years of a series, newest first, each with whether the scope changed there."""
    breaks = {one.year for one in line.shelf.series(line.key) if one.breaks} if line.key else set()
    found = line.shelf.years.get(line.key, {}) if line.key else {}
    return [(found[year], year in breaks) for year in sorted(found, reverse=True)]
